"""The Helm releases in their order, each watched while it comes up."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from souk.cluster.diagnosis import report
from souk.cluster.images import NAMES, Images
from souk.cluster.progress import Progress
from souk.cluster.target import Target
from souk.cluster.troubles import troubles
from souk.commands.failure import CommandFailed

# Above the 900 s that a migration may take, and the two minutes a rollout waits beyond them.
_PATIENCE_SECONDS = 1200
# What was broken before may stay so for as long, until this release has replaced it.
_GRACE_SECONDS = 60.0
_PAUSE = 2.0


@dataclass(frozen=True, slots=True)
class Release:
    """A chart in a namespace; `kinds` is what is watched there besides pods."""

    name: str
    namespace: str
    chart: str
    values: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


OPERATOR = Release("operator", "souk-system", "charts/operator")
DATA = Release("data", "souk-data", "k8s/data", kinds=("postgresservers.souk.dev",))
SHOP = Release(
    "souk",
    "souk",
    "charts/souk",
    ("charts/souk/values-light.yaml", "k8s/environments/kind.yaml"),
    ("databases.souk.dev",),
)


def values(release: Release, target: Target, images: Images) -> dict[str, Any]:
    """What this cluster adds to the release's values: the images that were just built, and the address."""
    if release is OPERATOR:
        return {"image": {"tag": images["operator"]}}
    if release is DATA:
        return {"mail": {"image": f"souk/mail:{images['mail']}"}}
    services = [name for name in NAMES if name not in ("operator", "mail")]
    tags = {name: {"image": {"tag": images[name]}} for name in services}
    demo = {"images": {name: {"tag": images[name]} for name in services if name != "sandbox"}}
    return tags | {"demo": demo, "global": {"service": {"publicUrl": target.url}}}


def install(release: Release, target: Target, images: Images, progress: Progress) -> None:
    """Install or upgrade, until all of it is ready. Raises CommandFailed with the reason as soon as there is one."""
    with progress.step(f"release {release.name}"):
        own = target.home / f"{release.name}.values.json"
        own.write_text(json.dumps(values(release, target, images), indent=2))
        files = [str(target.root / file) for file in release.values] + [str(own)]
        log = target.home / f"{release.name}.log"
        helm = target.start(
            target.helm, "upgrade", "--install", release.name, str(target.root / release.chart),
            "--namespace", release.namespace, "--wait", "--timeout", f"{_PATIENCE_SECONDS}s",
            *(argument for file in files for argument in ("--values", file)), output=log,
        )  # fmt: skip
        try:
            watch(target, release, progress, until=lambda: helm.poll() is not None)
        finally:
            helm.terminate()  # marks the release as failed, if it is still at work
            helm.wait()
        if helm.returncode != 0:
            raise CommandFailed(f"Helm could not install {release.name}:\n{_told(log)}\n{_report(target, release)}")
        watch(target, release, progress, until=lambda: all(each.of_job for each in troubles(seen(target, release))))


def watch(target: Target, release: Release, progress: Progress, *, until: Callable[[], bool]) -> None:
    """Tell what is not ready until `until`; raises CommandFailed when waiting cannot help, or takes too long."""
    began = time.monotonic()
    before = {trouble.name for trouble in troubles(seen(target, release)) if trouble.hopeless}
    while not until():
        found, waited = troubles(seen(target, release)), time.monotonic() - began
        spared = before if waited < _GRACE_SECONDS else set()
        hopeless = any(trouble.hopeless and trouble.name not in spared for trouble in found)
        if hopeless or waited > _PATIENCE_SECONDS:
            raise CommandFailed(f"{release.name} does not come up.\n{report(target, found)}")
        progress.tell("; ".join(str(trouble)[:110] for trouble in found[:4]) or "…")
        time.sleep(_PAUSE)


def seen(target: Target, release: Release) -> list[Any]:
    """The pods and the resources of the operator's in the release's namespace, as the API server has them."""
    asked = target.attempt(
        "kubectl", "--namespace", release.namespace, "get", ",".join(("pods", *release.kinds)), "--output", "json"
    )
    return list(json.loads(asked.stdout)["items"]) if asked.returncode == 0 else []


def _report(target: Target, release: Release) -> str:
    return report(target, troubles(seen(target, release)))


def _told(log: Path) -> str:
    lines = [line for line in log.read_text().splitlines() if "symbolic link" not in line]
    return "\n".join(lines[-20:])
