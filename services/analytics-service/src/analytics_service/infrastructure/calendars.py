"""Whose days are written: those of the live calendar, and of one that is being built."""

from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

from analytics_service.domain.periods import Calendar
from analytics_service.infrastructure.sql import statement
from servicekit.database import Transaction
from servicekit.domain.errors import Unavailable

# Held until the transaction ends: who builds days, or begins or ends a building, waits for those who write them, and
# they for him. A statement of its own, so that the next one sees what he has left.
SHARE_DAYS: Final = statement("SELECT pg_advisory_xact_lock_shared(8005, 2)")
HOLD_DAYS: Final = statement("SELECT pg_advisory_xact_lock(8005, 2)")
_WRITTEN: Final = statement("SELECT epoch, zone FROM calendars WHERE state <> 'former' ORDER BY epoch")


async def written_calendars(transaction: Transaction) -> Sequence[Calendar]:
    """What this transaction has to write days for; asked before it writes any. Raises Unavailable where none began."""
    await transaction.execute(SHARE_DAYS)
    rows = await transaction.fetch(_WRITTEN)
    if not rows:
        raise Unavailable("no calendar has begun yet")
    return [Calendar(row["epoch"], ZoneInfo(row["zone"])) for row in rows]
