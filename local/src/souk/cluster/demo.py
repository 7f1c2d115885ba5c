"""The Job that fills the shop: a seed that fails is started again, as long as the Job has patience."""

import json
import time
from typing import Any

from souk.cluster.diagnosis import report
from souk.cluster.progress import Progress
from souk.cluster.target import Target
from souk.cluster.troubles import troubles
from souk.commands.failure import CommandFailed
from souk.kubernetes.secret_keys import Cluster

_PAUSE = 2.0


def wait_for_demo(target: Target, progress: Progress) -> None:
    """Until the newest one is complete; raises CommandFailed when it failed."""
    while True:
        jobs = sorted(_of_demo(target, "jobs"), key=lambda job: str(job["metadata"]["creationTimestamp"]))
        if not jobs or _is(jobs[-1], "Complete"):
            return
        found = troubles(_of_demo(target, "pods"))
        if _is(jobs[-1], "Failed"):
            raise CommandFailed(
                "The demo data could not be written. `make deploy` tries other images, and the same ones again after\n"
                f"  kubectl -n {Cluster().services} delete job,configmap --selector app.kubernetes.io/name=demo\n"
                f"{report(target, found)}"
            )
        progress.show("; ".join(str(trouble)[:110] for trouble in found) or "…")
        time.sleep(_PAUSE)


def _of_demo(target: Target, kind: str) -> list[Any]:
    selector = ("--selector", "app.kubernetes.io/name=demo")
    found = target.run("kubectl", "--namespace", Cluster().services, "get", kind, *selector, "--output", "json")
    return list(json.loads(found)["items"])


def _is(job: Any, condition: str) -> bool:
    return any(
        each["type"] == condition and each["status"] == "True" for each in job.get("status", {}).get("conditions", ())
    )
