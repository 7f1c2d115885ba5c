"""Lists of price comparison: one statement each."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from search_service.application.price_ports import FeedFilter
from search_service.domain.feed_run import FeedRun
from search_service.domain.price_errors import FeedNotFound, SellerNotFound
from search_service.domain.seller import Seller
from search_service.infrastructure.feeds_repository import GET as _FEED
from search_service.infrastructure.offer_tables import feeds, sellers
from search_service.infrastructure.price_rows import feed_from, seller_from
from search_service.infrastructure.sellers_repository import GET as _SELLER
from servicekit.database import Database, Statement

_f = feeds.c
_LIMIT = sa.bindparam("limit", type_=sa.Integer)
_BEFORE_AT, _BEFORE = sa.bindparam("before_at", type_=_f.received_at.type), sa.bindparam("before", type_=sa.Uuid)
_OF_SELLER, _STATUS = sa.bindparam("seller", type_=sa.Uuid), sa.bindparam("status", type_=sa.Text)
_earlier = sa.tuple_(_f.received_at, _f.id) < sa.tuple_(_BEFORE_AT, _BEFORE)
_SELLERS = Statement(sa.select(sellers).where(sellers.c.removed_at.is_(None)).order_by(sellers.c.name, sellers.c.id))
FEEDS = Statement(
    sa.select(feeds)
    .where(
        sa.or_(_BEFORE_AT.is_(None), _earlier),
        sa.or_(_OF_SELLER.is_(None), _f.seller_id == _OF_SELLER),
        sa.or_(_STATUS.is_(None), _f.status == _STATUS),
    )
    .order_by(_f.received_at.desc(), _f.id.desc())
    .limit(_LIMIT)
)


class PriceLists:
    """Reads for staff."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def sellers(self) -> Sequence[Seller]:
        """All that were not removed, by name."""
        return [seller_from(row) for row in await self._database.fetch(_SELLERS)]

    async def seller(self, seller_id: UUID) -> Seller:
        """Raises SellerNotFound."""
        row = await self._database.fetch_one(_SELLER, seller=seller_id)
        if row is None:
            raise SellerNotFound
        return seller_from(row)

    async def feeds(self, limit: int, before: tuple[datetime, UUID] | None, wanted: FeedFilter) -> Sequence[FeedRun]:
        """The newest first."""
        at, last = before or (None, None)
        status = wanted.status.value if wanted.status else None
        rows = await self._database.fetch(
            FEEDS, limit=limit, before_at=at, before=last, seller=wanted.seller_id, status=status
        )
        return [feed_from(row) for row in rows]

    async def feed(self, feed_id: UUID) -> FeedRun:
        """Raises FeedNotFound."""
        row = await self._database.fetch_one(_FEED, feed=feed_id)
        if row is None:
            raise FeedNotFound
        return feed_from(row)
