"""Which of several operators acts: the one that holds the Lease `souk-operator` in its namespace.

A holder renews it every fifth of its duration. Who has not managed to for 85 % of it ends its own process, whatever
it is at, before anybody else may begin: others wait for the whole duration, by their own clock, from the last change
that they saw.
"""

import asyncio
import logging
import os
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from souk_operator import names
from souk_operator.kubernetes import Conflict, Kubernetes
from souk_operator.now import now
from souk_operator.resources import Manifest

log = logging.getLogger(__name__)

# Shares of the duration. A busy node or API server may keep us from renewing for ten seconds; an answer that is later
# than its own share leaves time for a second try.
_PATIENCE, _ANSWER = 0.85, 0.3


def end_process(why: str) -> None:
    """At once, with no clean-up: another operator is about to act."""
    log.critical("%s; this process ends", why)
    os._exit(1)


@dataclass(slots=True)
class Lease:
    """`identity` distinguishes this process from the others. Times are in seconds; `lost` ends the process.
    Only tests give those two: they wait less, and outlive it.

    `holder` is who acted when last asked; `trouble` is why it could not be asked.
    """

    kubernetes: Kubernetes
    namespace: str
    identity: str
    duration: float = 12.0
    lost: Callable[[str], None] = end_process
    holder: str = field(default="", init=False)
    trouble: str = field(default="", init=False)
    _seen: Manifest | None = field(default=None, init=False)
    _runs_out_at: float = field(default=0.0, init=False)
    _renewed_at: float = field(default=0.0, init=False)
    _given_back: threading.Event = field(default_factory=threading.Event, init=False)

    async def acquire(self) -> None:
        """Wait until it is ours."""
        while not await self._attempt():  # noqa: ASYNC110 - nothing of ours notices when it is free
            await asyncio.sleep(self._until_next_look())

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Renew it while the block runs, then give it back, so that another may act at once."""
        threading.Thread(target=self._guard, name="lease", daemon=True).start()
        renewing = asyncio.create_task(self._renew())
        try:
            yield
        finally:
            renewing.cancel()
            with suppress(asyncio.CancelledError):
                await renewing
            self._given_back.set()
            await self._give_back()

    async def _renew(self) -> None:
        renewed = True
        while True:
            await asyncio.sleep(self.duration / (5 if renewed else 20))  # one request that hangs is no reason to end
            renewed = await self._attempt()
            if not renewed and self.holder not in ("", self.identity):
                self.lost(f"{self.holder} has taken the lease")

    def _guard(self) -> None:
        """In a thread of its own, so that a blocked event loop ends too."""
        while not self._given_back.wait(self.duration / 20):
            if time.monotonic() - self._renewed_at > _PATIENCE * self.duration:
                self.lost(f"the lease could not be renewed for {_PATIENCE * self.duration:.1f} s")
                return

    async def _attempt(self) -> bool:
        """Take or renew it; False when another holds it or nobody could be asked."""
        began = time.monotonic()
        try:
            async with asyncio.timeout(_ANSWER * self.duration):
                taken = await self._take()
        except Exception as error:  # noqa: BLE001 - whatever it is, the lease is not renewed
            self._log_once(f"The lease was not taken: {type(error).__name__} {error}")
            return False
        self.trouble = ""
        if taken:
            self.holder, self._renewed_at = self.identity, began
        return taken

    async def _take(self) -> bool:
        lease = await self.kubernetes.get("Lease", self.namespace, names.MANAGER)
        try:
            if lease is None:
                await self.kubernetes.create(self._manifest(self._spec(1)))
                return True
            if not self._is_free(lease):
                return False
            spec = lease.get("spec") or {}
            change = (
                {} if spec.get("holderIdentity") == self.identity else self._spec(spec.get("leaseTransitions", 0) + 1)
            )
            await self._patch(lease, {**change, "renewTime": _micro_time()})
        except Conflict:
            return False
        return True

    def _is_free(self, lease: Manifest) -> bool:
        spec = lease.get("spec") or {}
        if spec != self._seen:
            self._seen = spec
            self._runs_out_at = time.monotonic() + spec.get("leaseDurationSeconds", self.duration)
        self.holder = spec.get("holderIdentity") or ""
        return self.holder in ("", self.identity) or time.monotonic() >= self._runs_out_at

    def _until_next_look(self) -> float:
        """In seconds. Never beyond the moment at which the lease runs out: the wait after a kill is the duration and
        one look at most."""
        left = self._runs_out_at - time.monotonic()
        return min(self.duration / 20, left) if left > 0 else self.duration / 20

    async def _give_back(self) -> None:
        try:
            async with asyncio.timeout(_ANSWER * self.duration):
                lease = await self.kubernetes.get("Lease", self.namespace, names.MANAGER)
                if lease is not None and (lease.get("spec") or {}).get("holderIdentity") == self.identity:
                    await self._patch(lease, {"holderIdentity": ""})
        except Exception as error:  # noqa: BLE001 - whatever it is, the lease runs out by itself
            self._log_once(f"The lease was not given back: {type(error).__name__} {error}")

    async def _patch(self, lease: Manifest, spec: Manifest) -> None:
        version = lease["metadata"]["resourceVersion"]
        body = {"metadata": {"resourceVersion": version}, "spec": spec}
        await self.kubernetes.patch("Lease", self.namespace, names.MANAGER, body)

    def _spec(self, transitions: int) -> Manifest:
        return {
            "holderIdentity": self.identity,
            "leaseDurationSeconds": max(1, round(self.duration)),
            "acquireTime": _micro_time(),
            "renewTime": _micro_time(),
            "leaseTransitions": transitions,
        }

    def _manifest(self, spec: Manifest) -> Manifest:
        meta = {"name": names.MANAGER, "namespace": self.namespace}
        return {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": meta, "spec": spec}

    def _log_once(self, trouble: str) -> None:
        if trouble != self.trouble:
            self.trouble = trouble
            log.warning(trouble)


def _micro_time() -> str:
    """As the API server wants a MicroTime."""
    return now().strftime("%Y-%m-%dT%H:%M:%S.%fZ")
