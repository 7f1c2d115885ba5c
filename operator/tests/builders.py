"""Resources and a whole cluster in memory with a real PostgreSQL, as tests need them."""

import asyncio
import base64
import json
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import psycopg
from fake_kubernetes import FakeKubernetes
from psycopg.conninfo import conninfo_to_dict

from souk_operator import names
from souk_operator.durations import timestamp
from souk_operator.now import now
from souk_operator.operator import Operator
from souk_operator.settings import Settings
from souk_operator.work import Key

NAMESPACE = "souk"
SYSTEM = "souk-system"
CLUSTER = "c1"
IMAGE = "souk/shop-service:1"


def a_server(url: str = "", name: str = "souk", **spec: Any) -> dict[str, Any]:
    parts = conninfo_to_dict(url)
    return {
        "apiVersion": names.API_VERSION,
        "kind": "PostgresServer",
        "metadata": {"name": name},
        "spec": {
            "host": str(parts.get("host", "db.example")),
            "port": int(parts.get("port") or 5432),
            "adminSecretRef": {"name": f"{name}-admin"},
            "sslMode": "disable",
            "allowedNamespaces": [NAMESPACE],
            "allowedExtensions": ["pg_trgm"],
            **spec,
        },
    }


def a_secret(name: str, namespace: str = SYSTEM, **values: str) -> dict[str, Any]:
    data = {key: base64.b64encode(value.encode()).decode() for key, value in values.items()}
    return {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": name, "namespace": namespace}, "data": data}


def a_database(name: str = "shop-service", database_name: str = "shop_db", **spec: Any) -> dict[str, Any]:
    return {
        "apiVersion": names.API_VERSION,
        "kind": "Database",
        "metadata": {"name": name, "namespace": NAMESPACE, "generation": 1, "uid": f"uid-{name}"},
        "spec": {
            "serverRef": {"name": "souk"},
            "databaseName": database_name,
            "credentials": {"secretName": f"{name}-db"},
            "migrations": {"image": IMAGE},
            **spec,
        },
        "status": {"observedGeneration": -1},
    }


def a_deployment(name: str = "shop-service", image: str = IMAGE) -> dict[str, Any]:
    labels = {names.DATABASE_LABEL: name}
    template = {"metadata": {"labels": labels}, "spec": {"containers": [{"name": "app", "image": image}]}}
    meta = {"name": name, "namespace": NAMESPACE, "labels": labels}
    return {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": meta, "spec": {"template": template}}


def a_pod(
    name: str, database: str = "shop-service", image: str = IMAGE, phase: str = "Running", **annotations: str
) -> dict[str, Any]:
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {
            "name": name,
            "namespace": NAMESPACE,
            "labels": {names.DATABASE_LABEL: database},
            "annotations": annotations,
        },
        "spec": {"containers": [{"name": "app", "image": image}]},
        "status": {"phase": phase},
    }


@dataclass
class Cluster:
    """An operator on an API in memory, and a real PostgreSQL behind it."""

    admin_url: str
    kubernetes: FakeKubernetes = field(default_factory=FakeKubernetes)
    database_name: str = field(default_factory=lambda: f"shop_{uuid4().hex[:10]}")
    name: str = "shop-service"

    def __post_init__(self) -> None:
        parts = conninfo_to_dict(self.admin_url)
        self.kubernetes.add(a_server(self.admin_url))
        self.kubernetes.add(a_secret("souk-admin", username=str(parts["user"]), password=str(parts["password"])))
        self.restart()

    def restart(self) -> None:
        """A new operator process."""
        settings = Settings(SYSTEM, (NAMESPACE,))
        self.operator = Operator(self.kubernetes, settings, CLUSTER)

    def beside(self, name: str) -> "Cluster":
        """Another Database on the same server, looked after by the same operator."""
        other = Cluster(self.admin_url, self.kubernetes, name=name)
        other.operator = self.operator
        return other

    def add_database(self, **spec: Any) -> None:
        spec.setdefault("migrations", None)
        self.kubernetes.add(a_database(self.name, self.database_name, **spec))

    async def reconcile(self, name: str | None = None) -> float | None:
        return await self.operator.reconcile(Key("Database", NAMESPACE, name or self.name))

    async def until_ready(self, turns: int = 5) -> None:
        for _ in range(turns):
            await self.reconcile()
            if self.condition("Ready")["status"] == "True":
                return
            await asyncio.sleep(0)
        raise AssertionError(self.status())

    def status(self) -> dict[str, Any]:
        return self.kubernetes.objects["Database", NAMESPACE, self.name].get("status") or {}

    def condition(self, kind: str) -> dict[str, Any]:
        return self.kubernetes.condition("Database", NAMESPACE, self.name, kind)

    def annotate(self, **annotations: str | None) -> None:
        patch = {
            "metadata": {"annotations": {f"{names.GROUP}/{k.replace('_', '-')}": v for k, v in annotations.items()}}
        }
        self.kubernetes.change("Database", NAMESPACE, self.name, patch)

    def change(self, **spec: Any) -> None:
        self.kubernetes.change("Database", NAMESPACE, self.name, {"spec": spec})

    def role(self) -> str:
        """The application role that is handed out: app_a or app_b."""
        return self.secret()["user"].removeprefix(f"{self.database_name}_")

    def metric(self, name: str) -> float | None:
        """Of this Database."""
        labels = {"namespace": NAMESPACE, "database": self.name}
        return self.operator.metrics.registry.get_sample_value(f"souk_operator_{name}", labels)

    def secret(self, suffix: str = "") -> dict[str, str]:
        found = self.kubernetes.objects["Secret", NAMESPACE, f"{self.name}-db{suffix}"]
        return {key: base64.b64decode(value).decode() for key, value in found["data"].items()}

    def finish(
        self,
        job: dict[str, Any],
        answer: dict[str, Any] | None,
        *,
        failed: bool = False,
        log: str = "",
        image_id: str = "",
    ) -> None:
        """What the Job controller and the kubelet would report."""
        name = job["metadata"]["name"]
        kind = "Failed" if failed else "Complete"
        condition = {"type": kind, "status": "True", "lastTransitionTime": timestamp(now()), "message": "ended"}
        self.kubernetes.change("Job", NAMESPACE, name, {"status": {"conditions": [condition]}})
        pod = {
            "apiVersion": "v1",
            "kind": "Pod",
            "metadata": {
                "name": f"{name}-x",
                "namespace": NAMESPACE,
                "labels": {
                    names.JOB_LABEL: self.name,
                    "batch.kubernetes.io/job-name": name,
                    "batch.kubernetes.io/controller-uid": job["metadata"]["uid"],
                },
            },
            "spec": job["spec"]["template"]["spec"],
            "status": {"phase": "Failed" if failed else "Succeeded"},
        }
        if answer is not None:
            ended = {"terminated": {"message": json.dumps(answer)}}
            pod["status"]["containerStatuses"] = [{"name": "migrate", "imageID": image_id, "state": ended}]
        self.kubernetes.add(pod)
        self.kubernetes.logs[NAMESPACE, f"{name}-x"] = log

    def jobs(self, kind: str) -> list[dict[str, Any]]:
        """Those that run."""
        return [
            each
            for (its_kind, _, _), each in self.kubernetes.objects.items()
            if its_kind == "Job" and each["metadata"]["labels"][names.JOB_KIND_LABEL] == kind and not each.get("status")
        ]


def run(url: str, *statements: str) -> list[Any]:
    """The rows of the last statement; empty when it has none."""
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []
