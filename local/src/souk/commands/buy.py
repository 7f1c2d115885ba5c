"""`souk buy`: a purchase by a new shopper, step by step."""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from rich.console import Console

from commerce.values import Money
from souk.commands.failure import CommandFailed
from souk.commands.running import require_running
from souk.commands.typed import typed
from souk.places import Places
from souk.secrets import Secrets
from souk.shopper import Refused, Shopper


class NobodyThere(CommandFailed):
    """No request arrived, so that there is no trace of it."""


class Purchase:
    """The steps from registration to a confirmed order; each answers a few words about what came of it."""

    def __init__(self, shopper: Shopper) -> None:
        self._shopper = shopper
        self._product: Any = None
        self._variant: Any = None
        self._total: Any = None
        self._placed: Any = None

    def steps(self) -> dict[str, Callable[[], Awaitable[str]]]:
        """By name, in order."""
        return {
            "register": self._register,
            "browse": self._browse,
            "choose a variant": self._choose,
            "add to cart": self._add_to_cart,
            "quote": self._quote,
            "check out": self._check_out,
            "pay": self._pay,
            "confirmed": self._see_confirmed,
        }

    async def _register(self) -> str:
        await self._shopper.register()
        return self._shopper.email

    async def _browse(self) -> str:
        items = (await self._shopper.call("GET", "/api/products?limit=24&in_stock=true"))["items"]
        if not items:
            raise CommandFailed("The shop has nothing in stock. Fill it with `souk seed`.")
        self._product = secrets.choice(items)
        return str(self._product["title"])

    async def _choose(self) -> str:
        page = await self._shopper.call("GET", f"/api/products/{self._product['id']}")
        self._variant = next(each for each in page["variants"] if each["availability"] != "out")
        return f"{self._variant['sku']}, {_money(self._variant['price'])}"

    async def _add_to_cart(self) -> str:
        await self._shopper.add(self._variant["id"])
        return "1 piece"

    async def _quote(self) -> str:
        self._total = (await self._shopper.quote({self._variant["id"]: 1}))["total"]
        return f"{_money(self._total)} with shipping"

    async def _check_out(self) -> str:
        self._placed = await self._shopper.checkout(self._total)
        return f"order {self._placed['order']['number']}"

    async def _pay(self) -> str:
        return str((await self._shopper.pay(self._placed["payment"]["id"]))["status"])

    async def _see_confirmed(self) -> str:
        await self._shopper.followed(self._placed["order"]["id"])
        order = await self._shopper.order(self._placed["order"]["id"])
        if order["status"] != "confirmed" or order["payment_status"] != "paid":
            raise CommandFailed(f"Order {order['number']} is {order['status']} and {order['payment_status']}.")
        return f"paid {_money(order['total'])}"


def buy(places: Places, url: str | None, console: Console) -> None:
    """At `url`, or at this machine's shop: print each step with its time.

    Raises CommandFailed unless the order ends confirmed.
    """
    if url is None:
        require_running(places)
    elif not url.startswith(("http://", "https://")):
        raise CommandFailed(f"{url} is no address: one begins with http:// or https://.")
    asyncio.run(_buy(places, url or places.gateway, console, ours=url is None))


async def _buy(places: Places, url: str, console: Console, *, ours: bool) -> None:
    trace_id, request_id = secrets.token_hex(16), f"buy-{secrets.token_hex(8)}"
    headers = {"traceparent": f"00-{trace_id}-{secrets.token_hex(8)}-01", "X-Request-ID": request_id}
    if ours:  # A shop elsewhere gives requests ids of its own, and decides what it records.
        headers["X-Telemetry-Key"] = Secrets.open(places.secrets)["telemetry_key"]
    console.print(f"A new shopper at {url}")
    try:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as session:
            total = await _take_steps(Purchase(Shopper(session, url, headers)), url, console)
    except CommandFailed as failure:
        if not isinstance(failure, NobodyThere):
            _print_ids(places, trace_id, request_id, console, ours=ours)
        raise
    _print_ids(places, trace_id, request_id, console, ours=ours)
    console.print(f"Confirmed after {total:.0f} ms.", style="green", highlight=False)


def _print_ids(places: Places, trace_id: str, request_id: str, console: Console, *, ours: bool) -> None:
    """The ids, and for this machine's shop how to look them up."""
    console.print(f"trace id    {trace_id}", end="", highlight=False, soft_wrap=True)
    if not ours:
        console.print()
        return
    trace, logs = typed(places, f"trace {trace_id}"), typed(places, f"logs -n 1000 | grep {request_id}")
    console.print(f"   [dim]{trace}[/dim]", highlight=False, soft_wrap=True)
    console.print(f"request id  {request_id}   [dim]{logs}[/dim]", highlight=False, soft_wrap=True)


async def _take_steps(purchase: Purchase, url: str, console: Console) -> float:
    began = time.perf_counter()
    for name, step in purchase.steps().items():
        start = time.perf_counter()
        try:
            outcome = await step()
        except (Refused, TimeoutError) as error:
            raise CommandFailed(f"{name}: {error}") from error
        except aiohttp.ClientConnectionError as error:
            raise NobodyThere(f"{name}: nobody answers at {url}.") from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise CommandFailed(f"{name}: {url} does not answer as a shop does ({error}).") from error
        taken = (time.perf_counter() - start) * 1000
        console.print(f"  {name:17}[bold]{taken:8.1f} ms[/bold]  {outcome}", highlight=False)
    return (time.perf_counter() - began) * 1000


def _money(amount: dict[str, Any]) -> str:
    return str(Money(amount["amount"], amount["currency"]))
