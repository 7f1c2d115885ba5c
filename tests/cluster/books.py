"""`souk invariants --cluster`, with the cluster's own kubeconfig."""

from kube import Cluster

from souk.invariants.cluster import Kubectl, reached
from souk.invariants.runner import run
from souk.invariants.sources import open_sources
from souk.kubernetes.secret_keys import Cluster as Namespaces


def check_books(cluster: Cluster, patience: float = 120.0) -> tuple[int, list[str]]:
    """(how many checks hold, what the others say); every check finds all that it needs."""
    with (
        reached(Namespaces(), Kubectl(cluster.target.environment)) as where,
        open_sources(where.databases, where.ledger, where.valkey) as sources,
    ):
        verdicts = list(run(sources, patience=patience))
    assert not [verdict.check.id for verdict in verdicts if verdict.missing]
    broken = [f"{each.check.id}: {said}" for each in verdicts if each.finding for said in each.finding.violations]
    return sum(verdict.holds for verdict in verdicts), broken
