"""The namespaces whose Databases we look after, and which of them we may not read just now."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from souk_operator import names
from souk_operator.kubernetes import EVERYWHERE, Forbidden, Kubernetes
from souk_operator.kubernetes.port import Kind
from souk_operator.metrics import Metrics
from souk_operator.resources import Database, Manifest

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Namespaces:
    """`watched` are names, or EVERYWHERE alone.

    A namespace that is gone has no Role either, so it answers Forbidden. It is skipped, logged once, and counted; the
    others go on. When it can be read again, `returned` is called for each Database in it: what happened meanwhile, no
    watch has reported.
    """

    kubernetes: Kubernetes
    watched: tuple[str, ...]
    metrics: Metrics
    returned: Callable[[Database], None]
    _known: dict[str, list[Database]] = field(default_factory=dict, init=False)
    _skipped: set[str] = field(default_factory=set, init=False)

    async def databases(self) -> list[Database]:
        """All Databases in the namespaces that can be read."""
        found: list[Database] = []
        for namespace in self.watched:
            try:
                manifests = await self.kubernetes.list("Database", namespace)
            except Forbidden as error:
                self.skip(namespace, error)
            else:
                here = self._known[namespace] = [Database.read(each) for each in manifests]
                self._read(namespace, here)
                found += here
        return found

    async def labelled(self, kind: Kind) -> list[Manifest]:
        """What is labelled for any Database, there or not, in the namespaces that can be read."""
        found: list[Manifest] = []
        for namespace in self.watched:
            try:
                found += await self.kubernetes.list(kind, namespace, {names.DATABASE_LABEL: None})
            except Forbidden as error:
                self.skip(namespace, error)
        return found

    def skip(self, namespace: str, why: Forbidden) -> None:
        """It cannot be read; nothing is said of its Databases any more. Who watches all has one right for all."""
        namespace = EVERYWHERE if EVERYWHERE in self.watched else namespace
        if namespace in self._skipped:
            return
        self._skipped.add(namespace)
        self.metrics.namespace_skipped(namespace, skipped=True)
        for database in self._known.pop(namespace, ()):
            self.metrics.forget(database.key)
        log.warning(
            "Namespace %s is skipped until it can be read; the others are looked after."
            " Is it there, with our Role? kubectl -n %s get role souk-operator-databases (%s)",
            namespace,
            namespace,
            why,
        )

    def _read(self, namespace: str, databases: list[Database]) -> None:
        self.metrics.namespace_skipped(namespace, skipped=False)
        if namespace not in self._skipped:
            return
        self._skipped.discard(namespace)
        log.warning("Namespace %s can be read again; looking after its %d Databases.", namespace, len(databases))
        for database in databases:
            self.returned(database)
