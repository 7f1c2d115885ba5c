"""Jobs, pods and Deployments as the decision needs them."""

import json
from typing import Any

from souk_operator import names
from souk_operator.decide.jobs import CONTAINER
from souk_operator.decide.observed import DeploymentSeen, JobSeen, PodSeen
from souk_operator.durations import moment
from souk_operator.kubernetes import Kubernetes
from souk_operator.resources import Manifest

LOG_LINES = 30
_LOG_CHARACTERS = 2000
_ENDED = ("Succeeded", "Failed")


async def jobs(kubernetes: Kubernetes, namespace: str, database: str) -> tuple[JobSeen, ...]:
    """The migration Jobs of a Database, with what their pods answered."""
    label = {names.JOB_LABEL: database}
    found = await kubernetes.list("Job", namespace, label)
    pods = await kubernetes.list("Pod", namespace, label) if found else []
    return tuple([await _job(kubernetes, each, _of(each, pods)) for each in found])


def pods(found: list[Manifest]) -> tuple[PodSeen, ...]:
    """Pods that have not ended; a terminating one still counts."""
    return tuple(
        PodSeen(
            name=pod["metadata"]["name"],
            images=_images(pod["spec"]),
            created=moment(pod["metadata"].get("creationTimestamp")),
            credentials=(pod["metadata"].get("annotations") or {}).get(names.CREDENTIALS_HASH),
            started=(pod.get("status") or {}).get("phase") != "Pending",
            leaving=bool(pod["metadata"].get("deletionTimestamp")),
        )
        for pod in found
        if (pod.get("status") or {}).get("phase") not in _ENDED
    )


def deployments(found: list[Manifest]) -> tuple[DeploymentSeen, ...]:
    """Deployments by what their pod template says."""
    return tuple(
        DeploymentSeen(
            name=each["metadata"]["name"],
            images=_images(each["spec"]["template"]["spec"]),
            created=moment(each["metadata"].get("creationTimestamp")),
            credentials=((each["spec"]["template"].get("metadata") or {}).get("annotations") or {}).get(
                names.CREDENTIALS_HASH
            ),
        )
        for each in found
    )


async def _job(kubernetes: Kubernetes, job: Manifest, pods: list[Manifest]) -> JobSeen:
    meta, status = job["metadata"], job.get("status") or {}
    true = {each["type"]: each for each in status.get("conditions") or () if each["status"] == "True"}
    state: Any = "succeeded" if "Complete" in true else "failed" if "Failed" in true else "running"
    ended = true.get("Complete") or true.get("Failed") or {}
    pod = max(pods, key=lambda each: each["metadata"].get("creationTimestamp") or "", default=None)
    tail = ""
    if state == "failed" and pod is not None:
        tail = (await kubernetes.log(meta["namespace"], pod["metadata"]["name"], CONTAINER, LOG_LINES)).strip()
    return JobSeen(
        name=meta["name"],
        kind=meta["labels"][names.JOB_KIND_LABEL],
        state=state,
        image=_images(job["spec"]["template"]["spec"])[0],
        answer=_answer(pod),
        at_work=_began(pod),
        hint=ended.get("message", "") if state == "failed" else _hint(pod),
        log_tail=tail[-_LOG_CHARACTERS:],
        started=status.get("startTime"),
        finished=ended.get("lastTransitionTime"),
    )


def _of(job: Manifest, pods: list[Manifest]) -> list[Manifest]:
    uid = job["metadata"]["uid"]  # not the name: pods of a deleted Job of the same name may linger
    return [pod for pod in pods if pod["metadata"]["labels"].get("batch.kubernetes.io/controller-uid") == uid]


def _images(spec: Manifest) -> tuple[str, ...]:
    return tuple(container["image"] for container in spec["containers"])


def _answer(pod: Manifest | None) -> Manifest:
    """The runner's termination message; empty while there is none, or none of ours."""
    for container in ((pod or {}).get("status") or {}).get("containerStatuses") or ():
        message = ((container.get("state") or {}).get("terminated") or {}).get("message", "")
        try:
            answer = json.loads(message)
        except ValueError:
            continue
        if isinstance(answer, dict):
            return answer
    return {}


def _began(pod: Manifest | None) -> bool:
    states = [each.get("state") or {} for each in ((pod or {}).get("status") or {}).get("containerStatuses") or ()]
    return any({"running", "terminated"} & state.keys() for state in states)


def _hint(pod: Manifest | None) -> str:
    """Why a pod does not run: an image that cannot be pulled, no room on any node."""
    status = (pod or {}).get("status") or {}
    for container in status.get("containerStatuses") or ():
        waits = (container.get("state") or {}).get("waiting") or {}
        if waits.get("reason") not in (None, "ContainerCreating", "PodInitializing"):
            return f"Its pod waits: {waits['reason']}: {waits.get('message', '')}".strip(": ")
    for condition in status.get("conditions") or ():
        if (condition["type"], condition["status"]) == ("PodScheduled", "False"):
            return f"Its pod waits: {condition.get('reason')}: {condition.get('message', '')}"
    return ""
