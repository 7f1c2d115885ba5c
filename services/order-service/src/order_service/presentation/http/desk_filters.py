"""Which orders staff asks for, and which of their own a shopper does, as query parameters."""

from typing import Annotated

from fastapi import Depends, Query

from commerce.bodies import Country, email_to_look_up
from commerce.values import FulfilmentStatus, OrderPaymentStatus, OrderStatus
from order_service.application.queries import DeskSort, OrderFilter, Period
from servicekit.text import BIGGEST, Moment

PlacedFrom = Annotated[
    Moment | None, Query(description="Placed then or later (RFC 3339)", examples=["2026-01-01T00:00:00Z"])
]
PlacedBefore = Annotated[
    Moment | None, Query(description="Placed before then (RFC 3339)", examples=["2027-01-01T00:00:00Z"])
]
Total = Annotated[int | None, Query(ge=0, le=BIGGEST - 1, description="In minor units, this one included")]


async def wanted_orders(
    status: OrderStatus | None = None,
    payment_status: OrderPaymentStatus | None = None,
    fulfilment_status: FulfilmentStatus | None = None,
    country: Annotated[Country | None, Query(description="Of the shipping address")] = None,
    currency: Annotated[str | None, Query(pattern="^[A-Z]{3}$", description="Of the total (ISO 4217)")] = None,
    placed_from: PlacedFrom = None,
    placed_before: PlacedBefore = None,
    total_min: Total = None,
    total_max: Total = None,
    paid: Annotated[bool | None, Query(description="Whether money came, however much of it went back since")] = None,
    sort: DeskSort = DeskSort.NEWEST,
    q: Annotated[
        str | None,
        Query(
            max_length=254,
            description="Number, e-mail address or buyer's name, or how one of them begins; finds 500 orders at most",
        ),
    ] = None,
) -> OrderFilter:
    """Dependency: the filters and the order of staff's list."""
    text = q.strip() if q else ""
    return OrderFilter(
        status=status, payment_status=payment_status, fulfilment_status=fulfilment_status, country=country,
        currency=currency, placed_from=placed_from, placed_before=placed_before, total_min=total_min,
        total_max=total_max, paid=paid, sort=sort, text=text or None, email=email_to_look_up(text) if text else None,
    )  # fmt: skip


async def period(placed_from: PlacedFrom = None, placed_before: PlacedBefore = None) -> Period:
    """Dependency: when a shopper's orders were placed, such as in one year."""
    return Period(placed_from, placed_before)


WantedOrders = Annotated[OrderFilter, Depends(wanted_orders)]
PlacedIn = Annotated[Period, Depends(period)]
