"""Jobs, pods and Deployments as the decision needs them."""

import json
from typing import Any

from souk_operator import names
from souk_operator.decide.jobs import CONTAINER
from souk_operator.decide.observed import DeploymentSeen, JobSeen, PodSeen
from souk_operator.decide.rollouts import STALLED
from souk_operator.durations import moment
from souk_operator.kubernetes import Kubernetes
from souk_operator.resources import Manifest

LOG_LINES = 30
_LOG_CHARACTERS = 2000
_STARTING = ("ContainerCreating", "PodInitializing")
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
            digests=_digests(pod),
            node=pod["spec"].get("nodeName", ""),
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
            settled=_settled(each),
            notified=notified_condition(each),
        )
        for each in found
    )


def _settled(deployment: Manifest) -> bool:
    """Whether its rollout is over, as `kubectl rollout status` reckons."""
    status, wanted = deployment.get("status") or {}, deployment["spec"].get("replicas", 1)
    seen = status.get("observedGeneration") == deployment["metadata"].get("generation")
    numbers = [status.get(key, 0) for key in ("replicas", "updatedReplicas", "availableReplicas")]
    return seen and numbers == [wanted] * 3


def notified_condition(deployment: Manifest) -> Manifest | None:
    """Our condition in its status, if it has one."""
    conditions = (deployment.get("status") or {}).get("conditions") or ()
    return next((each for each in conditions if each["type"] == STALLED), None)


async def _job(kubernetes: Kubernetes, job: Manifest, pods: list[Manifest]) -> JobSeen:
    meta, status = job["metadata"], job.get("status") or {}
    true = {each["type"]: each for each in status.get("conditions") or () if each["status"] == "True"}
    state: Any = "succeeded" if "Complete" in true else "failed" if "Failed" in true else "running"
    ended = true.get("Complete") or true.get("Failed") or {}
    pod = max(pods, key=lambda each: each["metadata"].get("creationTimestamp") or "", default=None)
    hint, held, since = _hindrance(job, pod) if state == "running" else (ended.get("message", ""), "", None)
    tail = ""
    if state == "failed" and pod is not None:
        tail = (await kubernetes.log(meta["namespace"], pod["metadata"]["name"], CONTAINER, LOG_LINES)).strip()
    return JobSeen(
        name=meta["name"],
        kind=meta["labels"][names.JOB_KIND_LABEL],
        state=state,
        image=_images(job["spec"]["template"]["spec"])[0],
        asked_for=(meta.get("annotations") or {}).get(names.ASKED_FOR, ""),
        digest=_digests(pod or {}).get(_images(job["spec"]["template"]["spec"])[0], ""),
        answer=_answer(pod),
        at_work=_began(pod),
        hint=hint,
        held=held,
        held_since=moment(since),
        log_tail=tail[-_LOG_CHARACTERS:],
        started=status.get("startTime"),
        finished=ended.get("lastTransitionTime"),
    )


def _of(job: Manifest, pods: list[Manifest]) -> list[Manifest]:
    uid = job["metadata"]["uid"]  # not the name: pods of a deleted Job of the same name may linger
    return [pod for pod in pods if pod["metadata"]["labels"].get("batch.kubernetes.io/controller-uid") == uid]


def _images(spec: Manifest) -> tuple[str, ...]:
    return tuple(container["image"] for container in spec["containers"])


def _digests(pod: Manifest) -> dict[str, str]:
    """By the image's name in the spec. A node says name@digest, or the digest alone where the image was loaded."""
    spec, status = pod.get("spec") or {}, pod.get("status") or {}
    names_of = {each["name"]: each["image"] for key in ("initContainers", "containers") for each in spec.get(key) or ()}
    return {
        names_of[each["name"]]: each["imageID"].rpartition("@")[2]
        for key in ("initContainerStatuses", "containerStatuses")
        for each in status.get(key) or ()
        if each.get("imageID") and each.get("name") in names_of
    }


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


def _hindrance(job: Manifest, pod: Manifest | None) -> tuple[str, str, str | None]:
    """(why a Job does not start, the object to look at, since when if waiting does not mend it)."""
    meta = job["metadata"]
    if pod is None:
        since = _changed(job)
        return ("No pod of it is there.", f"job {meta['name']}", since) if since else ("", "", None)
    its, where = pod.get("status") or {}, f"pod {pod['metadata']['name']}"
    scheduled: Manifest = next((each for each in its.get("conditions") or () if each["type"] == "PodScheduled"), {})
    for container in (*(its.get("initContainerStatuses") or ()), *(its.get("containerStatuses") or ())):
        waits = (container.get("state") or {}).get("waiting") or {}
        if waits.get("reason") not in (None, *_STARTING):
            # A container's waiting has no time of its own: it began when the pod had its node.
            since = scheduled.get("lastTransitionTime") or pod["metadata"].get("creationTimestamp")
            return _waits(waits), where, since
    return (_waits(scheduled), where, None) if scheduled.get("status") == "False" else ("", "", None)


def _changed(job: Manifest) -> str | None:
    """When the Job controller last said something of a Job that has begun. It makes an evicted pod anew in a minute."""
    began = (job.get("status") or {}).get("startTime")
    writes = [each for each in job["metadata"].get("managedFields") or () if each.get("subresource") == "status"]
    return max([began, *(each.get("time", "") for each in writes)]) if began else None


def _waits(found: Manifest) -> str:
    return f"Its pod waits: {found.get('reason')}: {found.get('message', '')}".strip(": ")
