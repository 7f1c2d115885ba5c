"""What an older release wrote is folded anew, a few products at a time, while the service serves."""

from itertools import groupby
from typing import Any
from uuid import UUID

from product_service.infrastructure import product_statements as sql
from product_service.infrastructure.product_rows import texts_of, words_row
from servicekit.database import Database, Record, Transaction

_AT_ONCE = 100


class StaleWords:
    """Products whose words are not of their present version: after a migration, and while old pods still write.

    An old pod may write until the rollout is over, so this is asked for as long as the process lives.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def fold(self) -> bool:
        """Fold some of them; returns whether more may be left. Several processes share the work."""
        async with self._database.transaction() as transaction:
            stale = await transaction.fetch(sql.STALE_WORDS, limit=_AT_ONCE)
            if stale:
                names = await _names(transaction, [row["id"] for row in stale])
                await transaction.execute_many(
                    sql.WRITE_WORDS, [_words(row, names.get(row["id"], [])) for row in stale]
                )
        return bool(stale)


async def _names(transaction: Transaction, product_ids: list[UUID]) -> dict[UUID, list[str]]:
    rows = await transaction.fetch(sql.NAMES_ON_SALE, product_ids=product_ids)
    return {
        product_id: [" ".join([*dict(row["attributes"]).values(), row["sku"], row["mpn"] or ""]) for row in of_one]
        for product_id, of_one in groupby(rows, key=lambda row: row["product_id"])
    }


def _words(row: Record, names: list[str]) -> dict[str, Any]:
    of_itself = [*row["attributes"].values(), row["brand"] or ""]
    return {"product_id": row["id"], **words_row(texts_of(row), [*of_itself, *names])}
