"""What an older release wrote is folded anew, a few products at a time, while the service serves."""

import asyncio
from itertools import groupby
from typing import Any
from uuid import UUID

from product_service.infrastructure import product_statements as sql
from product_service.infrastructure.product_rows import texts_of, words_row
from servicekit.database import Connection, Database, Record

_AT_ONCE = 100
_PAUSE_SECONDS = 60.0


class StaleWords:
    """Products whose words are not of their present version: after a migration, and while old pods still write."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def run(self) -> None:
        """For as long as the process lives; an old pod may write until the rollout is over."""
        while True:
            if await self.fold() < _AT_ONCE:
                await asyncio.sleep(_PAUSE_SECONDS)

    async def fold(self) -> int:
        """Fold some of them; returns how many. Several processes share the work."""
        async with self._database.transaction() as connection:
            stale = await connection.fetch(sql.STALE_WORDS, limit=_AT_ONCE)
            if stale:
                names = await _names(connection, [row["id"] for row in stale])
                await connection.execute_many(sql.WRITE_WORDS, [_words(row, names.get(row["id"], [])) for row in stale])
        return len(stale)


async def _names(connection: Connection, product_ids: list[UUID]) -> dict[UUID, list[str]]:
    rows = await connection.fetch(sql.NAMES_ON_SALE, product_ids=product_ids)
    return {
        product_id: [" ".join([*dict(row["attributes"]).values(), row["sku"]]) for row in of_one]
        for product_id, of_one in groupby(rows, key=lambda row: row["product_id"])
    }


def _words(row: Record, names: list[str]) -> dict[str, Any]:
    return {"product_id": row["id"], **words_row(texts_of(row), [*row["attributes"].values(), *names])}
