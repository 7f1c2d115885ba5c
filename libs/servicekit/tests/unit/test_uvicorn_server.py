"""A server that looks seldom ends at once all the same. Here it looks once a minute."""

import asyncio
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import pytest
import uvicorn
from prometheus_client import REGISTRY
from starlette.applications import Starlette

from servicekit.health import Health
from servicekit.server import _Server
from servicekit.uvicorn_server import Server

PROCESS = """
import sys, uvicorn
from servicekit.uvicorn_server import Server

class Telling(Server):
    async def on_tick(self, counter):
        print("looked", flush=True)
        return await super().on_tick(counter)

async def app(scope, receive, send): ...

Telling(uvicorn.Config(app, port=0, lifespan="off", loop=sys.argv[1], log_config=None), look_seconds=60).run()
"""


def a_config(app: Any) -> uvicorn.Config:
    return uvicorn.Config(app, port=0, lifespan="off", log_config=None, access_log=False)


@asynccontextmanager
async def running(server: Server) -> AsyncIterator[None]:
    """Serves until the block has ended the server, which it has to do within five seconds."""
    serving = asyncio.create_task(server.serve())
    while server._looked_for is None:
        await asyncio.sleep(0.01)
    yield
    async with asyncio.timeout(30):
        await serving


@pytest.fixture
def server() -> Server:
    return Server(a_config(Starlette()), look_seconds=60)


@pytest.fixture
def health() -> Health:
    return Health("tried-service", "1")


@pytest.fixture
def service(health: Health) -> _Server:
    app: Any = SimpleNamespace(state=SimpleNamespace(health=health))
    return _Server(a_config(app), app, drain=0, look_seconds=60)


async def test_a_server_ends_as_soon_as_it_is_told(server: Server) -> None:
    async with running(server):
        server.should_exit = True


async def test_a_server_can_be_told_from_another_thread(server: Server) -> None:
    def end() -> None:
        server.should_exit = True

    async with running(server):
        thread = threading.Thread(target=end)
        thread.start()
    thread.join()


@pytest.mark.parametrize("loop", ["uvloop", "asyncio"])
async def test_a_server_ends_as_soon_as_a_signal_comes(loop: str) -> None:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", PROCESS, loop, stdout=subprocess.PIPE)
    assert process.stdout is not None
    await process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(30):
        await process.wait()


async def test_a_service_ends_as_soon_as_it_is_refused(service: _Server, health: Health) -> None:
    async with running(service):
        health.refuse("It is not let in.")


async def test_a_service_that_was_refused_before_it_served_ends(service: _Server, health: Health) -> None:
    health.refuse("It is not let in.")
    async with asyncio.timeout(30):
        await service.serve()


async def test_who_tells_an_ended_server_to_end_does_no_harm(server: Server) -> None:
    async with running(server):
        server.should_exit = True
    server.should_exit = True


async def test_a_look_brings_the_date_and_how_late_the_loop_is(service: _Server) -> None:
    async with running(service):
        service.server_state.default_headers, service.late = [], 0.25
        service.look()
        while not service.server_state.default_headers:
            await asyncio.sleep(0.01)
        service.should_exit = True
    assert service.server_state.default_headers[0][0] == b"date"
    assert REGISTRY.get_sample_value("event_loop_lag_seconds") == 0
