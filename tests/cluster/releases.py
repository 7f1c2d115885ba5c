"""One release of a chart in a namespace of its own, for Helm 3 or 4, while hands meddle with it."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from kube import SOUK, Cluster, eventually

from souk.commands.failure import CommandFailed

NAME = "sandbox"
"""A chart that needs no database; what it does with a Deployment is the library's, as in every service."""
ALONE = {
    "persistence": {"enabled": False},
    "strategy": "RollingUpdate",
    "maxSurge": 3,
    "preStopSeconds": 0,
    "terminationGracePeriodSeconds": 5,
    "ingress": {"enabled": False},
    "settings": {"SANDBOX_LEDGER_PATH": "/tmp/ledger.sqlite"},
}


@dataclass(frozen=True)
class Meddled:
    """The release, and the Helm that installs it."""

    cluster: Cluster
    helm: str
    namespace: str = field(default_factory=lambda: f"ownership-{uuid4().hex[:8]}")

    @property
    def has_server_side(self) -> bool:
        """Whether this Helm knows who owns which field, and refuses what it does not."""
        return self._helm("version", "--template", "{{.Version}}").startswith("v4.")

    def begin(self) -> None:
        """An empty namespace with the Secret that the pods read."""
        self.cluster.kubectl("create", "namespace", self.namespace)
        secret = self.cluster.get("secret", f"{NAME}-secrets", SOUK)
        meta = {"name": secret["metadata"]["name"], "namespace": self.namespace}
        self.cluster.apply({"apiVersion": "v1", "kind": "Secret", "metadata": meta, "data": secret["data"]})

    def end(self) -> None:
        """Nothing of it is left, soon."""
        self.cluster.kubectl("delete", "namespace", self.namespace, "--ignore-not-found", "--wait=false")

    def upgrade(self, values: dict[str, Any], note: str = "", *options: str) -> None:
        """Install or upgrade, until it is ready; `note` makes it another rollout. Raises CommandFailed."""
        given = {**ALONE, "image": {"tag": self.cluster.tags[NAME]}, "podAnnotations": {"note": note}, **values}
        chart = str(self.cluster.target.root / "charts" / NAME)
        self._helm("upgrade", "--install", NAME, chart, "--values", "-", *_WAITING, *options, given=json.dumps(given))

    def rollback(self, revision: int = 0, *options: str) -> None:
        """To a revision, or to the one before."""
        self._helm("rollback", NAME, str(revision), *_WAITING, *options)

    def refuses(self, values: dict[str, Any], note: str) -> str:
        """What Helm says against this upgrade, empty when it passes."""
        try:
            self.upgrade(values, note)
        except CommandFailed as failed:
            return str(failed)
        return ""

    def kubectl(self, *arguments: str, given: str = "") -> str:
        """In the release's namespace."""
        return self.cluster.kubectl("--namespace", self.namespace, *arguments, given=given)

    def deployment(self) -> Any:
        """As the API server has it."""
        return self.cluster.get("deployment", NAME, self.namespace)

    def replicas(self) -> int:
        """What the Deployment asks for."""
        return int(self.deployment()["spec"]["replicas"])

    def scaled_to(self, number: int) -> None:
        """Until so many pods are asked for, and ready."""

        def there() -> bool:
            deployment = self.deployment()
            return [deployment["spec"]["replicas"], deployment["status"].get("readyReplicas", 0)] == [number] * 2

        eventually(there, within=180)

    @contextmanager
    def least_replicas(self) -> Iterator[list[int]]:
        """Every number that the Deployment asked for meanwhile, and had ready; a watch misses none."""
        seen: list[int] = []
        target = self.cluster.target
        command = ["kubectl", "--namespace", self.namespace, "get", "deployment", NAME, "--watch", "--output",
                   "jsonpath={.spec.replicas} {.status.readyReplicas}{'\\n'}"]  # fmt: skip
        with subprocess.Popen(command, env=target.environment, stdout=subprocess.PIPE, text=True) as watch:
            assert watch.stdout is not None
            with ThreadPoolExecutor(1) as pool:
                lines: Future[list[str]] = pool.submit(list, watch.stdout)
                time.sleep(1)
                yield seen
                watch.terminate()
                seen.extend(int(number) for line in lines.result() for number in (*line.split(), "0")[:2])

    def _helm(self, *arguments: str, given: str = "") -> str:
        return self.cluster.target.run(self.helm, *arguments, "--namespace", self.namespace, given=given)


_WAITING = ("--wait", "--timeout", "180s")


def helms() -> list[str]:
    """The Helms on this machine."""
    return [helm for helm in ("helm", "helm4") if shutil.which(helm)]
