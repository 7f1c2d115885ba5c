"""What `make kind` and `make deploy` do, in order."""

import json
import time
import urllib.error
import urllib.request

import yaml
from rich.console import Console

from souk.cluster import images, kind
from souk.cluster.demo import wait_for_demo
from souk.cluster.progress import Progress
from souk.cluster.releases import STAGES, install
from souk.cluster.target import Target
from souk.commands.failure import CommandFailed
from souk.kubernetes.catalogue import Cluster, catalogue
from souk.kubernetes.missing import Unfit, missing, read_existing

_ANSWER_SECONDS = 60.0


def up(target: Target, console: Console) -> None:
    """From nothing, or from whatever there is, to a shop that sells."""
    progress = Progress(console)
    kind.ensure(target, progress)
    built = images.build(target, progress)
    images.load(target, built, progress)
    prepare(target, progress)
    _roll_out(target, built, progress)
    _summary(target, console)


def prepare(target: Target, progress: Progress) -> None:
    """What releases need before them: namespaces, the gateway, secrets."""
    with progress.step("namespaces, gateway, secrets"):
        applied = target.run("kubectl", "apply", "--filename", "k8s/kind/namespaces.yaml", "--filename", "k8s/traefik")
        if "configmap/traefik configured" in applied:  # It is read at the start alone.
            target.run("kubectl", "--namespace", "traefik", "rollout", "restart", "daemonset/traefik")
        _make_secrets(target)


def deploy(target: Target, console: Console) -> None:
    """Build what changed and roll it out in the cluster that is there."""
    progress = Progress(console)
    kind.connect(target)
    built = images.build(target, progress)
    images.load(target, built, progress)
    prepare(target, progress)
    _roll_out(target, built, progress)
    _summary(target, console)


def _roll_out(target: Target, built: images.Images, progress: Progress) -> None:
    for releases in STAGES:
        install(releases, target, built, progress)
    with progress.step("demo data"):
        wait_for_demo(target, progress)
    with progress.step(f"the shop at {target.url}"):
        _wait_for_answer(target)


def _make_secrets(target: Target) -> None:
    """Create those that are missing; what exists stays."""
    cluster = Cluster()
    namespaces = (cluster.services, cluster.data, cluster.operator)
    found = [target.run("kubectl", "--namespace", each, "get", "secrets", "--output", "json") for each in namespaces]
    try:
        manifests = missing(catalogue(cluster), read_existing(map(json.loads, found)))
    except Unfit as unfit:
        raise CommandFailed(str(unfit)) from None
    if manifests:
        target.run("kubectl", "create", "--filename", "-", given=yaml.safe_dump_all(manifests))


def _wait_for_answer(target: Target) -> None:
    """A gateway learns of ready pods a moment after Kubernetes does."""
    end = time.monotonic() + _ANSWER_SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"{target.url}/api/products?limit=1", timeout=5):  # noqa: S310 - our own
                return
        except (OSError, urllib.error.URLError) as error:
            if time.monotonic() > end:
                raise CommandFailed(f"The shop does not answer at {target.url}: {error}") from None
        time.sleep(0.5)


def _summary(target: Target, console: Console) -> None:
    console.print(target.run("kubectl", "--namespace", "souk", "get", "databases,deployments,ingress"))
    console.print(f"The shop is at {target.url}; souk buy --url {target.url}", highlight=False)
    console.print(f"export KUBECONFIG={target.kubeconfig}", highlight=False, soft_wrap=True)
