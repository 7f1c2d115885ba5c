"""The Helm releases in their order, each watched while it comes up."""

import json
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deployables import SERVICES
from souk.cluster.diagnosis import report
from souk.cluster.images import Images
from souk.cluster.progress import Progress
from souk.cluster.records import newest, records
from souk.cluster.seeds import seeds
from souk.cluster.target import Target
from souk.cluster.troubles import Trouble, troubles
from souk.cluster.unchanged import as_they_were, inputs
from souk.commands.failure import CommandFailed

# Above the 900 s that a migration may take, and the two minutes a rollout waits beyond them.
_PATIENCE_SECONDS = 1200
# What was broken before may stay so for as long, until this release has replaced it.
_GRACE_SECONDS = 60.0
_PAUSE = 1.0
_BUSY = "another operation (install/upgrade/rollback) is in progress"


@dataclass(frozen=True, slots=True)
class Release:
    """A chart in a namespace."""

    name: str
    namespace: str
    chart: str
    values: tuple[str, ...] = ()


_KIND = ("charts/souk/values-light.yaml", "k8s/environments/kind.yaml")
_SHOP = (*(service.name for service in SERVICES), "frontend", "sandbox", "demo")
STAGES = (
    (Release("operator", "souk-system", "charts/operator"),),
    (Release("data", "souk-data", "k8s/data"),),
    # Each by itself, as Skaffold does it, so that one can go on with what the other began; all at once.
    tuple(Release(name, "souk", f"charts/{name}", _KIND) for name in _SHOP),
)
_RESOURCES = {"souk-data": ("postgresservers.souk.dev",), "souk": ("databases.souk.dev",)}
"""What is watched in a namespace besides its pods."""


def values(release: Release, target: Target, images: Images) -> dict[str, Any]:
    """What this cluster adds to the release's values: the images that were just built, and the address."""
    if release.name == "operator":
        return {"image": {"tag": images["operator"]}, "replicas": 1}
    if release.name == "data":
        return {"mail": {"image": f"souk/mail:{images['mail']}"}}
    own: dict[str, Any] = {"global": {"service": {"publicUrl": target.url}}}
    if release.name == "demo":
        tags = {name: {"tag": tag} for name, tag in images.items() if name.endswith("-service")}
        return own | {"images": tags, "seeds": seeds(target.root)}
    return own | {"image": {"tag": images[release.name]}}


def unchanged(target: Target, images: Images, progress: Progress) -> set[str]:
    """Names of the releases that need no upgrade: same chart, values and images, and nobody changed them by hand."""
    with progress.step("what changed"):
        found, monitored = newest(records(target)), _monitored(target)
        releases = [release for stage in STAGES for release in stage]
        wanted = {release.name: _description(release, target, images, monitored=monitored) for release in releases}
        return as_they_were(target, wanted, {each.name: found.get((each.namespace, each.name)) for each in releases})


def _monitored(target: Target) -> bool:
    """Whether there is the Prometheus operator's API, for which the charts have objects that they leave out else."""
    return target.attempt("kubectl", "get", "--raw", "/apis/monitoring.coreos.com/v1").returncode == 0


def _description(release: Release, target: Target, images: Images, *, monitored: bool) -> str:
    files = [target.root / file for file in release.values]
    return inputs(target.root / release.chart, files, values(release, target, images) | {"monitored": monitored})


def install(releases: Sequence[Release], target: Target, images: Images, progress: Progress) -> None:
    """Install or upgrade releases of one namespace side by side, until all is ready.

    Raises CommandFailed with the reason as soon as there is one.
    """
    namespace = releases[0].namespace
    with progress.step("releases " + ", ".join(release.name for release in releases)):
        monitored, options = _monitored(target), target.taking_back
        at_work = {release.name: _start(release, target, images, options, monitored=monitored) for release in releases}
        try:
            watch(target, namespace, progress, until=lambda: all(helm.poll() is not None for helm in at_work.values()))
        finally:
            codes = {name: _stop(helm) for name, helm in at_work.items()}
        if failed := [name for name, code in codes.items() if code != 0]:
            explained = "\n".join(_explained(target, namespace, name) for name in failed)
            found = report(target, troubles(seen(target, namespace)))
            raise CommandFailed(f"Helm could not install {', '.join(failed)}:\n{explained}\n{found}")
        _watch_until_ready(target, namespace, progress)


def await_ready(namespace: str, target: Target, progress: Progress) -> None:
    """What was not upgraded has to serve too. Raises CommandFailed with the reason when it does not."""
    with progress.step(f"all of {namespace} is ready"):
        _watch_until_ready(target, namespace, progress)


def _watch_until_ready(target: Target, namespace: str, progress: Progress) -> None:
    watch(target, namespace, progress, until=lambda: all(each.of_job for each in troubles(seen(target, namespace))))


def _stop(helm: subprocess.Popen[bytes]) -> int:
    """Its exit code; where it is still at work, it marks its release as failed."""
    helm.terminate()
    return helm.wait()


def _start(
    release: Release, target: Target, images: Images, options: tuple[str, ...], *, monitored: bool
) -> subprocess.Popen[bytes]:
    own = target.home / f"{release.name}.values.json"
    own.write_text(json.dumps(values(release, target, images), indent=2))
    files = [str(target.root / file) for file in release.values] + [str(own)]
    return target.start(
        target.helm, "upgrade", "--install", release.name, str(target.root / release.chart),
        "--namespace", release.namespace, "--wait", "--timeout", f"{_PATIENCE_SECONDS}s", *options,
        "--description", _description(release, target, images, monitored=monitored),
        *(argument for file in files for argument in ("--values", file)), output=_log(target, release.name),
    )  # fmt: skip


def watch(target: Target, namespace: str, progress: Progress, *, until: Callable[[], bool]) -> None:
    """Show what is not ready until `until`; raises CommandFailed when waiting cannot help, or takes too long."""
    began = time.monotonic()
    before = {_known(trouble) for trouble in troubles(seen(target, namespace)) if trouble.hopeless}
    while not until():
        found, waited = troubles(seen(target, namespace)), time.monotonic() - began
        spared = before if waited < _GRACE_SECONDS else set()
        hopeless = any(trouble.hopeless and _known(trouble) not in spared for trouble in found)
        if hopeless or waited > _PATIENCE_SECONDS:
            raise CommandFailed(f"{namespace} does not come up.\n{report(target, found)}")
        progress.show("; ".join(str(trouble)[:110] for trouble in found[:4]) or "…")
        time.sleep(_PAUSE)


def _known(trouble: Trouble) -> tuple[str, str]:
    """What was broken before: a pod, whatever it says of itself, or a resource with this very sentence."""
    return trouble.name, "" if trouble.kind == "Pod" else trouble.why


def seen(target: Target, namespace: str) -> list[Any]:
    """The pods and the operator's resources in the namespace, as the API server has them."""
    kinds = ",".join(("pods", *_RESOURCES.get(namespace, ())))
    asked = target.attempt("kubectl", "--namespace", namespace, "get", kinds, "--output", "json")
    return list(json.loads(asked.stdout)["items"]) if asked.returncode == 0 else []


def _log(target: Target, name: str) -> Path:
    return target.home / f"{name}.log"


def _explained(target: Target, namespace: str, name: str) -> str:
    lines = [line for line in _log(target, name).read_text().splitlines() if "symbolic link" not in line][-20:]
    if any(_BUSY in line for line in lines):
        last = newest(records(target))[namespace, name]
        undo = "rollback" if last.revision > 1 else "uninstall"
        lines.append(
            f"{name} is {last.status}: another Helm is at work on it, or was killed. If none is:"
            f" {target.helm} --namespace {namespace} {undo} {name}, and then the same again."
        )
    return "\n".join(lines)
