"""What waits for staff at price comparison, in numbers."""

from fastapi import APIRouter

from search_service.presentation.http.match_answers import WaitingPricesAnswer
from search_service.presentation.http.price_dependencies import OFFERS, Compared, managing, staff_limit

router = APIRouter(prefix="/search", tags=[OFFERS], dependencies=[managing, staff_limit])


@router.get("/desk")
async def show_waiting_prices(prices: Compared) -> WaitingPricesAnswer:
    """How much there is that somebody has to decide."""
    return WaitingPricesAnswer.of(await prices.reads.numbers())
