"""A platform of the journeys' own, beside whatever else runs on this machine."""

import asyncio
import os
import signal
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import aiohttp
import pytest

from souk.own_platform import own_platform, souk
from souk.places import Places
from souk.shopper import Refused, Shopper
from souk.state import Phase, State

STAFF_PASSWORD = "souk-demo-2026"


@dataclass(frozen=True, slots=True)
class Platform:
    """The running platform and what a test may do to it."""

    places: Places

    @property
    def url(self) -> str:
        """The gateway."""
        return self.places.gateway

    def port(self, part: str) -> int:
        """Where a part listens."""
        return self.places.port(part)

    def souk(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command for this platform."""
        return souk(self.places, *arguments)

    def pid(self, part: str) -> int:
        """The process of a ready part."""
        state = State.read(self.places.state)
        assert state is not None
        pid = state.parts[part].pid
        assert pid is not None, f"{part} does not run"
        return pid

    def kill(self, part: str) -> None:
        """kill -9; the supervisor starts it again."""
        os.kill(self.pid(part), signal.SIGKILL)

    async def recovered(self, part: str, killed: int) -> None:
        """Until the supervisor has a new process of `part` that is ready."""
        async with asyncio.timeout(90):
            while True:
                state = State.read(self.places.state)
                if state is not None and state.parts[part].phase is Phase.READY and state.parts[part].pid != killed:
                    return
                await asyncio.sleep(0.1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All sorts of requests come last: they use up the minute of the only admin."""
    items.sort(key=lambda item: item.path.name == "test_schemathesis.py")


@pytest.fixture(scope="session")
def platform() -> Iterator[Platform]:
    """Started once, with demo data; ended at the end whatever happened."""
    with own_platform() as places:
        yield Platform(places)


@pytest.fixture(scope="module", autouse=True)
def books_balance(platform: Platform) -> Iterator[None]:
    """After every file of journeys the shop's invariants hold."""
    yield
    checked = platform.souk("invariants")
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.fixture(scope="session")
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """Connections for everybody."""
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar()) as opened:
        yield opened


@pytest.fixture
def shopper(platform: Platform, session: aiohttp.ClientSession) -> Callable[[], Shopper]:
    """Makes people."""
    return lambda: Shopper(session, platform.url)


@pytest.fixture
async def guest(shopper: Callable[[], Shopper]) -> Shopper:
    """Somebody without an account."""
    made = shopper()
    await made.become_guest()
    return made


@pytest.fixture
async def customer(shopper: Callable[[], Shopper]) -> Shopper:
    """Somebody with a new account."""
    made = shopper()
    await made.register()
    return made


@pytest.fixture(scope="session")
async def admin(platform: Platform, session: aiohttp.ClientSession) -> Shopper:
    """The shop's admin."""
    made = Shopper(session, platform.url)
    await made.sign_in("admin@souk.test", STAFF_PASSWORD)
    return made


@dataclass(frozen=True, slots=True)
class Thing:
    """A product with one variant."""

    product_id: str
    variant_id: str
    price: int


AThing = Callable[..., Awaitable[Thing]]


@pytest.fixture
def a_thing(admin: Shopper) -> AThing:
    """Publishes a product: `await a_thing(stock=1, price=1999)`."""

    async def make(stock: int = 100, price: int = 1999) -> Thing:
        name = f"Journey lamp {uuid4().hex[:8]}"
        body = {
            "title": name,
            "description": "A lamp for long roads.",
            "status": "published",
            "variants": [
                {"sku": name.replace(" ", "-"), "price": {"amount": price, "currency": "EUR"}, "stock": stock},
            ],
        }
        made = await admin.call("POST", "/api/products", body)
        return Thing(made["id"], made["variants"][0]["id"], price)

    return make


@pytest.fixture
def set_price(admin: Shopper) -> Callable[[Thing, int], Awaitable[None]]:
    """Staff change a price."""

    async def change(thing: Thing, price: int) -> None:
        reply = await admin.ask("GET", f"/api/products/{thing.product_id}")
        variant = reply.data["variants"][0]
        body: dict[str, Any] = {"sku": variant["sku"], "price": {"amount": price, "currency": "EUR"}}
        path = f"/api/products/{thing.product_id}/variants/{thing.variant_id}"
        changed = await admin.ask("PUT", path, body, headers={"If-Match": f'"{reply.data["version"]}"'})
        if changed.status >= 400:
            raise Refused(changed)

    return change


@pytest.fixture
def available(admin: Shopper) -> Callable[[Thing], Awaitable[int]]:
    """How many pieces can still be bought."""

    async def read(thing: Thing) -> int:
        stock = await admin.call("GET", f"/api/products/variants/{thing.variant_id}/stock")
        return int(stock["available"])

    return read
