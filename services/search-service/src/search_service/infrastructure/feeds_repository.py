"""Feeds in PostgreSQL, and the offers that they change."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from search_service.domain.feed import ReadFeed
from search_service.domain.feed_run import FeedDifference, FeedRun, FeedStatus
from search_service.domain.offer import ListedOffer
from search_service.domain.price_errors import FeedNotFound
from search_service.infrastructure import feed_statements as sql
from search_service.infrastructure.offer_tables import feed_rows, feeds
from search_service.infrastructure.price_metrics import FEEDS
from search_service.infrastructure.price_rows import feed_columns, feed_from
from servicekit.database import Statement, Transaction

_SPACE: Final = 6301
"""Of the advisory locks by seller."""
_BITE: Final = 2000
_COLUMNS: Final = tuple(column.name for column in feed_rows.columns if column.name not in ("feed_id", "bite"))
_f = feeds.c
_ID = sa.bindparam("feed", type_=sa.Uuid)
GET = Statement(sa.select(feeds).where(_f.id == _ID))
_INSERT = Statement(sa.insert(feeds), columns=tuple(column.name for column in feeds.columns))
_DECIDED = ("status", "held_because", "difference", "decided_at", "decided_by")
_SAVE = Statement(
    sa.update(feeds).where(_f.id == _ID).values({name: sa.bindparam(name, type_=_f[name].type) for name in _DECIDED})
)
_REFUSE_HELD = Statement(
    sa.update(feeds)
    .where(_f.seller_id == sa.bindparam("seller", type_=sa.Uuid), _f.status == FeedStatus.HELD.value)
    .values(status=FeedStatus.REFUSED.value, decided_at=sa.bindparam("now", type_=_f.decided_at.type))
    .returning(_f.id)
)


class FeedsRepository:
    """Feeds in one transaction; `changed` is called when it changes offers, `alerts_due` when alerts may be due.

    What becomes of a feed as it comes is counted `after_commit`.
    """

    def __init__(
        self,
        transaction: Transaction,
        after_commit: Callable[[Callable[[], None]], None],
        changed: Callable[[], None],
        alerts_due: Callable[[], None],
    ) -> None:
        self._transaction, self._after_commit = transaction, after_commit
        self._changed, self._alerts_due = changed, alerts_due

    async def lock(self, seller_id: UUID) -> None:
        """Let one feed of a seller through at a time; the first that a transaction does."""
        await self._transaction.lock((_SPACE, str(seller_id)))

    async def add(self, run: FeedRun, feed: ReadFeed) -> None:
        """Store the run, and its rows unless it is refused."""
        await self._transaction.execute(_INSERT, **feed_columns(run))
        if run.status is FeedStatus.REFUSED:
            self._count(run)
        else:
            offers = list(feed.offers.values())
            for bite in _bites(run):
                some = offers[bite * _BITE : (bite + 1) * _BITE]
                same = {"feed_id": [run.id] * len(some), "bite": [bite] * len(some)}
                await self._transaction.execute(sql.STAGE, **same, **_by_column(some))

    async def get(self, feed_id: UUID) -> FeedRun:
        """Raises FeedNotFound."""
        row = await self._transaction.fetch_one(GET, feed=feed_id)
        if row is None:
            raise FeedNotFound
        return feed_from(row)

    async def save(self, run: FeedRun) -> None:
        """Write status, reasons, difference and decision."""
        columns = feed_columns(run)
        if run.decided_at is None:
            self._count(run)
        await self._transaction.execute(_SAVE, feed=run.id, **{name: columns[name] for name in _DECIDED})

    async def refuse_held(self, seller_id: UUID, now: datetime) -> None:
        """A newer feed has come, or the seller leaves: what was held before is decided by that."""
        for row in await self._transaction.fetch(_REFUSE_HELD, seller=seller_id, now=now):
            await self.drop_rows(row["id"])

    async def difference(self, run: FeedRun) -> FeedDifference:
        """Its rows against what the seller offers now."""
        sums: Counter[str] = Counter()
        for bite in _bites(run):
            row = await self._transaction.fetch_one(sql.DIFFERENCE, feed=run.id, seller=run.seller_id, bite=bite)
            sums.update(dict(row or {}))
        before = await self._transaction.fetch_one(sql.BEFORE, feed=run.id, seller=run.seller_id)
        return FeedDifference(
            before=before["before"] if before else 0,
            added=sums["added"],
            changed=sums["changed"],
            unchanged=sums["kept"] - sums["changed"],
            missing=(before["offers"] if before else 0) - sums["kept"],
            kept=sums["kept"],
            moved=sums["moved"],
        )

    async def apply(self, run: FeedRun, now: datetime) -> None:
        """Make its rows the seller's offers, and drop the rows. What is not among them stays, and grows old."""
        for bite in _bites(run):
            for statement in (sql.SEE_UNCHANGED, sql.CHANGE, sql.ADD, sql.NOTE_CHANGES, sql.WAKE_ALERTS):
                await self._transaction.execute(statement, feed=run.id, seller=run.seller_id, bite=bite, now=now)
        await self.drop_rows(run.id)
        self._changed()
        self._alerts_due()

    async def drop_rows(self, feed_id: UUID) -> None:
        """Nobody needs them any more."""
        await self._transaction.execute(sql.DROP_ROWS, feed=feed_id)

    def _count(self, run: FeedRun) -> None:
        self._after_commit(FEEDS.labels(run.status.value).inc)


def _bites(run: FeedRun) -> range:
    return range(-(-run.rows // _BITE))


def _by_column(offers: Sequence[ListedOffer]) -> dict[str, list[object]]:
    return {name: [getattr(offer, name) for offer in offers] for name in _COLUMNS}
