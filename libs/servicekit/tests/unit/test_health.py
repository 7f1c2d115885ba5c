"""Readiness as Prometheus sees it: a pod that gets no requests still says that it is not ready."""

import asyncio
import signal
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import httpx2
import uvicorn
from fastapi import FastAPI
from prometheus_client import REGISTRY

from servicekit.health import Health, health_router
from servicekit.server import _Server


@dataclass
class Part:
    """Something that a service needs; counts how often it was asked."""

    well: bool = True
    asked: int = 0

    async def __call__(self) -> None:
        self.asked += 1
        if not self.well:
            raise ConnectionRefusedError


def a_health(**parts: Part) -> Health:
    health = Health("tried-service", "1")
    health.started = True
    for name, part in parts.items():
        health.add(name, part, critical=name != "valkey")
    return health


def shown(name: str, **labels: str) -> float | None:
    return REGISTRY.get_sample_value(name, labels)


async def test_a_scrape_measures_where_nobody_has_asked() -> None:
    database, valkey = Part(well=False), Part()
    app = FastAPI()
    app.router.routes.extend(health_router(a_health(database=database, valkey=valkey)).routes)
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://test") as client:
        assert "service_ready 0" in (await client.get("/metrics")).text
    assert shown("service_ready") == 0
    assert shown("service_check_ok", check="database") == 0
    assert shown("service_check_ok", check="valkey") == 1


async def test_a_service_without_what_it_can_do_without_is_ready() -> None:
    await a_health(database=Part(), valkey=Part(well=False)).refresh()
    assert shown("service_ready") == 1
    assert shown("service_check_ok", check="valkey") == 0


async def test_a_scrape_just_after_a_probe_asks_nobody_again() -> None:
    database = Part()
    health = a_health(database=database)
    await health.report()
    await health.refresh()
    assert database.asked == 1


async def test_a_probe_is_never_answered_from_memory() -> None:
    database = Part()
    health = a_health(database=database)
    await health.refresh()
    database.well = False
    ready, _ = await health.report()
    assert not ready
    assert shown("service_ready") == 0


async def test_a_process_that_starts_or_stops_is_not_ready() -> None:
    health = a_health(database=Part())
    health.draining = True
    await health.refresh()
    assert shown("service_ready") == 0


async def test_sigterm_says_at_once_that_the_process_stops() -> None:
    health = a_health()
    app: Any = SimpleNamespace(state=SimpleNamespace(health=health))
    server = _Server(uvicorn.Config(app), app, drain=60)
    server._loop = asyncio.get_running_loop()
    server.handle_exit(signal.SIGTERM, None)
    async with asyncio.timeout(30):
        await health.stopping.wait()
    assert health.draining
    assert not server.should_exit
