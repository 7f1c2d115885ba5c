"""A shopper who buys through the gateway, as a browser would: used by `souk buy`, the journeys and the benchmarks."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

import aiohttp
import orjson

SHIPPING_METHOD: Final = "standard"
ADDRESS: Final = {
    "name": "Amira Haddad",
    "line1": "Lindenallee 12",
    "city": "Berlin",
    "postal_code": "10115",
    "country": "DE",
}
_PATIENCE_SECONDS: Final = 30.0
# Ended well or badly: the order changes no more by itself.
SETTLED: Final = frozenset(("confirmed", "completed", "cancelled", "expired"))


class Refused(Exception):
    """The shop answered with a problem document; `code` says which."""

    def __init__(self, reply: "Reply") -> None:
        self.reply = reply
        self.code: str = (reply.data or {}).get("code", "")
        detail = (reply.data or {}).get("detail") or (reply.data or {}).get("title") or "not the answer of a shop"
        super().__init__(" ".join(filter(None, (str(reply.status), self.code))) + f": {detail}")


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: status, parsed JSON (None when there is none), headers."""

    status: int
    data: Any
    headers: Mapping[str, str]
    body: bytes


class Shopper:
    """One person with one token. Every method raises Refused unless the shop agreed."""

    def __init__(self, session: aiohttp.ClientSession, url: str, headers: Mapping[str, str] | None = None) -> None:
        self._session, self._url = session, url.rstrip("/")
        self._headers = dict(headers or {})
        self._shop: Any = None
        self.token: str | None = None
        self.id = ""
        self.email = f"shopper-{uuid4().hex[:12]}@souk.test"
        self.password = f"correct horse {uuid4().hex[:8]}"

    async def ask(
        self,
        method: str,
        path: str,
        json: Any = None,
        *,
        key: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """One request, whatever the answer."""
        sent = {**self._headers, **(headers or {})}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        if key:
            sent["Idempotency-Key"] = key
        body = None if json is None else orjson.dumps(json)
        if body is not None:
            sent["Content-Type"] = "application/json"
        async with self._session.request(method, self._url + path, data=body, headers=sent) as answer:
            content = await answer.read()
            parsed = orjson.loads(content) if content and "json" in answer.headers.get("Content-Type", "") else None
            return Reply(answer.status, parsed, answer.headers, content)

    async def call(self, method: str, path: str, json: Any = None, **options: Any) -> Any:
        """The parsed answer of a request that succeeded."""
        reply = await self.ask(method, path, json, **options)
        if reply.status >= 400:
            raise Refused(reply)
        return reply.data

    async def become_guest(self) -> None:
        """An ordinary token without an account."""
        self._know(await self.call("POST", "/api/auth/guest", {}))

    async def register(self) -> None:
        """A new account; a guest keeps their id."""
        self._know(await self.call("POST", "/api/auth/register", {"email": self.email, "password": self.password}))

    async def sign_in(self, email: str, password: str) -> None:
        """An account that exists."""
        self.email, self.password = email, password
        self.token = None
        self._know(await self.call("POST", "/api/auth/login", {"email": email, "password": password}))

    def _know(self, session: Any) -> None:
        self.token, self.id = session["access_token"], session["user"]["id"]

    async def add(self, variant_id: str, quantity: int = 1) -> Any:
        """Into the cart; returns the cart."""
        return await self.call("POST", "/api/cart/add", {"variant_id": variant_id, "quantity": quantity})

    async def quote(self, lines: Mapping[str, int]) -> Any:
        """What these variants cost, delivered."""
        wanted = [{"variant_id": variant, "quantity": quantity} for variant, quantity in lines.items()]
        asked = {"lines": wanted, "shipping_method_id": SHIPPING_METHOD, "country": ADDRESS["country"]}
        return await self.call("POST", "/api/orders/quote", asked)

    async def shop(self) -> Any:
        """The shop's public facts, asked for once, as a browser keeps them."""
        if self._shop is None:
            self._shop = await self.call("GET", "/api/orders/shop")
        return self._shop

    async def checkout_body(self, total: Any) -> dict[str, Any]:
        """What a checkout sends; `total` is what the shopper was shown."""
        terms = (await self.shop())["terms_version"]
        return {
            "email": self.email, "locale": "en", "shipping_address": ADDRESS, "shipping_method_id": SHIPPING_METHOD,
            "accepted_terms_version": terms, "expected_total": total,
        }  # fmt: skip

    async def checkout(self, total: Any) -> Any:
        """Place the order: {order, payment}."""
        body = await self.checkout_body(total)
        return await self.call("POST", "/api/cart/checkout", body, key=str(uuid4()))

    async def pay(self, payment_id: str, method: str = "pm_card_visa", key: str | None = None) -> Any:
        """Confirm the payment; raises Refused with `card_declined` when the bank declines.

        Only a journey that pays again after a crash gives a `key`: it has to be the same.
        """
        body = {"payment_id": payment_id, "payment_method": method, "return_url": f"{self._url}/orders"}
        return await self.call("POST", "/api/payments/confirm", body, key=key or str(uuid4()))

    async def order(self, order_id: str) -> Any:
        """The order as it stands."""
        return await self.call("GET", f"/api/orders/{order_id}")

    async def settled(self, order_id: str, within: float = _PATIENCE_SECONDS, pause: float = 0.05) -> Any:
        """The order once it is confirmed, cancelled or expired; raises TimeoutError.

        Only journeys in which a server is away wait longer than usual (`within`, seconds).
        """
        ends = time.monotonic() + within
        while (order := await self.order(order_id))["status"] not in SETTLED:
            if time.monotonic() > ends:
                raise TimeoutError(f"order {order['number']} is still {order['status']} after {within:.0f} s")
            await asyncio.sleep(pause)
        return order

    async def followed(self, order_id: str) -> Any:
        """The order's three statuses once it is settled, from its event stream; raises TimeoutError."""
        headers = {**self._headers, "Authorization": f"Bearer {self.token}"}
        async with (
            asyncio.timeout(_PATIENCE_SECONDS),
            self._session.get(f"{self._url}/api/orders/{order_id}/events", headers=headers) as stream,
        ):
            async for line in stream.content:
                if line.startswith(b"data:") and (state := orjson.loads(line[5:]))["status"] in SETTLED:
                    return state
        raise ConnectionError(f"the live view of order {order_id} ended (status {stream.status})")

    async def buy(self, lines: Mapping[str, int]) -> Any:
        """From an empty cart to a settled order."""
        for variant, quantity in lines.items():
            await self.add(variant, quantity)
        placed = await self.checkout((await self.quote(lines))["total"])
        await self.pay(placed["payment"]["id"])
        return await self.settled(placed["order"]["id"])
