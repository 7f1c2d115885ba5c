"""Which index is live, its buildings anew, and synonyms: rows that few write and each process reads."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from asyncpg import Record
from sqlalchemy.dialects.postgresql import JSONB

from search_service.domain.documents import ANALYSIS
from search_service.domain.errors import ReindexRunning
from search_service.domain.index import Live, Reindex, Synonyms
from search_service.infrastructure.sql import statement
from servicekit.database import Transaction
from servicekit.domain import new_id
from servicekit.domain.errors import PreconditionFailed

READ_LIVE = statement("SELECT slot, model, generation, products, analysis FROM live")
_BEGIN = statement("INSERT INTO live (id, slot, generation, products) VALUES (1, 'a', 0, 0) ON CONFLICT DO NOTHING")
_SWITCH_SLOT = statement(
    "UPDATE live SET slot = :slot, analysis = :analysis, generation = generation + 1",
    slot=sa.Text(),
    analysis=sa.Integer(),
)
# The row is written only when nobody waits, so a product that comes in between waits for a model that is live.
_SWITCH_MODEL = statement(
    """
UPDATE live SET model = :model, generation = generation + 1
WHERE NOT EXISTS (SELECT FROM vectors_due WHERE model = :model)
""",
    model=sa.Text(),
)
_NEXT = statement("UPDATE live SET generation = generation + 1")
_COUNT = statement("UPDATE live SET products = (SELECT count(*) FROM products WHERE status = 'published')")
# A large catalogue takes longer to count, so it is counted less often; what is under way is waited for.
_CLAIM_COUNT = statement(
    """
UPDATE live SET uncounted = false, counted_at = now()
WHERE uncounted AND coalesce(counted_at < now() - greatest(5, products / 500) * interval '1 second', true)
  AND NOT EXISTS (SELECT FROM products WHERE is_stale)
"""
)
_REINDEX = "id, status, requested_by, requested_at, slot, after, products, finished_at, error"
_BEGIN_REINDEX = statement(
    f"""
INSERT INTO reindexes (id, status, requested_by) VALUES (:id, 'running', :requested_by)
ON CONFLICT (status) WHERE status = 'running' DO NOTHING RETURNING {_REINDEX}
""",  # noqa: S608 - names of columns
    id=sa.Uuid(),
    requested_by=sa.Uuid(),
)
NEWEST_REINDEX = statement(f"SELECT {_REINDEX} FROM reindexes ORDER BY id DESC LIMIT 1")  # noqa: S608
_SAVE_REINDEX = statement(
    """
UPDATE reindexes SET status = :status, slot = :slot, after = :after, products = :products,
  finished_at = CASE WHEN :status <> 'running' THEN now() END, error = :error
WHERE id = :id
""",
    id=sa.Uuid(),
    status=sa.Text(),
    slot=sa.Text(),
    after=sa.Uuid(),
    products=sa.BigInteger(),
    error=sa.Text(),
)
READ_SYNONYMS = statement("SELECT language, groups, version FROM synonyms")
_SYNONYMS_OF = statement(
    "SELECT language, groups, version FROM synonyms WHERE language = :language", language=sa.Text()
)
_PUT_SYNONYMS = statement(
    """
INSERT INTO synonyms AS s (language, groups, version) SELECT :language, :groups, 1
WHERE :seen = 0 OR EXISTS (SELECT FROM synonyms WHERE language = :language)
ON CONFLICT (language) DO UPDATE SET groups = excluded.groups, version = s.version + 1 WHERE s.version = :seen
""",
    language=sa.Text(),
    groups=JSONB(),
    seen=sa.BigInteger(),
)


class LiveRepository:
    """The one row; it is made when it is first needed."""

    def __init__(self, transaction: Transaction, changed: Callable[[], None]) -> None:
        self._transaction, self._changed = transaction, changed

    async def get(self) -> Live:
        """As it is now."""
        row = await self._transaction.fetch_one(READ_LIVE)
        return Live() if row is None else Live(**dict(row))

    async def switch_slot(self, slot: str) -> None:
        """The next generation searches there."""
        await self._transaction.execute(_BEGIN)
        await self._transaction.execute(_SWITCH_SLOT, slot=slot, analysis=ANALYSIS)
        self._changed()

    async def switch_model(self, model: str) -> bool:
        """Unless a product waits for a vector of it."""
        await self._transaction.execute(_BEGIN)
        self._changed()
        return bool(await self._transaction.execute(_SWITCH_MODEL, model=model))

    async def next_generation(self) -> None:
        """Answers that were kept no longer hold."""
        await self._transaction.execute(_BEGIN)
        await self._transaction.execute(_NEXT)
        self._changed()

    async def claim_count(self) -> bool:
        """For one process alone."""
        return bool(await self._transaction.execute(_CLAIM_COUNT))

    async def count_products(self) -> None:
        """Of those on sale."""
        await self._transaction.execute(_BEGIN)
        await self._transaction.execute(_COUNT)


class ReindexesRepository:
    """One runs at a time: an index sees to that."""

    def __init__(self, transaction: Transaction, begun: Callable[[], None]) -> None:
        self._transaction, self._begun = transaction, begun

    async def begin(self, requested_by: UUID | None) -> Reindex:
        """Raises ReindexRunning."""
        row = await self._transaction.fetch_one(_BEGIN_REINDEX, id=new_id(), requested_by=requested_by)
        if row is None:
            raise ReindexRunning
        self._begun()
        return Reindex(**dict(row))

    async def newest(self) -> Reindex | None:
        """The last that was begun."""
        row = await self._transaction.fetch_one(NEWEST_REINDEX)
        return None if row is None else Reindex(**dict(row))

    async def save(self, reindex: Reindex) -> None:
        """How far it is."""
        await self._transaction.execute(
            _SAVE_REINDEX, id=reindex.id, status=reindex.status, slot=reindex.slot, after=reindex.after,
            products=reindex.products, error=reindex.error,
        )  # fmt: skip


class SynonymsRepository:
    """A row for each language."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def get(self, language: str) -> Synonyms:
        """Version 0 where nobody wrote any."""
        row = await self._transaction.fetch_one(_SYNONYMS_OF, language=language)
        return Synonyms(language) if row is None else synonyms_of(row)

    async def replace(self, synonyms: Synonyms, seen: int) -> None:
        """Raises PreconditionFailed where they are of another version by now."""
        groups: list[Any] = [list(group) for group in synonyms.groups]
        if not await self._transaction.execute(_PUT_SYNONYMS, language=synonyms.language, groups=groups, seen=seen):
            raise PreconditionFailed


def synonyms_of(row: Record) -> Synonyms:
    """From a row of `synonyms`."""
    return Synonyms(row["language"], tuple(tuple(group) for group in row["groups"]), row["version"])
