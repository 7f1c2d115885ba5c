"""Reading what is not ready: whose fault it is, and whether waiting can help."""

from typing import Any

import pytest

from souk.cluster.troubles import troubles


def _pod(ready: bool = False, owner: str = "ReplicaSet", phase: str = "Pending", **status: Any) -> dict[str, Any]:
    conditions = [{"type": "Ready", "status": str(ready)}, *status.pop("conditions", [])]
    return {
        "kind": "Pod",
        "metadata": {"namespace": "souk", "name": "auth-1", "ownerReferences": [{"kind": owner}]},
        "status": {"phase": phase, "conditions": conditions, **status},
    }


def _waiting(reason: str, restarts: int = 0, name: str = "auth") -> dict[str, Any]:
    return {"name": name, "restartCount": restarts, "state": {"waiting": {"reason": reason, "message": "because"}}}


def _database(generation: int, observed: int, **conditions: tuple[str, str]) -> dict[str, Any]:
    listed = [{"type": kind, "status": status, "message": text} for kind, (status, text) in conditions.items()]
    return {
        "kind": "Database",
        "metadata": {"namespace": "souk", "name": "auth-service", "generation": generation},
        "status": {"observedGeneration": observed, "conditions": listed},
    }


def test_what_is_ready_or_over_is_no_trouble() -> None:
    gone = _pod()
    gone["metadata"]["deletionTimestamp"] = "2026-11-25T16:00:00Z"
    done = [_pod(ready=True), _pod(phase="Succeeded"), _pod(phase="Failed"), gone, {"kind": "Service"}]
    assert troubles([*done, _database(2, 2, Ready=("True", ""))]) == []


@pytest.mark.parametrize(
    ("reason", "restarts", "hopeless"),
    [
        ("ImagePullBackOff", 0, True),
        ("ErrImageNeverPull", 0, True),
        ("ErrImagePull", 0, False),
        ("CreateContainerConfigError", 0, False),  # the Secret may come
        ("CrashLoopBackOff", 1, False),
        ("CrashLoopBackOff", 4, True),
    ],
)
def test_some_reasons_leave_no_hope(reason: str, restarts: int, hopeless: bool) -> None:
    [trouble] = troubles([_pod(containerStatuses=[_waiting(reason, restarts)])])
    assert (trouble.container, trouble.hopeless) == ("auth", hopeless)
    assert "because" in str(trouble)


def test_a_job_starts_its_pods_again_by_itself() -> None:
    [trouble] = troubles([_pod(owner="Job", containerStatuses=[_waiting("CrashLoopBackOff", 9)])])
    assert trouble.of_job
    assert not trouble.hopeless


def test_the_gate_and_the_scheduler_say_what_is_waited_for() -> None:
    at_gate = _pod(initContainerStatuses=[{"name": "gate", "state": {"running": {}}}])
    full = _pod(conditions=[{"type": "PodScheduled", "status": "False", "message": "0/1 nodes: Insufficient cpu."}])
    assert [trouble.why for trouble in troubles([at_gate, full])] == ["gate at work", "0/1 nodes: Insufficient cpu."]


def test_a_stalled_database_is_hopeless_and_says_what_to_do() -> None:
    [trouble] = troubles([_database(2, 2, Stalled=("True", "kubectl annotate …"), Ready=("False", ""))])
    assert trouble.hopeless
    assert str(trouble) == "Database auth-service: kubectl annotate …"


def test_a_status_of_an_older_generation_says_nothing() -> None:
    [trouble] = troubles([_database(3, 2, Stalled=("True", "old"), Ready=("True", ""))])
    assert not trouble.hopeless
    assert trouble.why == "not looked at yet"
