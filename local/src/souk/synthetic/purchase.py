"""One purchase, and how the shop is left as it was found."""

import secrets
from collections.abc import Awaitable, Callable
from typing import Any, cast
from uuid import uuid4

from souk.shopper import Refused, Shopper

EMAIL = "synthetic-purchase@souk.test"
"""Whose orders these are, for staff and for queries; no mail reaches `.test` (RFC 2606 §2)."""
_SANDBOX = "sandbox"
_STOCKED = "/api/products?limit=24&in_stock=true"


class NotBought(Exception):
    """The shop answered, and yet the purchase did not come to its end."""


class Purchase:
    """From a guest to a paid order that staff refunds; without `staff`, or where money is real, to the intent alone.

    Either way the stock goes back on sale and the revenue less refunds stays what it was; also where it fails halfway,
    if the shop still answers to `give_up`.
    """

    def __init__(self, shopper: Shopper, staff: Shopper | None) -> None:
        shopper.email = EMAIL
        self._shopper, self._staff = shopper, staff
        self._variant = ""
        self._placed: Any = None
        # Whoever repeats a refund or a return under its key repeats nothing.
        self._refund_key, self._return_key = str(uuid4()), str(uuid4())

    def steps(self) -> dict[str, Callable[[], Awaitable[None]]]:
        """By name, in order. Each raises Refused, NotBought, or what a broken connection raises."""
        return {
            "guest": self._shopper.become_guest,
            "browse": self._browse,
            "cart": self._fill_cart,
            "checkout": self._check_out,
            "pay": self._pay,
            "give_back": self._give_back,
        }

    async def give_up(self) -> None:
        """After a failure: an order that was placed need not wait until it expires, nor one that was paid stay paid.

        Raises as the steps do.
        """
        if not self._placed:
            return
        try:
            await self._cancel()
        except Refused as refused:
            if not self._pays or refused.code != "order_not_cancellable":
                raise
            await self._take_back()

    async def _browse(self) -> None:
        items = (await self._shopper.call("GET", _STOCKED))["items"]
        if not items:
            raise NotBought("the shop has nothing in stock")
        page: Any = await self._shopper.call("GET", f"/api/products/{secrets.choice(_plenty(items))['id']}")
        if not (variants := _plenty([each for each in page["variants"] if each["availability"] != "out"])):
            raise NotBought(f"product {page['id']} was sold out meanwhile")
        self._variant = variants[0]["id"]

    async def _fill_cart(self) -> None:
        await self._shopper.add(self._variant)

    async def _check_out(self) -> None:
        total = (await self._shopper.quote({self._variant: 1}))["total"]
        self._placed = await self._shopper.checkout(total)

    async def _pay(self) -> None:
        """Where money is real, that the provider knows of the payment is all there is to see."""
        if not self._pays:
            if not self._placed["payment"]["client_secret"]:
                raise NotBought("the provider was not asked for the payment yet")
            return
        await self._shopper.pay(self._placed["payment"]["id"])
        await self._ends("confirmed")

    async def _give_back(self) -> None:
        if not self._pays:
            await self._cancel()
            await self._ends("cancelled")
        else:
            await self._take_back()

    async def _take_back(self) -> None:
        staff = cast("Shopper", self._staff)
        why = {"reason": "synthetic purchase"}
        await staff.call("POST", f"/api/orders/{self._order}/refund", why, key=self._refund_key)
        # A refund alone says nothing about the goods.
        back = {"quantity": 1, "reason": "return", "note": f"synthetic purchase {self._order}"}
        movements = f"/api/products/variants/{self._variant}/stock/movements"
        await staff.call("POST", movements, back, key=self._return_key)

    async def _cancel(self) -> None:
        await self._shopper.call("POST", f"/api/orders/{self._order}/cancel", {})

    async def _ends(self, status: str) -> None:
        order = await self._shopper.settled(self._order, pause=0.5)
        if order["status"] != status:
            raise NotBought(f"order {order['number']} is {order['status']}, not {status}")

    @property
    def _pays(self) -> bool:
        return self._staff is not None and self._placed["payment"]["provider"] == _SANDBOX

    @property
    def _order(self) -> str:
        return str(self._placed["order"]["id"])


def _plenty(stocked: list[Any]) -> list[Any]:
    """Those of which there is enough, where there are such: the last pieces are people's."""
    return [each for each in stocked if each["availability"] == "in_stock"] or stocked
