"""Real shoppers, so that the panels have something to show: purchases, declined cards, a refund."""

import asyncio
import secrets
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import aiohttp

from souk.commands.failure import CommandFailed
from souk.shopper import Refused, Shopper

_PURCHASES = 10
_PAUSE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Traffic:
    """What was done, for the report."""

    bought: int
    declined: int
    refunded: int


async def shop(url: str, admin: tuple[str, str] | None) -> Traffic:
    """Ten purchases over some twenty seconds. `admin` (e-mail, password) refunds one. Raises CommandFailed."""
    bought: list[str] = []
    declined = 0
    try:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as session:
            for number in range(_PURCHASES):
                shopper = Shopper(session, url)
                await (shopper.register() if number % 5 == 0 else shopper.become_guest())
                variant = await _something(shopper)
                if number % 4 == 1:
                    declined += await _is_declined(shopper, variant)
                bought.append((await shopper.buy({variant: 1}))["id"])
                await asyncio.sleep(_PAUSE_SECONDS)
            refunded = await _refund(Shopper(session, url), admin, bought[0]) if admin else 0
    except (aiohttp.ClientError, OSError, Refused) as error:
        raise CommandFailed(f"{url} did not sell anything: {error}") from error
    return Traffic(len(bought), declined, refunded)


async def _something(shopper: Shopper) -> str:
    """The id of a variant in stock, found as a visitor finds it."""
    items = (await shopper.call("GET", "/api/products?limit=24&in_stock=true"))["items"]
    if not items:
        raise CommandFailed("The shop has nothing in stock. Fill it with `souk seed`.")
    page: Any = await shopper.call("GET", f"/api/products/{secrets.choice(items)['id']}")
    return str(next(each["id"] for each in page["variants"] if each["availability"] != "out"))


async def _is_declined(shopper: Shopper, variant: str) -> bool:
    """The bank declines; the order is cancelled, and the cart is as full as before."""
    await shopper.add(variant)
    placed = await shopper.checkout((await shopper.quote({variant: 1}))["total"])
    try:
        await shopper.pay(placed["payment"]["id"], "pm_card_chargeDeclined")
    except Refused as refusal:
        if refusal.code != "card_declined":
            raise
    await shopper.call("POST", f"/api/orders/{placed['order']['id']}/cancel", {})
    await shopper.call("DELETE", "/api/cart/clear")
    return True


async def _refund(staff: Shopper, admin: tuple[str, str], order_id: str) -> int:
    await staff.sign_in(*admin)
    await staff.call("POST", f"/api/orders/{order_id}/refund", {"reason": "tried out"}, key=str(uuid4()))
    return 1
