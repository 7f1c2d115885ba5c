"""Purchases per second and CPU per purchase, from cart to confirmed order, over every process of the platform."""

import asyncio
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass

import aiohttp

from souk.bench.cpu import CpuMeter
from souk.bench.report import Row
from souk.shopper import Shopper

_CLIENTS, _ROUNDS, _EACH = 8, 5, 120


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


def measure(gateway: str, pids: dict[str, int], admin: tuple[str, str]) -> list[Row]:
    """The median of five rounds; `admin` is (e-mail, password) of somebody who may publish a product."""
    rounds = asyncio.run(_rounds(gateway, pids, admin))
    typical = sorted(rounds, key=lambda one: one.cpu_milliseconds)[len(rounds) // 2]
    rate = statistics.median(one.rate for one in rounds)
    p99 = statistics.median(sorted(one.latencies)[int(len(one.latencies) * 0.99) - 1] for one in rounds) * 1000
    return [
        Row("CPU per purchase, all processes", typical.cpu_milliseconds, "ms CPU", "≤ 10 ms",
            "Vendure 196, Medusa 1,235", typical.cpu_milliseconds <= 10),
        *_breakdown(typical),
        Row("Purchases, 8 clients on the same cores", rate, "/s", "≥ 120/s", "Vendure 8.1, Medusa 1.0", rate >= 120),
        Row("Purchase, 99th percentile", p99, "ms", "≤ 150 ms", "the load generator shares the cores", p99 <= 150),
    ]  # fmt: skip


def _breakdown(one: Round) -> Iterator[Row]:
    for name, seconds in sorted(one.cpu.items(), key=lambda item: -item[1]):
        yield Row(f"  {name}", seconds / len(one.latencies) * 1000, "ms CPU")


async def _rounds(gateway: str, pids: dict[str, int], admin: tuple[str, str]) -> list[Round]:
    connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=60)
    async with aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar()) as session:
        staff = Shopper(session, gateway)
        await staff.sign_in(*admin)
        _, variant = await a_product(staff)
        total = (await staff.quote({variant: 1}))["total"]
        await _round(session, gateway, pids, variant, total, each=_CLIENTS * 4)
        return [await _round(session, gateway, pids, variant, total, each=_EACH) for _ in range(_ROUNDS)]


async def a_product(staff: Shopper) -> tuple[str, str]:
    """A new product's id and its variant's, with plenty in stock; `staff` may publish."""
    sku = f"BENCH-{time.time_ns()}"
    body = {
        "title": f"Bench lamp {sku[-6:]}", "description": "Bought very often.", "status": "published",
        "variants": [{"sku": sku, "price": {"amount": 1999, "currency": "EUR"}, "stock": 100_000}],
    }  # fmt: skip
    made = await staff.call("POST", "/api/products", body)
    return str(made["id"]), str(made["variants"][0]["id"])


async def _round(
    session: aiohttp.ClientSession, gateway: str, pids: dict[str, int], variant: str, total: object, each: int
) -> Round:
    people = [Shopper(session, gateway) for _ in range(each)]
    for person in people:
        await person.become_guest()
        await person.shop()
    waiting = iter(people)
    latencies: list[float] = []

    async def client() -> None:
        for person in waiting:
            began = time.perf_counter()
            await person.add(variant)
            placed = await person.checkout(total)
            await person.pay(placed["payment"]["id"])
            await person.followed(placed["order"]["id"])
            latencies.append(time.perf_counter() - began)

    meter, began = CpuMeter(pids), time.perf_counter()
    await asyncio.gather(*(client() for _ in range(_CLIENTS)))
    seconds = time.perf_counter() - began
    await asyncio.sleep(1)
    return Round(seconds, latencies, meter.seconds())
