"""A seller's feed comes in: refused, held or applied as a whole."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from search_service.application.price_ports import PriceUnitOfWork, ReadFile, UnitsOfWork
from search_service.domain.feed import FeedFormat, ReadFeed
from search_service.domain.feed_run import NO_DIFFERENCE, FeedRun, FeedStatus
from servicekit.domain import Clock, new_id


class _OnlyTried(Exception):
    """Ends the transaction of a dry run, so that nothing of it stays."""


@dataclass(frozen=True, slots=True)
class TakeFeed:
    """One bad row changes nothing; what looks wrong waits for staff; everything else is applied in one transaction."""

    unit_of_work: UnitsOfWork
    read: ReadFile
    clock: Clock

    async def __call__(self, seller_id: UUID, content: bytes, kind: FeedFormat, *, dry_run: bool) -> FeedRun:
        """What became of it, or in a dry run would; raises SellerNotFound, FeedUnreadable."""
        async with self.unit_of_work() as uow:
            facts = (await uow.sellers.get(seller_id)).facts
        # In a thread: reading twenty thousand rows takes long enough for others to wait.
        feed = await asyncio.to_thread(self.read, content, kind, facts)
        run = FeedRun(
            id=new_id(), seller_id=seller_id, format=kind, sha256=sha256(content).digest(),
            status=FeedStatus.REFUSED if feed.fault_count else FeedStatus.APPLIED, rows=feed.rows,
            fault_count=feed.fault_count, faults=feed.faults, held_because=[], difference=NO_DIFFERENCE,
            received_at=self.clock(),
        )  # fmt: skip
        with suppress(_OnlyTried):
            async with self.unit_of_work() as uow:
                await self._take(uow, run, feed)
                _stay_unless(dry_run=dry_run)
        return run

    async def _take(self, uow: PriceUnitOfWork, run: FeedRun, feed: ReadFeed) -> None:
        await uow.feeds.lock(run.seller_id)
        await uow.sellers.get(run.seller_id)
        await uow.feeds.add(run, feed)
        if run.status is FeedStatus.REFUSED:
            return
        await uow.feeds.refuse_held(run.seller_id, run.received_at)
        run.difference = await uow.feeds.difference(run)
        run.held_because = run.difference.held_because(run.rows)
        if run.held_because:
            run.status = FeedStatus.HELD
        else:
            await uow.feeds.apply(run, run.received_at)
        await uow.feeds.save(run)


def _stay_unless(*, dry_run: bool) -> None:
    if dry_run:
        raise _OnlyTried
