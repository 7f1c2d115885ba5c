"""Carts that nobody came back to are swept: a guest's token ends after 30 days, a customer's prices are stale."""

from datetime import timedelta

from cart_service.infrastructure import cart_statements as sql
from cart_service.infrastructure.carts_repository import remove
from servicekit.database import Database
from servicekit.domain import Clock
from servicekit.domain.ids import first_id_at

KEEP_UNTOUCHED = timedelta(days=90)
_BATCH = 500


async def sweep_carts(database: Database, clock: Clock) -> bool:
    """Delete one batch of untouched carts in a transaction of its own; returns whether there were any."""
    since = clock() - KEEP_UNTOUCHED
    async with database.transaction() as transaction:
        rows = await transaction.fetch(
            sql.LOCK_UNTOUCHED, born_before=first_id_at(since), untouched_since=since, most=_BATCH
        )
        remove(transaction, [row["id"] for row in rows])
    return bool(rows)
