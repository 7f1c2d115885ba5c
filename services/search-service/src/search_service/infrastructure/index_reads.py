"""Reads for staff, and the gauges."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from prometheus_client import Gauge

from search_service.infrastructure.shown_statements import EMPTY_SEARCHES, FORGET_EMPTY, SIZES
from servicekit.database import Database

WAITING = Gauge("search_products_waiting", "Products that changed and wait to be indexed")
WITHOUT_VECTOR = Gauge("search_embeddings_missing", "Products on sale that wait for a vector")


class DatabaseIndexReads:
    """How much waits, and what nobody found."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def sizes(self, model: str) -> tuple[int, int]:
        """(without a vector of `model`, without their documents)."""
        (row,) = await self._database.fetch(SIZES, model=model)
        return row["missing"], row["stale"]

    async def empty_searches(self, after: tuple[int, datetime, str] | None, most: int) -> Sequence[Mapping[str, Any]]:
        """The most often asked first."""
        times, last_at, term = after or (None, None, None)
        rows = await self._database.fetch(EMPTY_SEARCHES, times=times, last_at=last_at, after=term, limit=most)
        return [dict(row) for row in rows]

    async def measure(self, model: str) -> None:
        """Set the gauges."""
        missing, stale = await self.sizes(model)
        WAITING.set(stale)
        WITHOUT_VECTOR.set(missing)

    async def forget_rare(self) -> None:
        """Searches without results are kept as long as they are among the most frequent."""
        await self._database.execute(FORGET_EMPTY)
