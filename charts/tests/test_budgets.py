"""Connections, CPU and memory are counted before anything is installed."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import helm_python
import pytest
import yaml
from generate.places import UMBRELLA
from rendering import DATA, Object, containers, merged, of_kind, pod_specs, render, the

from deployables import SERVICES

LIGHT = yaml.safe_load((UMBRELLA / "values-light.yaml").read_text())
OPERATOR = (Decimal("0.050"), Decimal(160 * 2**20))
"""What the operator asks for (charts/operator), CPU and memory."""
UNITS = {"m": Decimal("0.001"), "Ki": Decimal(2**10), "Mi": Decimal(2**20), "Gi": Decimal(2**30)}


def amount(text: str | float) -> Decimal:
    """500m, 2, 128Mi as cores or bytes."""
    for unit, factor in UNITS.items():
        if str(text).endswith(unit):
            return Decimal(str(text).removesuffix(unit)) * factor
    return Decimal(str(text))


def asked(spec: Object, resource: str, kind: str = "requests") -> Decimal:
    """What a pod asks for: its containers together, or its largest init container."""
    together = sum((amount(each["resources"][kind][resource]) for each in spec["containers"]), Decimal(0))
    alone = [amount(each["resources"][kind][resource]) for each in containers(spec)]
    return max(together, *alone)


def lasting(objects: Iterable[Object]) -> list[Object]:
    """The pod specs of what runs all the time."""
    kept = [each for each in objects if each["kind"] in ("Deployment", "StatefulSet", "DaemonSet")]
    assert all(each["spec"].get("replicas", 1) == 1 for each in kept)
    return [spec for _, spec in pod_specs(kept)]


def everything_light() -> list[Object]:
    return [*render(UMBRELLA, LIGHT), *render(DATA), *traefik()]


def traefik() -> list[Object]:
    files = sorted((DATA.parent / "traefik").glob("*.yaml"))
    return [each for file in files for each in yaml.safe_load_all(file.read_text()) if each]


def test_light_asks_for_800m_of_cpu_at_most_with_a_pod_more_during_a_rollout() -> None:
    pods = [asked(spec, "cpu") for spec in lasting(everything_light())]
    job = max(asked(spec, "cpu") for name, spec in pod_specs(everything_light()) if name.startswith("Job/"))
    assert sum(pods) + OPERATOR[0] + max(pods) + job <= Decimal("0.8")


def test_light_asks_for_4_gib_at_most() -> None:
    pods = [asked(spec, "memory") for spec in lasting(everything_light())]
    job = max(asked(spec, "memory") for name, spec in pod_specs(everything_light()) if name.startswith("Job/"))
    assert sum(pods) + OPERATOR[1] + max(pods) + job <= 4 * 2**30


def test_more_pods_than_the_database_takes_connections_are_refused_with_the_sum() -> None:
    sentence = r"order-service needs up to 65 connections, \(5 pods \+ 1 in a rollout\) x 10 \+ 5"
    with pytest.raises(helm_python.HelmError, match=sentence):
        render("order-service", {"autoscaling": {"maxReplicas": 5}})
    render("order-service", {"autoscaling": {"maxReplicas": 5}, "database": {"connectionLimit": 65}})


@pytest.mark.parametrize(
    "values",
    [
        {"autoscaling": {"enabled": False}, "replicas": 5},
        {"maxSurge": 3},
        {"database": {"pool": 12}},
        {"database": {"connectionLimit": 54}},
    ],
)
def test_every_factor_of_the_connection_budget_counts(values: dict[str, Any]) -> None:
    with pytest.raises(helm_python.HelmError, match="connectionLimit"):
        render("order-service", values)


def test_what_uses_no_database_has_no_connection_budget() -> None:
    assert not of_kind(render("sandbox", {"database": {"connectionLimit": 6}}), "Database")


@pytest.mark.parametrize("values", [{}, LIGHT], ids=["default", "light"])
def test_the_server_of_the_cluster_takes_the_connections_of_every_database(values: dict[str, Any]) -> None:
    limits = [each["spec"]["connectionLimit"] for each in of_kind(render(UMBRELLA, merged(values)), "Database")]
    settings = the(render(DATA), "ConfigMap", "postgres")["data"]["souk.conf"]
    (most,) = [int(line.split("=")[1]) for line in settings.splitlines() if line.startswith("max_connections")]
    assert len(limits) == len(SERVICES)
    assert sum(limits) < most
