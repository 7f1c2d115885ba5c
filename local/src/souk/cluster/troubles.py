"""Reading pods and Databases: what is not ready, why, and whether waiting will help."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

_NEVER = {"ErrImageNeverPull", "InvalidImageName", "ImagePullBackOff"}
_BAD = _NEVER | {"CrashLoopBackOff", "ErrImagePull", "CreateContainerConfigError", "CreateContainerError", "Error"}
_ENOUGH_CRASHES = 4


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is not ready; `container` is empty unless one of a pod's is to blame.

    A Job's pod is no part of a release: what it does shows in a Database, or may be done anew.
    """

    kind: str
    namespace: str
    name: str
    why: str
    container: str = ""
    restarts: int = 0
    hopeless: bool = False
    of_job: bool = False

    def __str__(self) -> str:
        return f"{self.name}: {self.why}" if self.kind == "Pod" else f"{self.kind} {self.name}: {self.why}"


def troubles(objects: Iterable[Any]) -> list[Trouble]:
    """All that is not ready among pods, Databases and PostgresServers."""
    return [trouble for each in objects for trouble in _OF.get(each["kind"], _of_nothing)(each)]


def _of_nothing(_: Any) -> Iterator[Trouble]:
    yield from ()


def _of_pod(pod: Any) -> Iterator[Trouble]:
    status = pod.get("status", {})
    meta = pod["metadata"]
    over = status.get("phase") in ("Succeeded", "Failed") or "deletionTimestamp" in meta
    if over or _condition(pod, "Ready").get("status") == "True":
        return
    found = list(_of_containers(status))
    if not found:
        scheduled = _condition(pod, "PodScheduled")
        why = scheduled.get("message") if scheduled.get("status") == "False" else ""
        found = [("", why or _phase(status), 0, False)]
    job = any(owner["kind"] == "Job" for owner in meta.get("ownerReferences", ()))
    for container, why, restarts, hopeless in found:
        yield Trouble("Pod", meta["namespace"], meta["name"], why, container, restarts, hopeless and not job, job)


def _of_containers(status: Any) -> Iterator[tuple[str, str, int, bool]]:
    for container in (*status.get("initContainerStatuses", ()), *status.get("containerStatuses", ())):
        waiting = container.get("state", {}).get("waiting") or {}
        reason, restarts = waiting.get("reason", ""), container.get("restartCount", 0)
        if reason in _BAD:
            message = waiting.get("message", "")
            hopeless = reason in _NEVER or (reason == "CrashLoopBackOff" and restarts >= _ENOUGH_CRASHES)
            yield container["name"], f"{container['name']} {reason} {message}".strip(), restarts, hopeless


def _phase(status: Any) -> str:
    running = [each["name"] for each in status.get("initContainerStatuses", ()) if "running" in each.get("state", {})]
    return f"{running[0]} at work" if running else f"{status.get('phase', 'Unknown').lower()}, not ready"


def _of_resource(resource: Any) -> Iterator[Trouble]:
    meta = resource["metadata"]
    ready, stalled = _condition(resource, "Ready"), _condition(resource, "Stalled")
    observed = resource.get("status", {}).get("observedGeneration") == meta.get("generation")
    if observed and ready.get("status") == "True":
        return
    if observed and stalled.get("status") == "True":
        yield Trouble(resource["kind"], meta.get("namespace", ""), meta["name"], stalled["message"], hopeless=True)
        return
    why = _condition(resource, "Reconciling").get("message") or ready.get("message") or "not looked at yet"
    yield Trouble(resource["kind"], meta.get("namespace", ""), meta["name"], why)


def _condition(resource: Any, kind: str) -> dict[str, Any]:
    conditions: list[dict[str, Any]] = resource.get("status", {}).get("conditions") or []
    return next((each for each in conditions if each["type"] == kind), {})


_OF = {"Pod": _of_pod, "Database": _of_resource, "PostgresServer": _of_resource}
