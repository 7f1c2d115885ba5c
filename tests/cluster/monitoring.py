"""Prometheus in the cluster as observability/ documents it, asked through the API server."""

import asyncio
import json
import socket
import time
import urllib.parse
import urllib.request
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
from kube import Cluster, eventually

from embedded.ports import free_port
from observability.prometheus import Prometheus

T = TypeVar("T")
NAMESPACE, IMAGE = "monitoring", "prom/prometheus:v2.53.3"


@dataclass(frozen=True)
class Monitoring:
    """A running Prometheus at `url`."""

    url: str

    def value(self, expr: str) -> float:
        """Of an expression with one sample; 0 where it has none."""
        found = self.samples(expr)
        assert len(found) <= 1, found
        return float(found[0]["value"][1]) if found else 0.0

    def samples(self, expr: str) -> list[dict[str, Any]]:
        """What the expression is now."""
        query = urllib.parse.urlencode({"query": expr})
        with urllib.request.urlopen(f"{self.url}/api/v1/query?{query}", timeout=10) as answer:
            return list(json.load(answer)["data"]["result"])

    def firing(self, severity: str = "page") -> set[tuple[str, str]]:
        """(alert, job) of what fires; job is empty where the alert has none."""
        found = self.samples(f'ALERTS{{alertstate="firing",severity="{severity}"}}')
        return {(each["metric"]["alertname"], each["metric"].get("job", "")) for each in found}

    def ask(self, question: Callable[[Prometheus], Awaitable[T]]) -> T:
        """What `observability` can ask."""

        async def answer() -> T:
            async with aiohttp.ClientSession() as session:
                return await question(Prometheus(session, self.url))

        return asyncio.run(answer())

    def scraped(self) -> list[str]:
        """The job of every target that answers, one entry a pod."""
        return sorted(each["metric"]["job"] for each in self.samples("up == 1"))


@contextmanager
def installed(cluster: Cluster) -> Iterator[Monitoring]:
    """The commands of observability/README.md, in a namespace that lets nobody have rights; gone afterwards."""
    folder = cluster.target.root / "observability"
    cluster.target.run("kind", "load", "docker-image", "--name", cluster.target.name, IMAGE)
    cluster.apply(
        {
            "apiVersion": "v1",
            "kind": "Namespace",
            "metadata": {"name": NAMESPACE, "labels": {"pod-security.kubernetes.io/enforce": "restricted"}},
        }
    )
    try:
        for name, source in (("prometheus", folder / "prometheus.yaml"), ("souk-alerts", folder / "alerts")):
            made = ("create", "configmap", name, f"--from-file={source}", "--dry-run=client", "--output=json")
            cluster.apply(json.loads(cluster.kubectl("--namespace", NAMESPACE, *made)))
        cluster.kubectl("apply", "--filename", str(folder / "prometheus-deployment.yaml"))
        cluster.kubectl("--namespace", NAMESPACE, "rollout", "status", "deployment/prometheus", "--timeout=180s")
        with _proxy(cluster) as port:
            path = f"/api/v1/namespaces/{NAMESPACE}/services/prometheus:http/proxy"
            yield Monitoring(f"http://127.0.0.1:{port}{path}")
    finally:
        cluster.kubectl("delete", "--filename", str(folder / "prometheus-deployment.yaml"), "--ignore-not-found")
        cluster.kubectl("delete", "namespace", NAMESPACE, "--wait=false")


@contextmanager
def _proxy(cluster: Cluster) -> Iterator[int]:
    port = free_port()
    process = cluster.target.start("kubectl", "proxy", f"--port={port}", output=Path("/dev/null"))
    try:
        eventually(lambda: _answers(port), within=30, pause=0.2)
        yield port
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    with socket.create_connection(("127.0.0.1", port), timeout=1):
        return True


@contextmanager
def scaled(cluster: Cluster, namespace: str, what: str, replicas: int, back: int) -> Iterator[None]:
    """A Deployment or StatefulSet with other replicas while the block runs, `back` afterwards."""
    scale = ("--namespace", namespace, "scale", what)
    cluster.kubectl(*scale, f"--replicas={replicas}")
    try:
        yield
    finally:
        cluster.kubectl(*scale, f"--replicas={back}")


def held(holds: Callable[[], bool], seconds: float, pause: float = 5.0) -> tuple[int, int]:
    """(how often it held, how often it was looked at) over that time."""
    ends, looks, held_at = time.monotonic() + seconds, 0, 0
    while time.monotonic() < ends:
        looks, held_at = looks + 1, held_at + holds()
        time.sleep(pause)
    return held_at, looks
