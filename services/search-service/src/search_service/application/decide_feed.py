"""Staff decide a feed that was held."""

from dataclasses import dataclass
from uuid import UUID

from search_service.application.price_ports import UnitsOfWork
from search_service.domain.feed_run import FeedRun, FeedStatus
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class DecideFeed:
    """A held feed is applied against the offers as they are now, or refused, and changes nothing then."""

    unit_of_work: UnitsOfWork
    clock: Clock

    async def __call__(self, feed_id: UUID, status: FeedStatus, by: UUID) -> FeedRun:
        """The feed as it is now; raises FeedNotFound, SellerNotFound, FeedNotHeld."""
        async with self.unit_of_work() as uow:
            seller_id = (await uow.feeds.get(feed_id)).seller_id
        async with self.unit_of_work() as uow:
            await uow.feeds.lock(seller_id)
            await uow.sellers.get(seller_id)
            run, now = await uow.feeds.get(feed_id), self.clock()
            run.decide(status, by, now)
            if status is FeedStatus.APPLIED:
                run.difference = await uow.feeds.difference(run)
                await uow.feeds.apply(run, now)
            else:
                await uow.feeds.drop_rows(run.id)
            await uow.feeds.save(run)
        return run
