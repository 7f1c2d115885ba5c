"""Demo orders of the two demo customers, with backdated clocks. Refused in production; a repeat changes nothing.

    python -m order_service.seed --list-payments         print what `payment_service.seed --file` imports
    python -m order_service.seed --payment-ids FILE      the orders and their stock, with the ids that it printed

Needs the running product-service with its demo catalogue.
"""

import argparse
import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

import aiohttp
import orjson

from order_service.config.settings import OrderSettings
from order_service.demo.history import drafted, past_payment, play
from order_service.demo.plan import MOST_PICKED, DemoOrder, Ending, demo_orders
from order_service.domain.errors import OrderNotFound
from order_service.domain.order import Order
from order_service.infrastructure.orders_repository import OrdersReader
from order_service.infrastructure.product_client import ProductClient
from order_service.infrastructure.unit_of_work import OrderUnitOfWork
from order_service.main import SERVICE, STREAM
from servicekit.database import Database
from servicekit.domain import utc_now
from servicekit.http_client import ServiceClient
from servicekit.identity import ServiceTokens
from servicekit.messaging import Outbox
from servicekit.settings import load_settings

_PAGE, _PIECES_WANTED = 100, 10


def _nobody() -> None:
    """No worker runs in this process."""


class Seeder:
    """Puts the planned orders into the shop that `settings` names."""

    def __init__(self, settings: OrderSettings, session: aiohttp.ClientSession, database: Database) -> None:
        secret = settings.identity.client_secret
        tokens = ServiceTokens(
            session, settings.identity.auth_url, SERVICE.name, secret.get_secret_value() if secret else ""
        )
        self._client = ServiceClient("product-service", settings.product_url, session, tokens)
        self._session, self._url = session, settings.product_url
        self._product = ProductClient(self._client)
        self._database, self._outbox = database, Outbox(SERVICE.name, STREAM)
        self._shop = settings.shop.to_domain()

    async def missing(self) -> list[tuple[DemoOrder, Order]]:
        """The planned orders that are not there yet, as they were placed."""
        reader = OrdersReader(self._database)
        wanted = [demo for demo in demo_orders(utc_now()) if not await _known(reader, demo.id)]
        if not wanted:
            return []
        catalogue = await self._oldest_variants()
        return [(demo, drafted(demo, catalogue, self._shop)) for demo in wanted]

    async def take_stock(self, demo: DemoOrder, order: Order) -> None:
        """Sell it; a cancelled order leaves only the mark that it holds nothing."""
        if demo.ending is Ending.CANCELLED:
            await self._product.release(order.id)
            return
        await self._product.reserve(order.id, order.snapshot.lines)
        await self._product.commit(order.id)

    async def add(self, demo: DemoOrder, order: Order, payment_id: UUID) -> None:
        """Write the order with its whole history."""
        async with OrderUnitOfWork(self._database, self._outbox, utc_now, _nobody, _nobody) as uow:
            await uow.orders.add(play(demo, order, payment_id))

    async def _oldest_variants(self) -> list[Mapping[str, Any]]:
        """A variant of each of the catalogue's oldest products (ids sort by birth) that has stock to spare."""
        cards = sorted([card["id"] async for card in self._cards()])
        pages = [await self._get(f"/products/{product}") for product in cards[: 2 * MOST_PICKED]]
        variants = [page["variants"][0]["id"] for page in pages]
        reply = await self._client.request("POST", "/internal/variants/lookup", json={"variant_ids": variants})
        shown = {variant["variant_id"]: variant for variant in reply.json()["variants"]}
        plenty = [shown[v] for v in variants if v in shown and shown[v]["available"] >= _PIECES_WANTED]
        if len(plenty) < MOST_PICKED:
            raise SystemExit("The catalogue has too little in stock for demo orders: run product_service.seed first.")
        return plenty[:MOST_PICKED]

    async def _cards(self) -> Any:
        cursor = ""
        while True:
            page = await self._get(f"/products?limit={_PAGE}{cursor}")
            for card in page["items"]:
                yield card
            if page["next_cursor"] is None:
                return
            cursor = f"&cursor={page['next_cursor']}"

    async def _get(self, path: str) -> Any:
        async with self._session.get(self._url + path, raise_for_status=True) as answer:
            return await answer.json()


async def _known(reader: OrdersReader, order_id: UUID) -> bool:
    try:
        await reader.get(order_id)
    except OrderNotFound:
        return False
    return True


async def seed(settings: OrderSettings, payment_ids: bytes | None) -> None:
    """Add the demo orders that are missing; without `payment_ids` only print which payments they take."""
    database = Database.open(settings.database, f"{SERVICE.name} seed")
    try:
        async with aiohttp.ClientSession() as session:
            seeder = Seeder(settings, session, database)
            missing = await seeder.missing()
            if payment_ids is None:
                past = [payment for demo, order in missing if (payment := past_payment(demo, order))]
                sys.stdout.write(orjson.dumps(past).decode() + "\n")
                return
            for demo, order in missing:
                await seeder.take_stock(demo, order)
            ids = _read(payment_ids)
            for demo, order in missing:
                await seeder.add(demo, order, ids.get(order.id, demo.stable_id("payment")))
    finally:
        await database.close()


def _read(printed: bytes) -> dict[UUID, UUID]:
    return {UUID(made["order_id"]): UUID(made["payment_id"]) for made in orjson.loads(printed)}


def main() -> None:
    """Seed the demo orders that the arguments ask for; exits with a sentence in production."""
    parser = argparse.ArgumentParser(prog="order_service.seed", description="Demo orders of the past.")
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--list-payments", action="store_true")
    wanted.add_argument("--payment-ids", type=Path)
    arguments = parser.parse_args()
    settings = load_settings(OrderSettings)
    if settings.in_production:
        sys.exit("Demo data is refused in production (SOUK_ENVIRONMENT=production).")
    ids: Path | None = arguments.payment_ids
    asyncio.run(seed(settings, ids.read_bytes() if ids else None))


if __name__ == "__main__":
    main()
