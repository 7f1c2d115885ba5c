"""/health for people, /health/live and /health/ready for machines, /metrics for Prometheus."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from servicekit.telemetry import metrics

# Older than this, readiness is measured anew for a scrape: nobody may have asked since.
_FRESH_SECONDS = 10.0

Check = Callable[[], Awaitable[None]]
"""Returns when the part is fine, raises when it is not."""


@dataclass(slots=True)
class Health:
    """What the process knows about itself. A critical check that fails makes it not ready."""

    service: str
    version: str
    draining: bool = field(default=False, init=False)
    stopping: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    """Set when `draining` begins: what would never end by itself ends then, since the server waits for it."""
    started: bool = field(default=False, init=False)
    refusal: str | None = field(default=None, init=False)
    """Why this process cannot go on as it is configured (`servicekit.refusal`): `servicekit.server` ends it."""
    _on_refusal: list[Callable[[], None]] = field(default_factory=list, init=False)
    _checks: dict[str, tuple[Check, bool]] = field(default_factory=dict, init=False)
    _born: float = field(default_factory=time.monotonic, init=False)
    _measured: float = field(default=-_FRESH_SECONDS, init=False)

    def add(self, name: str, check: Check, *, critical: bool = True) -> None:
        """Register a check under the name that people will read."""
        self._checks[name] = (check, critical)

    def refuse(self, sentence: str) -> None:
        """End this process with `sentence`, because it may not run as it is configured."""
        self.refusal = self.refusal or sentence
        for call in self._on_refusal:
            call()

    def when_refused(self, call: Callable[[], None]) -> None:
        """Call it as soon as this process is to end by `refuse`."""
        self._on_refusal.append(call)

    async def report(self) -> tuple[bool, dict[str, Any]]:
        """(ready, summary): every check is asked at once and given two seconds."""
        names = list(self._checks)
        results = await asyncio.gather(*(self._ask(name) for name in names))
        broken = [
            name for name, result in zip(names, results, strict=True) if not result["ok"] and self._checks[name][1]
        ]
        ready = self.started and not self.draining and not broken
        self._show(ready, dict(zip(names, (result["ok"] for result in results), strict=True)))
        status = "ok" if ready else "draining" if self.draining else "starting" if not self.started else "unavailable"
        return ready, {
            "status": status, "service": self.service, "version": self.version,
            "uptime_seconds": round(time.monotonic() - self._born), "checks": dict(zip(names, results, strict=True)),
        }  # fmt: skip

    async def refresh(self) -> None:
        """Bring the gauges up to date, unless a probe did it a moment ago: a pod that is not ready must say so."""
        if time.monotonic() - self._measured >= _FRESH_SECONDS:
            await self.report()

    def _show(self, ready: bool, checks: dict[str, bool]) -> None:
        self._measured = time.monotonic()
        metrics.READY.set(int(ready))
        for name, ok in checks.items():
            metrics.CHECK_OK.labels(name).set(int(ok))

    async def _ask(self, name: str) -> dict[str, Any]:
        started = time.perf_counter()
        try:
            async with asyncio.timeout(2):
                await self._checks[name][0]()
        except Exception as error:  # noqa: BLE001 - whatever it is, the part is not well
            return {"ok": False, "reason": type(error).__name__}
        return {"ok": True, "milliseconds": round((time.perf_counter() - started) * 1000, 1)}


def health_router(health: Health) -> APIRouter:
    """The probes and the exposition."""
    router = APIRouter(include_in_schema=False)

    @router.get("/health")
    async def summary() -> JSONResponse:
        ready, report = await health.report()
        return JSONResponse(report, 200 if ready else 503)

    @router.get("/health/live")
    async def live() -> JSONResponse:
        return JSONResponse({"status": "ok"})

    @router.get("/health/ready")
    async def ready() -> JSONResponse:
        is_ready, report = await health.report()
        return JSONResponse(report, 200 if is_ready else 503)

    @router.get("/metrics")
    async def exposition(request: Request) -> Response:
        await health.refresh()
        body, content_type = metrics.exposition(request.headers.get("accept", ""))
        return Response(body, media_type=content_type)

    return router
