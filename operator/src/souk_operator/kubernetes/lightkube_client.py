"""The port on lightkube. Resources are generic, so that objects stay the dictionaries that the API server sent."""

import logging
from collections.abc import Awaitable
from typing import Any, Literal, TypeVar

from lightkube import ApiError, AsyncClient
from lightkube.generic_resource import create_global_resource, create_namespaced_resource
from lightkube.types import CascadeType, PatchType

from souk_operator import names
from souk_operator.durations import timestamp
from souk_operator.kubernetes.port import Conflict, Forbidden, Gone, Kind, Labels
from souk_operator.now import now
from souk_operator.resources import Manifest

log = logging.getLogger(__name__)

T = TypeVar("T")

_RESOURCES: dict[str, Any] = {
    "PostgresServer": create_global_resource(names.GROUP, names.VERSION, "PostgresServer", "postgresservers"),
    "Database": create_namespaced_resource(names.GROUP, names.VERSION, "Database", "databases"),
    "Secret": create_namespaced_resource("", "v1", "Secret", "secrets"),
    "ConfigMap": create_namespaced_resource("", "v1", "ConfigMap", "configmaps"),
    "Pod": create_namespaced_resource("", "v1", "Pod", "pods"),
    "Event": create_namespaced_resource("", "v1", "Event", "events"),
    "Deployment": create_namespaced_resource("apps", "v1", "Deployment", "deployments"),
    "Job": create_namespaced_resource("batch", "v1", "Job", "jobs"),
    "Namespace": create_global_resource("", "v1", "Namespace", "namespaces"),
    "Lease": create_namespaced_resource("coordination.k8s.io", "v1", "Lease", "leases"),
}


class LightkubeClient:
    """The port `Kubernetes` over lightkube."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get(self, kind: Kind, namespace: str, name: str) -> Manifest | None:
        try:
            return dict(await self._translated(self._client.get(_RESOURCES[kind], name, **_place(namespace))))
        except Gone:
            return None

    async def list(self, kind: Kind, namespace: str, labels: Labels | None = None) -> list[Manifest]:
        wanted: dict[str, Any] = dict(labels or {})
        items = self._client.list(_RESOURCES[kind], labels=wanted or None, **_place(namespace))

        async def all_of_them() -> list[Manifest]:
            return [dict(each) async for each in items]

        return await self._translated(all_of_them())

    async def create(self, manifest: Manifest) -> None:
        await self._create(_RESOURCES[manifest["kind"]], manifest)

    async def apply(self, manifest: Manifest) -> Manifest:
        return await self._apply(_RESOURCES[manifest["kind"]], manifest)

    async def apply_status(self, manifest: Manifest) -> None:
        await self._apply(_RESOURCES[manifest["kind"]].Status, manifest)

    async def patch(self, kind: Kind, namespace: str, name: str, body: Manifest) -> None:
        await self._merge(_RESOURCES[kind], namespace, name, body)

    async def patch_status(self, kind: Kind, namespace: str, name: str, status: Manifest) -> None:
        await self._merge(_RESOURCES[kind].Status, namespace, name, {"status": status})

    async def delete(self, kind: Kind, namespace: str, name: str) -> None:
        # Said in words: the API server's default for Jobs leaves their pods behind.
        place = {**_place(namespace), "cascade": CascadeType.BACKGROUND}
        try:
            await self._translated(self._client.delete(_RESOURCES[kind], name, **place))
        except Gone:
            return

    async def log(self, namespace: str, pod: str, container: str, lines: int | None = None) -> str:
        try:
            parts = self._client.log(pod, namespace=namespace, container=container, tail_lines=lines)
            return "".join([part async for part in parts])
        except ApiError as error:
            if error.response.status_code in (400, 404):  # not started, or gone
                return ""
            raise

    async def record_event(
        self, about: Manifest, type_: Literal["Normal", "Warning"], reason: str, message: str
    ) -> None:
        meta, moment = about["metadata"], timestamp(now())
        event = {
            "apiVersion": "v1",
            "kind": "Event",
            "metadata": {"generateName": f"{meta['name']}.", "namespace": meta["namespace"]},
            "involvedObject": {
                "apiVersion": names.API_VERSION,
                "kind": about["kind"],
                "name": meta["name"],
                "namespace": meta["namespace"],
                "uid": meta.get("uid"),
            },
            "type": type_,
            "reason": reason,
            "message": message[:1000],
            "source": {"component": names.MANAGER},
            "firstTimestamp": moment,
            "lastTimestamp": moment,
            "count": 1,
        }
        try:
            await self._create(_RESOURCES["Event"], event)
        except (ApiError, Conflict, Forbidden, Gone) as error:  # as in a namespace that is being deleted
            log.warning("an event on %s %s was not written: %s", about["kind"], meta["name"], error)

    async def _create(self, resource: Any, manifest: Manifest) -> None:
        client: Any = self._client  # its overloads do not know generic resources
        place = _place(manifest["metadata"].get("namespace", ""))
        await self._translated(client.create(resource.from_dict(manifest), **place))

    async def _apply(self, resource: Any, manifest: Manifest) -> Manifest:
        meta = manifest["metadata"]
        place = {**_place(meta.get("namespace", "")), "field_manager": names.MANAGER, "force": True}
        call = self._client.patch(resource, meta["name"], manifest, patch_type=PatchType.APPLY, **place)
        return dict(await self._translated(call))

    async def _merge(self, resource: Any, namespace: str, name: str, body: Manifest) -> None:
        place = {**_place(namespace), "field_manager": names.MANAGER}
        await self._translated(self._client.patch(resource, name, body, patch_type=PatchType.MERGE, **place))

    @staticmethod
    async def _translated(call: Awaitable[T]) -> T:
        try:
            return await call
        except ApiError as error:
            code = error.response.status_code
            if code == 404:
                raise Gone(str(error)) from error
            if code == 403:
                raise Forbidden(str(error)) from error
            if code in (409, 422):
                raise Conflict(str(error)) from error
            raise


def _place(namespace: str) -> dict[str, Any]:
    return {"namespace": namespace} if namespace else {}
