"""What routes of price comparison are handed."""

from typing import Annotated

from fastapi import Depends, Request

from search_service.application.prices import Prices
from servicekit.documented import Tag
from servicekit.identity import Caller, permitted
from servicekit.limits import limit


async def _prices(request: Request) -> Prices:
    prices: Prices = request.app.state.prices
    return prices


managing = Depends(permitted("offers.manage"))
OfferManager = Annotated[Caller, managing]
Compared = Annotated[Prices, Depends(_prices)]
staff_limit = Depends(limit("manage offers", times=300, per_seconds=60))
OFFERS = Tag("Sellers and offers", "What other sellers ask for the same things, as staff see and decide it.")
