"""Which product an offer is: the queue of those that no number decides."""

from uuid import UUID

from fastapi import APIRouter

from search_service.domain.price_errors import OfferNotFound, VariantUnknown
from search_service.presentation.http.match_answers import DecideMatchBody, WaitingOfferAnswer
from search_service.presentation.http.price_dependencies import (
    OFFERS,
    Compared,
    OfferManager,
    managing,
    staff_limit,
)
from servicekit.pages import Page, PageQuery
from servicekit.problems import problems

router = APIRouter(prefix="/search/matches", tags=[OFFERS], dependencies=[managing, staff_limit])


@router.get("")
async def list_waiting_offers(prices: Compared, page: PageQuery) -> Page[WaitingOfferAnswer]:
    """Offers that wait for staff, the likeliest first."""
    seen = page.after(range(-(2**31), 2**31), UUID)
    offers = await prices.reads.waiting(page.limit + 1, (seen[0], seen[1]) if seen else None)
    return Page.of(offers, page, key=lambda offer: (offer.score, offer.offer_id), item=WaitingOfferAnswer.of)


@router.post("/{offer_id}", status_code=204, responses=problems(OfferNotFound, VariantUnknown))
async def decide_match(offer_id: UUID, body: DecideMatchBody, by: OfferManager, prices: Compared) -> None:
    """Say which variant an offer is, or that it is none, whatever was decided before. No feed undoes it."""
    await prices.decide_match(offer_id, body.variant_id, by.id)
