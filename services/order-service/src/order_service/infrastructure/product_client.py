"""product-service over HTTP: prices and reservations."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from commerce.values import Money
from order_service.application.ports import Offer
from order_service.domain.errors import AlreadyCancelled, OutOfStock, Shortage
from order_service.domain.snapshot import OrderLine
from servicekit.domain.errors import Unavailable
from servicekit.http_client import Reply, ServiceClient

HOLD = timedelta(minutes=60)


class ProductClient:
    """Every call may be repeated, so every call is retried."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client

    async def offers(self, variant_ids: Sequence[UUID]) -> Mapping[UUID, Offer]:
        """Prices by variant; unknown ones are left out."""
        reply = await self._post("/internal/variants/lookup", {"variant_ids": [str(wanted) for wanted in variant_ids]})
        _demand(reply, 200)
        offers = [
            Offer(UUID(found["variant_id"]), _money(found["price"]), found["purchasable"])
            for found in reply.json()["variants"]
        ]
        return {offer.variant_id: offer for offer in offers}

    async def reserve(self, reservation_id: UUID, lines: Sequence[OrderLine]) -> None:
        """Hold all lines or none; raises OutOfStock, AlreadyCancelled."""
        body = {
            "reservation_id": str(reservation_id),
            "lines": _lines(lines),
            "expires_in_seconds": int(HOLD.total_seconds()),
        }
        reply = await self._post("/internal/reservations", body)
        if reply.code == "out_of_stock":
            raise OutOfStock([_shortage(error) for error in reply.json().get("errors", ())])
        if reply.code == "reservation_released":
            raise AlreadyCancelled
        _demand(reply, 200, 201)

    async def commit(self, reservation_id: UUID) -> bool:
        """Sell the hold; False when it is gone."""
        reply = await self._post(f"/internal/reservations/{reservation_id}/commit", {})
        if reply.code == "reservation_gone":
            return False
        _demand(reply, 200)
        return True

    async def release(self, reservation_id: UUID) -> bool:
        """Let go of the hold; False when it was sold."""
        reply = await self._post(f"/internal/reservations/{reservation_id}/release", {})
        if reply.code == "reservation_committed":
            return False
        _demand(reply, 200)
        return True

    async def restock(self, reservation_id: UUID, restock_id: UUID, pieces: Mapping[UUID, int]) -> None:
        """Put so many sold pieces of each variant back on sale, once per `restock_id`."""
        lines = [{"variant_id": str(variant_id), "quantity": number} for variant_id, number in pieces.items()]
        body = {"restock_id": str(restock_id), "lines": lines}
        _demand(await self._post(f"/internal/reservations/{reservation_id}/restock", body), 200, 201)

    async def _post(self, path: str, body: Mapping[str, Any]) -> Reply:
        return await self._client.request("POST", path, json=body, retry=True, deadline=5.0)


def _demand(reply: Reply, *statuses: int) -> None:
    if reply.status not in statuses:
        raise Unavailable(f"product-service answered {reply.status} {reply.code}")


def _lines(lines: Sequence[OrderLine]) -> list[dict[str, Any]]:
    return [{"variant_id": str(line.variant_id), "quantity": line.quantity} for line in lines]


def _shortage(error: Mapping[str, Any]) -> Shortage:
    return Shortage(UUID(error["variant_id"]), error["requested"], error["available"])


def _money(document: Mapping[str, Any]) -> Money:
    return Money(document["amount"], document["currency"])
