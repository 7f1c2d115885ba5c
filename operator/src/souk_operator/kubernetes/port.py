"""What the operator needs of the Kubernetes API; objects are plain dictionaries. `kind` is the manifest's word."""

from collections.abc import Mapping
from typing import Literal, Protocol

from souk_operator.resources import Manifest

Kind = Literal["PostgresServer", "Database", "Secret", "ConfigMap", "Pod", "Deployment", "Job", "Namespace", "Lease"]

EVERYWHERE = "*"


Labels = Mapping[str, str | None]
"""What objects are chosen by; None for any value of that label."""


class Conflict(Exception):
    """Somebody changed the object meanwhile, or it is not as the change supposes: look again."""


class Gone(Exception):
    """The object is not there any more, or its kind is unknown to the API server."""


class Forbidden(Exception):
    """We may not do this here: there is no Role, as in a namespace that was deleted."""


class Kubernetes(Protocol):
    """Every method raises Forbidden, and httpx errors when the API server is away; reconciling tries again."""

    async def get(self, kind: Kind, namespace: str, name: str) -> Manifest | None:
        """One object, or None."""

    async def list(self, kind: Kind, namespace: str, labels: Labels | None = None) -> list[Manifest]:
        """Those with these labels; `namespace` is EVERYWHERE for all, empty for cluster-wide kinds. Raises Gone."""

    async def create(self, manifest: Manifest) -> None:
        """Make one object. Raises Conflict when it is there already."""

    async def apply(self, manifest: Manifest) -> Manifest:
        """Server-side apply with our field manager, taking over fields that others set. Raises Conflict if invalid."""

    async def apply_status(self, manifest: Manifest) -> None:
        """The same for the status alone: what we set before and no longer name goes. Raises Gone."""

    async def patch(self, kind: Kind, namespace: str, name: str, body: Manifest) -> None:
        """JSON merge patch. Raises Gone, and Conflict when `metadata.resourceVersion` in the body is not the newest."""

    async def patch_status(self, kind: Kind, namespace: str, name: str, status: Manifest) -> None:
        """JSON merge patch of the status alone. Raises Gone."""

    async def delete(self, kind: Kind, namespace: str, name: str) -> None:
        """Delete with its dependents; nothing when it is gone already."""

    async def log(self, namespace: str, pod: str, container: str, lines: int | None = None) -> str:
        """A container's log; empty when it is gone."""

    async def record_event(
        self, about: Manifest, type_: Literal["Normal", "Warning"], reason: str, message: str
    ) -> None:
        """Create an Event about an object. One that the API server refuses is logged, and nothing fails."""
