"""The cluster as these tests use it: kubectl, Helm, SQL in the cluster's PostgreSQL, and waiting with a deadline."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from rich.console import Console

import deployables
from souk.cluster import images
from souk.cluster.progress import Progress
from souk.cluster.releases import STAGES, install, values
from souk.cluster.target import Target

T = TypeVar("T")
SYSTEM, DATA, SOUK = "souk-system", "souk-data", "souk"
OPERATOR = "souk-operator"
SERVICES = tuple(service.name for service in deployables.SERVICES)
INSTALLED = {release.name: release for stage in STAGES for release in stage}
"""The releases as `make kind` installs them."""
_ONE_ADDRESS = "tests/cluster/one-address.yaml"
RELEASES = INSTALLED | {
    name: replace(INSTALLED[name], values=(*INSTALLED[name].values, _ONE_ADDRESS)) for name in SERVICES
}
"""As these tests install them, again and again: whatever one uninstalls comes back like this."""


@dataclass
class Cluster:
    """A kind cluster in which `make kind` has installed the shop; `tags` are the images' of that installation."""

    target: Target
    tags: images.Images
    progress: Progress = field(default_factory=lambda: Progress(Console(quiet=True)))

    @property
    def url(self) -> str:
        """The shop, through the ingress."""
        return self.target.url

    def kubectl(self, *arguments: str, given: str = "") -> str:
        """What it prints; raises CommandFailed."""
        return self.target.run("kubectl", *arguments, given=given)

    def get(self, kind: str, name: str, namespace: str = SOUK) -> Any:
        """One object, None where there is none."""
        asked = self.target.attempt("kubectl", "--namespace", namespace, "get", kind, name, "--output", "json")
        if asked.returncode != 0 and "NotFound" in asked.stderr:
            return None
        assert asked.returncode == 0, asked.stderr
        return json.loads(asked.stdout)

    def items(self, kind: str, selector: str = "", namespace: str = SOUK) -> list[Any]:
        """Objects by label."""
        found = self.kubectl("--namespace", namespace, "get", kind, "--selector", selector, "--output", "json")
        return list(json.loads(found)["items"])

    def apply(self, manifest: Any) -> None:
        """Create or change one object."""
        self.kubectl("apply", "--filename", "-", given=json.dumps(manifest))

    def pods(self, service: str, namespace: str = SOUK) -> list[str]:
        """Names of a service's pods that are not going away."""
        found = self.items("pods", f"app.kubernetes.io/name={service}", namespace)
        return [pod["metadata"]["name"] for pod in found if "deletionTimestamp" not in pod["metadata"]]

    def ready_pods(self, service: str) -> set[str]:
        """Names of a service's pods that answer, as their node says: a Deployment's own numbers come later."""
        pods = self.items("pods", f"app.kubernetes.io/name={service}")
        ready = {"type": "Ready", "status": "True"}.items()
        return {
            pod["metadata"]["name"]
            for pod in pods
            if any(ready <= each.items() for each in pod["status"].get("conditions", ()))
        }

    def kill(self, pod: str, namespace: str = SOUK) -> None:
        """As kill -9 does: no grace."""
        command = ("--namespace", namespace, "delete", "pod", pod, "--grace-period=0", "--force", "--wait=false")
        self.target.attempt("kubectl", *command)

    def condition(self, database: str, kind: str) -> tuple[str, str, str]:
        """(status, reason, message) of a Database's condition; status is empty while there is none."""
        found = (self.get("databases.souk.dev", database).get("status") or {}).get("conditions") or ()
        each: dict[str, str] = next((each for each in found if each["type"] == kind), {})
        return each.get("status", ""), each.get("reason", ""), each.get("message", "")

    def annotate(self, database: str, **annotations: str) -> None:
        """souk.dev/… on a Database."""
        pairs = [f"souk.dev/{name.replace('_', '-')}={value}" for name, value in annotations.items()]
        self.kubectl("--namespace", SOUK, "annotate", "databases.souk.dev", database, "--overwrite", *pairs)

    def sql(self, database: str, statement: str) -> str:
        """As the server's superuser, inside its pod; rows by line, columns by |."""
        [pod] = self.pods("postgres", DATA)
        psql = ("psql", "--username", "postgres", "--dbname", database, "--no-psqlrc", "-qtA", "-v", "ON_ERROR_STOP=1")
        return self.kubectl("--namespace", DATA, "exec", "-i", pod, "--", *psql, given=statement).strip()

    def upgrade(self, service: str, tag: str) -> None:
        """`helm upgrade --wait` of one service with another image."""
        install((RELEASES[service],), self.target, self.tags | {service: tag}, self.progress)

    def with_helm(self, helm: str) -> "Cluster":
        """The same cluster, installed into by this program."""
        return replace(self, target=replace(self.target, helm=helm))

    def told(self, deployment: str) -> str:
        """What a Deployment says of its Stalled Database; empty when it says nothing."""
        found = (self.get("deployment", deployment).get("status") or {}).get("conditions") or ()
        return next((each["message"] for each in found if each["type"] == "Stalled"), "")

    def begin_upgrade(self, service: str, tag: str, *options: str) -> None:
        """The same, without waiting for anything."""
        release = RELEASES[service]
        given = json.dumps(values(release, self.target, self.tags | {service: tag}))
        files = [argument for file in release.values for argument in ("--values", str(self.target.root / file))]
        self.target.run(
            self.target.helm, "upgrade", service, str(self.target.root / release.chart), "--namespace", SOUK,
            *files, "--values", "-", *options, given=given,
        )  # fmt: skip

    def rolled_out(self, service: str) -> bool:
        """Whether every wanted pod of a Deployment is new and ready, and no old one is left."""
        deployment = self.get("deployment", service)
        status, wanted = deployment["status"], deployment["spec"].get("replicas", 1)
        seen = status.get("observedGeneration") == deployment["metadata"]["generation"]
        numbers = [status.get(name, 0) for name in ("replicas", "updatedReplicas", "readyReplicas")]
        return seen and numbers == [wanted] * 3


def eventually(holds: Callable[[], T], within: float, pause: float = 1.0) -> tuple[T, float]:
    """(what `holds` answered at last, the seconds it took); fails with its last answer or error after `within`."""
    began = time.monotonic()
    trouble: T | Exception | None = None
    while True:
        try:
            if answer := holds():
                return answer, time.monotonic() - began
            trouble = answer
        except Exception as error:
            trouble = error
        assert time.monotonic() - began < within, f"not within {within:.0f} s: {trouble!r}"
        time.sleep(pause)
