"""Feeds: sent, looked at, and decided where they are held."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, File, Query, UploadFile

from search_service.application.price_ports import FeedFilter
from search_service.domain.feed import MOST_BYTES, MOST_ROWS, FeedFormat
from search_service.domain.feed_run import FeedStatus
from search_service.domain.price_errors import (
    FeedKindUnknown,
    FeedNotFound,
    FeedNotHeld,
    FeedUnreadable,
    SellerNotFound,
)
from search_service.presentation.http.feed_answers import FeedAnswer
from search_service.presentation.http.price_dependencies import (
    OFFERS,
    Compared,
    OfferManager,
    managing,
    staff_limit,
)
from servicekit.limits import limit
from servicekit.pages import Page, PageQuery
from servicekit.problems import problems

router = APIRouter(prefix="/search", tags=[OFFERS], dependencies=[managing, staff_limit])
UPLOAD_LIMIT = MOST_BYTES + 64 * 1024
"""A file with what a form puts around it."""
_KINDS = {"text/csv": FeedFormat.CSV, "application/json": FeedFormat.JSON}
_DECIDING = problems(FeedNotFound, SellerNotFound, FeedNotHeld)
FeedFile = Annotated[
    UploadFile,
    File(description=f"text/csv or application/json in UTF-8, up to {MOST_ROWS} rows and {MOST_BYTES >> 20} MiB"),
]


@router.post(
    "/offers",
    responses=problems(SellerNotFound, FeedKindUnknown, FeedUnreadable),
    dependencies=[Depends(limit("send feeds", times=20, per_seconds=60))],
)
async def send_feed(
    prices: Compared,
    seller_id: UUID,
    file: FeedFile,
    dry_run: Annotated[bool, Query(description="Only say what would become of it")] = False,
) -> FeedAnswer:
    """A seller's offers, all of them, as one file. It is applied as a whole or not at all.

    Columns: seller_sku, title, url, price; and currency, shipping, condition (new, used), availability (in_stock,
    preorder, out_of_stock), gtin, brand, mpn, days_min, days_max. Money is in units with a point, such as 19.99.
    """
    kind = _KINDS.get((file.content_type or "").partition(";")[0].strip().lower())
    if kind is None:
        raise FeedKindUnknown
    return FeedAnswer.of(await prices.take_feed(seller_id, await file.read(), kind, dry_run=dry_run))


@router.get("/feeds")
async def list_feeds(
    prices: Compared, page: PageQuery, seller_id: UUID | None = None, status: FeedStatus | None = None
) -> Page[FeedAnswer]:
    """What sellers sent, the newest first."""
    seen = page.after(datetime, UUID)
    runs = await prices.queries.feeds(
        page.limit + 1, (seen[0], seen[1]) if seen else None, FeedFilter(seller_id, status)
    )
    return Page.of(runs, page, key=lambda run: (run.received_at, run.id), item=FeedAnswer.of)


@router.get("/feeds/{feed_id}", responses=problems(FeedNotFound))
async def show_feed(feed_id: UUID, prices: Compared) -> FeedAnswer:
    """One feed."""
    return FeedAnswer.of(await prices.queries.feed(feed_id))


@router.post("/feeds/{feed_id}/apply", responses=_DECIDING)
async def apply_feed(feed_id: UUID, by: OfferManager, prices: Compared) -> FeedAnswer:
    """Apply a held feed after all, to the offers as they are now."""
    return FeedAnswer.of(await prices.decide_feed(feed_id, FeedStatus.APPLIED, by.id))


@router.post("/feeds/{feed_id}/refuse", responses=_DECIDING)
async def refuse_feed(feed_id: UUID, by: OfferManager, prices: Compared) -> FeedAnswer:
    """Forget the rows of a held feed."""
    return FeedAnswer.of(await prices.decide_feed(feed_id, FeedStatus.REFUSED, by.id))
