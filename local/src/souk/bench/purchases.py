"""Purchases per second and CPU per purchase, from cart to confirmed order, over every process of the platform."""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

import aiohttp

from souk.bench.counts import StatementCounter
from souk.bench.cpu import CpuMeter
from souk.measured import Row
from souk.shopper import ADDRESS, Shopper

_CLIENTS, _ROUNDS, _EACH = 8, 5, 120
_COUNTED = 40


@dataclass(frozen=True, slots=True)
class Round:
    """One round: how long it took, each purchase's latency (seconds), CPU seconds by process."""

    seconds: float
    latencies: list[float]
    cpu: dict[str, float]

    @property
    def rate(self) -> float:
        """Confirmed purchases per second of wall time, all clients together."""
        return len(self.latencies) / self.seconds

    @property
    def cpu_milliseconds(self) -> float:
        """Per purchase, all processes together."""
        return sum(self.cpu.values()) / len(self.latencies) * 1000


def measure(gateway: str, pids: dict[str, int], admin: tuple[str, str], counter: StatementCounter) -> list[Row]:
    """The median of five rounds; `admin` is (e-mail, password) of somebody who may publish a product."""
    rounds = asyncio.run(_rounds(gateway, pids, admin))
    shoppers = asyncio.run(_rounds(gateway, pids, admin, whole=True))
    whole = statistics.median(one.cpu_milliseconds for one in shoppers)
    typical = sorted(rounds, key=lambda one: one.cpu_milliseconds)[len(rounds) // 2]
    rate = statistics.median(one.rate for one in rounds)
    p99 = statistics.median(sorted(one.latencies)[int(len(one.latencies) * 0.99) - 1] for one in rounds) * 1000
    return [
        Row("CPU per purchase, all processes", typical.cpu_milliseconds, "ms CPU", "≤ 17 ms",
            "Vendure 196, Medusa 1,235", typical.cpu_milliseconds <= 17),
        *_breakdown(typical),
        Row("CPU per shopper, from guest token to confirmed", whole, "ms CPU", "≤ 22 ms",
            "facts, quote and shipping too", whole <= 22),
        Row("Purchases, 8 clients on the same cores", rate, "/s", "≥ 90/s", "Vendure 8.1, Medusa 1.0", rate >= 90),
        Row("Purchase, 99th percentile", p99, "ms", "≤ 150 ms", "the load generator shares the cores", p99 <= 150),
        *asyncio.run(_counted(gateway, admin, counter)),
    ]  # fmt: skip


def _breakdown(one: Round) -> Iterator[Row]:
    for name, seconds in sorted(one.cpu.items(), key=lambda item: -item[1]):
        yield Row(f"  {name}", seconds / len(one.latencies) * 1000, "ms CPU")


async def _rounds(gateway: str, pids: dict[str, int], admin: tuple[str, str], *, whole: bool = False) -> list[Round]:
    async with _session() as session:
        variant, total = await _on_sale(session, gateway, admin)

        async def one(each: int) -> Round:
            people = [Shopper(session, gateway) for _ in range(each)]
            if not whole:
                for person in people:
                    await person.become_guest()
                    await person.shop()
            return await _round(pids, people, lambda person: _buy(person, variant, total, whole=whole))

        await one(_CLIENTS * 4)
        return [await one(_EACH) for _ in range(_ROUNDS)]


def _session() -> aiohttp.ClientSession:
    connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=60)
    return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())


async def _on_sale(session: aiohttp.ClientSession, gateway: str, admin: tuple[str, str]) -> tuple[str, object]:
    """A variant, and what one piece of it costs, delivered."""
    staff = Shopper(session, gateway)
    await staff.sign_in(*admin)
    _, variant = await a_product(staff)
    return variant, (await staff.quote({variant: 1}))["total"]


async def _buy(person: Shopper, variant: str, total: object, *, whole: bool = False) -> None:
    """One piece, until it is confirmed; `whole` with all that a browser asks besides."""
    if whole:
        await person.become_guest()
        await person.shop()
    await person.add(variant)
    if whole:
        await person.call("GET", f"/api/orders/shipping-methods?country={ADDRESS['country']}")
        await person.quote({variant: 1})
    placed = await person.checkout(total)
    await person.pay(placed["payment"]["id"])
    await person.followed(placed["order"]["id"])


async def _counted(gateway: str, admin: tuple[str, str], counter: StatementCounter) -> list[Row]:
    """Purchases one after the other, so that no two share a commit; what an idle shop does meanwhile is taken off."""
    async with _session() as session:
        variant, total = await _on_sale(session, gateway, admin)
        people = [Shopper(session, gateway) for _ in range(_COUNTED)]
        for person in people:
            await person.become_guest()
            await person.shop()
        with counter.logged():
            began, before = time.perf_counter(), counter.look()
            rested, start = time.perf_counter(), counter.look()
            for person in people:
                await _buy(person, variant, total)
            end = counter.look()
            seconds, idle_seconds = time.perf_counter() - rested, rested - began
    idle = start.since(before)
    made = end.since(start).less(idle, seconds / max(idle_seconds, 0.1))
    statements, commits = made.statements / _COUNTED, made.fsyncs / _COUNTED
    plans = made.plans / _COUNTED
    hot = 100 * made.hot_updates / made.updates
    return [
        Row("Statements of a purchase", statements, "", "≤ 35", "BEGIN and COMMIT too", statements <= 35),
        Row("  Plans made", plans, "", "≤ 1", "every other statement has its plan", plans <= 1),
        Row("  Transactions", made.transactions / _COUNTED, ""),
        Row("  Commits that are synced to disk", commits, "", "≤ 14", "", commits <= 14),
        Row("  Write-ahead log", made.wal_bytes / _COUNTED / 1000, "kB"),
        Row("  Updates without an index entry (HOT)", hot, "%", "≥ 80 %", "", hot >= 80),
    ]


async def a_product(staff: Shopper) -> tuple[str, str]:
    """A new product's id and its variant's, with plenty in stock; `staff` may publish."""
    sku = f"BENCH-{time.time_ns()}"
    body = {
        "title": f"Bench lamp {sku[-6:]}", "description": "Bought very often.", "status": "published",
        "variants": [{"sku": sku, "price": {"amount": 1999, "currency": "EUR"}, "stock": 100_000}],
    }  # fmt: skip
    made = await staff.call("POST", "/api/products", body)
    return str(made["id"]), str(made["variants"][0]["id"])


async def _round(pids: dict[str, int], people: list[Shopper], buy: Callable[[Shopper], Awaitable[None]]) -> Round:
    waiting = iter(people)
    latencies: list[float] = []

    async def client() -> None:
        for person in waiting:
            began = time.perf_counter()
            await buy(person)
            latencies.append(time.perf_counter() - began)

    meter, began = CpuMeter(pids), time.perf_counter()
    await asyncio.gather(*(client() for _ in range(_CLIENTS)))
    seconds = time.perf_counter() - began
    await asyncio.sleep(1)
    return Round(seconds, latencies, meter.seconds())
