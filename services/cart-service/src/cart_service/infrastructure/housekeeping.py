"""Carts that nobody came back to are swept: a guest's token ends after 30 days, a customer's prices are stale."""

import asyncio
from datetime import timedelta

from cart_service.infrastructure import cart_statements as sql
from cart_service.infrastructure.carts_repository import remove
from servicekit.database import Database
from servicekit.domain import Clock
from servicekit.domain.ids import first_id_at
from servicekit.messaging import Retention

KEEP_UNTOUCHED = timedelta(days=90)
_BATCH = 500
_EVERY_SECONDS = 60.0


async def keep_house(database: Database, clock: Clock) -> None:
    """Drop, now and every minute, carts that were not touched for 90 days and the receipts of old events."""
    retention = Retention(database)
    while True:
        await retention.sweep()
        swept = await sweep_carts(database, clock)
        await asyncio.sleep(0.1 if swept else _EVERY_SECONDS)


async def sweep_carts(database: Database, clock: Clock) -> int:
    """Delete one batch of untouched carts in a transaction of its own; returns how many went."""
    since = clock() - KEEP_UNTOUCHED
    async with database.transaction() as connection:
        rows = await connection.fetch(
            sql.LOCK_UNTOUCHED, born_before=first_id_at(since), untouched_since=since, most=_BATCH
        )
        await remove(connection, [row["id"] for row in rows])
    return len(rows)
