"""The Kubernetes API in memory: objects, server-side apply, merge patches, finalizers, owners. No controllers."""

import copy
from typing import Any
from uuid import uuid4

from souk_operator.durations import timestamp
from souk_operator.kubernetes.port import EVERYWHERE, Conflict, Forbidden, Gone, Labels
from souk_operator.now import now
from souk_operator.patches import patched
from souk_operator.resources import Manifest

Place = tuple[str, str, str]


class FakeKubernetes:
    """Implements Kubernetes. `objects` may be changed by tests as kubectl would; `forbidden` are namespaces
    without our Role."""

    def __init__(self) -> None:
        self.objects: dict[Place, Manifest] = {}
        self.logs: dict[tuple[str, str], str] = {}
        self.events: list[tuple[str, str, str]] = []
        self.writes: list[tuple[str, str, str]] = []
        self.fail_after: int | None = None
        self.forbidden: set[str] = set()
        self._versions = 0

    def add(self, manifest: Manifest) -> Manifest:
        """As `kubectl create`."""
        manifest = copy.deepcopy(manifest)
        meta = manifest["metadata"]
        meta.setdefault("uid", str(uuid4()))
        meta.setdefault("creationTimestamp", timestamp(now()))
        meta.setdefault("generation", 1)
        self._store(manifest)
        return manifest

    def change(self, kind: str, namespace: str, name: str, patch: Manifest) -> None:
        """As `kubectl patch`: a changed spec is a new generation."""
        old = self.objects[kind, namespace, name]
        new = patched(old, patch)
        if new.get("spec") != old.get("spec"):
            new["metadata"]["generation"] = old["metadata"]["generation"] + 1
        self._store(new)

    def remove(self, kind: str, namespace: str, name: str) -> None:
        """As `kubectl delete`: finalizers hold it."""
        found = self.objects[kind, namespace, name]
        if found["metadata"].get("finalizers"):
            found["metadata"]["deletionTimestamp"] = timestamp(now())
            self._store(found)
        else:
            self._collect(found)

    def condition(self, kind: str, namespace: str, name: str, type_: str) -> dict[str, Any]:
        status = self.objects[kind, namespace, name].get("status") or {}
        return next((each for each in status.get("conditions") or () if each["type"] == type_), {"status": None})

    async def get(self, kind: str, namespace: str, name: str) -> Manifest | None:
        self._allow(namespace)
        return copy.deepcopy(self.objects.get((kind, namespace, name)))

    async def list(self, kind: str, namespace: str, labels: Labels | None = None) -> list[Manifest]:
        self._allow(namespace)
        return [
            copy.deepcopy(each)
            for (its_kind, its_namespace, _), each in self.objects.items()
            if its_kind == kind
            and namespace in (its_namespace, EVERYWHERE)
            and _labelled(each["metadata"].get("labels") or {}, labels or {})
        ]

    async def create(self, manifest: Manifest) -> None:
        meta = manifest["metadata"]
        self._write("create", manifest["kind"], meta["name"])
        if (manifest["kind"], meta.get("namespace", ""), meta["name"]) in self.objects:
            raise Conflict("it exists already")
        self.add(manifest)

    async def apply(self, manifest: Manifest) -> Manifest:
        """Fields of ours that we no longer name go; those of others stay (annotations and data are all we need)."""
        self._write("apply", manifest["kind"], manifest["metadata"]["name"])
        meta = manifest["metadata"]
        place = (manifest["kind"], meta.get("namespace", ""), meta["name"])
        old = self.objects.get(place)
        if old is None:
            if manifest["kind"] == "Deployment":
                raise Conflict("spec.selector: Required value")
            new = self.add(manifest)
        else:
            new = patched(patched(old, _removed(old.get("_applied", {}), manifest)), copy.deepcopy(manifest))
        new["_applied"] = copy.deepcopy(manifest)
        self._store(new)
        return copy.deepcopy(new)

    async def apply_status(self, manifest: Manifest) -> None:
        """Conditions are a map by type: ours are replaced as a whole, those of others stay."""
        self._write("apply status", manifest["kind"], name := manifest["metadata"]["name"])
        old = self._existing(manifest["kind"], manifest["metadata"]["namespace"], name)
        wanted = manifest["status"].get("conditions", [])
        types = old.get("_conditions", set()) | {each["type"] for each in wanted}
        others = [each for each in (old.get("status") or {}).get("conditions") or () if each["type"] not in types]
        new = patched(old, {"status": {"conditions": [*others, *copy.deepcopy(wanted)]}})
        self._store({**new, "_conditions": {each["type"] for each in wanted}})

    async def patch(self, kind: str, namespace: str, name: str, body: Manifest) -> None:
        self._write("patch", kind, name)
        old = self._existing(kind, namespace, name)
        version = body.get("metadata", {}).pop("resourceVersion", None)
        if version not in (None, old["metadata"]["resourceVersion"]):
            raise Conflict("the object has been modified")
        new = patched(old, body)
        self._store(new)
        if new["metadata"].get("deletionTimestamp") and not new["metadata"].get("finalizers"):
            self._collect(new)

    async def patch_status(self, kind: str, namespace: str, name: str, status: Manifest) -> None:
        self._write("status", kind, name)
        self._store(patched(self._existing(kind, namespace, name), {"status": status}))

    async def delete(self, kind: str, namespace: str, name: str) -> None:
        self._write("delete", kind, name)
        if (kind, namespace, name) in self.objects:
            self.remove(kind, namespace, name)

    async def log(self, namespace: str, pod: str, container: str, lines: int | None = None) -> str:
        return self.logs.get((namespace, pod), "")

    async def record_event(self, about: Manifest, type_: str, reason: str, message: str) -> None:
        self.events.append((about["metadata"]["name"], reason, message))

    def _allow(self, namespace: str) -> None:
        if namespace in self.forbidden:
            raise Forbidden(f"databases.souk.dev is forbidden in the namespace {namespace}")

    def _existing(self, kind: str, namespace: str, name: str) -> Manifest:
        if (kind, namespace, name) not in self.objects:
            raise Gone(name)
        return self.objects[kind, namespace, name]

    def _store(self, manifest: Manifest) -> None:
        self._versions += 1
        meta = manifest["metadata"]
        meta["resourceVersion"] = str(self._versions)
        self.objects[manifest["kind"], meta.get("namespace", ""), meta["name"]] = manifest

    def _collect(self, manifest: Manifest) -> None:
        meta = manifest["metadata"]
        del self.objects[manifest["kind"], meta.get("namespace", ""), meta["name"]]
        for each in list(self.objects.values()):
            if any(owner["uid"] == meta["uid"] for owner in each["metadata"].get("ownerReferences") or ()):
                self._collect(each)

    def _write(self, verb: str, kind: str, name: str) -> None:
        """Tests let the operator die before its n-th write."""
        if self.fail_after is not None:
            if self.fail_after == 0:
                raise Killed
            self.fail_after -= 1
        self.writes.append((verb, kind, name))


def _labelled(labels: Manifest, wanted: Labels) -> bool:
    return all(key in labels and value in (None, labels[key]) for key, value in wanted.items())


class Killed(BaseException):
    """The operator ends here, as by kill -9."""


def _removed(old: Manifest, new: Manifest) -> Manifest:
    gone: Manifest = {}
    for key, value in old.items():
        if key not in new:
            gone[key] = None
        elif isinstance(value, dict) and isinstance(new[key], dict):
            gone[key] = _removed(value, new[key])
    return gone
