"""What `make kind` and `make deploy` do, in order."""

import json
import time
import urllib.error
import urllib.request

import yaml
from rich.console import Console

from souk.cluster import images, kind
from souk.cluster.demo import wait_for_demo
from souk.cluster.gateway import put_up
from souk.cluster.old_images import remove_old
from souk.cluster.progress import Progress
from souk.cluster.releases import STAGES, await_ready, install, unchanged
from souk.cluster.summary import summary
from souk.cluster.target import Target
from souk.commands.failure import CommandFailed
from souk.kubernetes.missing import Unfit, missing, read_existing
from souk.kubernetes.secret_keys import Cluster, secret_keys

_ANSWER_SECONDS = 60.0


def up(target: Target, console: Console) -> None:
    """From nothing, or from whatever there is, to a shop that sells."""
    progress = Progress(console)
    kind.ensure(target, progress)
    _build_and_roll_out(target, progress)
    summary(target, console)


def deploy(target: Target, console: Console) -> None:
    """Build what changed and roll it out in the cluster that is there."""
    progress = Progress(console)
    kind.connect(target)
    _build_and_roll_out(target, progress)
    summary(target, console)


def prepare(target: Target, progress: Progress) -> None:
    """What releases need before them: namespaces, the gateway, secrets."""
    with progress.step("namespaces, gateway, secrets"):
        namespaces = (target.root / "k8s" / "kind" / "namespaces.yaml").read_text()
        target.run("kubectl", "apply", "--filename", "-", given=namespaces)
        put_up(target)
        _make_secrets(target)


def _build_and_roll_out(target: Target, progress: Progress) -> None:
    built = images.build(target, progress)
    images.load(target, built, progress)
    prepare(target, progress)
    same = unchanged(target, built, progress)
    for releases in STAGES:
        if due := [release for release in releases if release.name not in same]:
            install(due, target, built, progress)
        else:
            await_ready(releases[0].namespace, target, progress)
    with progress.step("demo data"):
        wait_for_demo(target, progress)
    with progress.step(f"the shop at {target.url}"):
        _wait_for_answer(target)
    if len(same) < sum(map(len, STAGES)):
        remove_old(target, built, progress)


def _make_secrets(target: Target) -> None:
    """Create those that are missing; what exists stays."""
    cluster = Cluster()
    found = target.run("kubectl", "get", "secrets", "--all-namespaces", "--field-selector",
                       "type!=helm.sh/release.v1", "--output", "json")  # fmt: skip
    namespaces = (cluster.services, cluster.data, cluster.operator)
    ours = [each for each in json.loads(found)["items"] if each["metadata"]["namespace"] in namespaces]
    try:
        manifests = missing(secret_keys(cluster), read_existing(ours))
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
