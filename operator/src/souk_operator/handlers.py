"""What kopf calls when something happens. Handlers only say what to look at: all they know is a name.

Event handlers leave no finalizer, no annotation and no progress behind, and miss nothing after a restart, because the
first listing calls them for everything that is there.
"""

from collections.abc import Awaitable, Callable
from itertools import repeat
from typing import Any

import kopf

from souk_operator import names
from souk_operator.work import Key

Enqueue = Callable[[Key], None]


def registry(enqueue: Enqueue, server_moved: Callable[[str], Awaitable[None]]) -> kopf.OperatorRegistry:
    """Handlers for servers, Databases and what belongs to them; `server_moved` is called for servers that changed."""
    handlers = kopf.OperatorRegistry()
    versions = _Versions()

    @kopf.on.login(registry=handlers)
    async def log_in(**context: Any) -> kopf.ConnectionInfo | None:
        return kopf.login_with_service_account(**context) or kopf.login_with_kubeconfig(**context)

    @kopf.on.event(names.GROUP, names.VERSION, "postgresservers", registry=handlers)
    async def server_changed(type: str | None, name: str, body: kopf.Body, **_: Any) -> None:  # noqa: A002 - kopf's word
        enqueue(Key("PostgresServer", "", name))
        if versions.changed(("", name), body, gone=type == "DELETED"):
            await server_moved(name)

    @kopf.on.event(names.GROUP, names.VERSION, "databases", registry=handlers)
    async def database_changed(
        type: str | None,  # noqa: A002 - kopf's word
        name: str,
        namespace: str | None,
        body: kopf.Body,
        **_: Any,
    ) -> None:
        if versions.changed((namespace or "", name), body, gone=type == "DELETED"):
            enqueue(Key("Database", namespace or "", name))

    @kopf.on.event("batch", "v1", "jobs", labels={names.JOB_LABEL: kopf.PRESENT}, registry=handlers)
    async def job_changed(namespace: str | None, labels: kopf.Labels, **_: Any) -> None:
        enqueue(Key("Database", namespace or "", labels[names.JOB_LABEL]))

    @kopf.on.event("", "v1", "secrets", labels={names.DATABASE_LABEL: kopf.PRESENT}, registry=handlers)
    async def secret_changed(namespace: str | None, labels: kopf.Labels, **_: Any) -> None:
        enqueue(Key("Database", namespace or "", labels[names.DATABASE_LABEL]))

    return handlers


def kopf_settings(retry_seconds: float = 5.0) -> kopf.OperatorSettings:
    """No events of kopf's own, no scanning for new resources, and watches of our labels alone, which never give up.

    Only a test says other `retry_seconds`: it is shorter than five.
    """
    settings = kopf.OperatorSettings()
    settings.posting.enabled = False
    settings.scanning.disabled = True
    settings.networking.request_timeout = 30
    # Without end: for one namespace that is gone with its Role, kopf would give up all watches, and the process.
    settings.networking.error_backoffs = repeat(retry_seconds)
    settings.watching.server_timeout = 300
    settings.watching.client_timeout = 330
    settings.watching.label_selectors["batch", "v1", "jobs"] = names.JOB_LABEL
    settings.watching.label_selectors["", "v1", "secrets"] = names.DATABASE_LABEL
    settings.persistence.progress_storage = kopf.AnnotationsProgressStorage(prefix=names.GROUP)
    settings.persistence.diffbase_storage = kopf.AnnotationsDiffBaseStorage(prefix=names.GROUP)
    return settings


class _Versions:
    """Distinguishes changes by people from our own writes to status."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], tuple[Any, ...]] = {}

    def changed(self, key: tuple[str, str], body: kopf.Body, *, gone: bool = False) -> bool:
        """Whether anything but status is other than last time. What is `gone` looks as it did before."""
        if gone:
            self._seen.pop(key, None)
            return True
        meta = body["metadata"]
        version = (
            meta.get("uid"),
            meta.get("generation"),
            meta.get("deletionTimestamp"),
            tuple(sorted((meta.get("annotations") or {}).items())),
            tuple(meta.get("finalizers") or ()),
        )
        before, self._seen[key] = self._seen.get(key), version
        return before != version
