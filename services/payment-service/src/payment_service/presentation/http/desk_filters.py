"""Which payments and movements staff asks for, as query parameters."""

from typing import Annotated

from fastapi import Depends, Query

from commerce.bodies import Currency
from commerce.values import PaymentStatus
from payment_service.application.desk import MovementFilter, PaymentFilter, PaymentSort
from payment_service.domain.ledger import Account, TransactionKind
from servicekit.text import BIGGEST, Moment

From = Annotated[Moment | None, Query(description="Then or later (RFC 3339)", examples=["2026-01-01T00:00:00Z"])]
Before = Annotated[Moment | None, Query(description="Before then (RFC 3339)", examples=["2027-01-01T00:00:00Z"])]
Amount = Annotated[int | None, Query(ge=0, le=BIGGEST - 1, description="In minor units, this one included")]


async def wanted_payments(
    status: PaymentStatus | None = None,
    provider: Annotated[str | None, Query(max_length=20, pattern="^[a-z]+$", examples=["stripe"])] = None,
    currency: Currency | None = None,
    created_from: From = None,
    created_before: Before = None,
    amount_min: Amount = None,
    amount_max: Amount = None,
    sort: PaymentSort = PaymentSort.NEWEST,
    q: Annotated[
        str | None,
        Query(
            max_length=255,
            description="The id of a payment, an order or a refund, or what the provider calls one of them",
        ),
    ] = None,
) -> PaymentFilter:
    """Dependency: the filters and the order of staff's list."""
    return PaymentFilter(
        status=status, provider=provider, currency=currency, created_from=created_from, created_before=created_before,
        amount_min=amount_min, amount_max=amount_max, sort=sort, text=(q.strip() or None) if q else None,
    )  # fmt: skip


async def wanted_movements(
    currency: Currency | None = None,
    account: Account | None = None,
    kind: TransactionKind | None = None,
    occurred_from: From = None,
    occurred_before: Before = None,
) -> MovementFilter:
    """Dependency: the filters of the books' movements."""
    return MovementFilter(
        currency=currency, account=account, kind=kind, occurred_from=occurred_from, occurred_before=occurred_before
    )


WantedPayments = Annotated[PaymentFilter, Depends(wanted_payments)]
WantedMovements = Annotated[MovementFilter, Depends(wanted_movements)]
