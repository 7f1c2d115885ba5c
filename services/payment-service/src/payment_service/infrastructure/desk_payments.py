"""Staff's list of payments."""

from functools import cache
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from commerce.values import PaymentStatus
from payment_service.application.desk import PaymentFilter, PaymentPage, PaymentSort, Place, StaffPaymentView
from payment_service.infrastructure.lanes import BEGINNING, END, Lanes, amounts, begun
from payment_service.infrastructure.queries import payment_view
from payment_service.infrastructure.tables import payments, refunds
from servicekit.database import Database, Record, Statement
from servicekit.database.plans import one_of

_p, _r = payments.c, refunds.c
_ALIKE = (_p.currency, _p.provider, _p.status)
BY_TIME, BY_AMOUNT = Lanes(_ALIKE, _p.created_at, _p.id), Lanes(_ALIKE, _p.amount, _p.id)
PRESENT = BY_TIME.present()
_NOBODY: Final = UUID(int=0)
_AT_ONCE: Final = 500
_ROUNDS: Final = 6
"""A range of the other column than the one that is sorted by has no index: what a page looks at has an end."""
_TEXT = sa.bindparam("text", type_=sa.Text)
_THIS_ID = sa.bindparam("id", type_=sa.Uuid)
FOUND = Statement(
    sa.union(
        sa.select(_p.id).where(_p.id == _THIS_ID),
        sa.select(_p.id).where(_p.order_id == _THIS_ID),
        sa.select(_r.payment_id).where(_r.id == _THIS_ID),
        sa.select(_p.id).where(_p.intent_id == _TEXT),
        sa.select(_p.id).where(_p.charge_id == _TEXT),
        sa.select(_r.payment_id).where(_r.provider_id == _TEXT),
    )
)
SHOWN = Statement(sa.select(payments).where(_p.id == one_of("ids", sa.Uuid())))


@cache
def walk(sort: PaymentSort) -> Statement:
    """The next payments in this order, each with the column that is not sorted by."""
    lanes, descending = _way(sort)
    return lanes.walk((_p.amount if lanes is BY_TIME else _p.created_at).label("other"), descending=descending)


class DeskPayments:
    """Everybody's payments, page by page."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def payments(self, wanted: PaymentFilter, after: Place | None, limit: int) -> PaymentPage:
        """At most `limit` of the payments that match."""
        if wanted.text is not None:
            return await self._found(wanted, wanted.text)
        ids, place = await self._walked(wanted, after, limit)
        rows = {row["id"]: row for row in await self._database.fetch(SHOWN, ids=ids)} if ids else {}
        return PaymentPage([_view(rows[payment_id]) for payment_id in ids], place)

    async def _found(self, wanted: PaymentFilter, text: str) -> PaymentPage:
        """A few at most, by unique indexes."""
        found = await self._database.fetch(FOUND, id=_uuid(text), text=text)
        rows = await self._database.fetch(SHOWN, ids=[row["id"] for row in found]) if found else []
        return PaymentPage([_view(row) for row in rows if _fits(wanted, row)], None)

    async def _walked(self, wanted: PaymentFilter, after: Place | None, limit: int) -> tuple[list[UUID], Place | None]:
        lanes, rows = await self._lanes(wanted), []
        count = _AT_ONCE if _is_narrowed(wanted) else limit + 1
        for _ in range(_ROUNDS):
            seen = await self._database.fetch(walk(wanted.sort), **lanes, **parameters(wanted, after), count=count)
            rows += [row for row in seen if wanted.fits(*_ranged(wanted, row))]
            if len(rows) > limit:
                return [row["id"] for row in rows[:limit]], _place(rows[limit - 1])
            if len(seen) < count:
                return [row["id"] for row in rows], None
            after = _place(seen[-1])
        return [row["id"] for row in rows], after

    async def _lanes(self, wanted: PaymentFilter) -> dict[str, list[str]]:
        kinds = [
            (row["currency"], row["provider"], status)
            for row in await self._database.fetch(PRESENT)
            for status in PaymentStatus
            if wanted.currency in (None, row["currency"])
            and wanted.provider in (None, row["provider"])
            and wanted.status in (None, status)
        ]
        return {f"{column.name}_lanes": [kind[index] for kind in kinds] for index, column in enumerate(_ALIKE)}


def parameters(wanted: PaymentFilter, after: Place | None) -> dict[str, Any]:
    """Where a page begins, and the range of the column that is sorted by."""
    lanes, descending = _way(wanted.sort)
    if lanes is BY_TIME:
        low, high = wanted.created_from or BEGINNING, wanted.created_before or END
        return begun(after, low, high, _NOBODY, descending=descending)
    return begun(after, *amounts(wanted.amount_min, wanted.amount_max), _NOBODY, descending=descending)


def _way(sort: PaymentSort) -> tuple[Lanes, bool]:
    by_time = sort in (PaymentSort.NEWEST, PaymentSort.OLDEST)
    return BY_TIME if by_time else BY_AMOUNT, sort in (PaymentSort.NEWEST, PaymentSort.AMOUNT_DESCENDING)


def _is_narrowed(wanted: PaymentFilter) -> bool:
    """By the column that is not sorted by."""
    if _way(wanted.sort)[0] is BY_TIME:
        return wanted.amount_min is not None or wanted.amount_max is not None
    return wanted.created_from is not None or wanted.created_before is not None


def _ranged(wanted: PaymentFilter, row: Record) -> tuple[Any, Any]:
    """When it was created, and its amount."""
    if _way(wanted.sort)[0] is BY_TIME:
        return row["key"], row["other"]
    return row["other"], row["key"]


def _fits(wanted: PaymentFilter, row: Record) -> bool:
    return (
        wanted.status in (None, row["status"])
        and wanted.provider in (None, row["provider"])
        and wanted.currency in (None, row["currency"])
        and wanted.fits(row["created_at"], row["amount"])
    )


def _place(row: Record) -> Place:
    return row["key"], row["id"]


def _view(row: Record) -> StaffPaymentView:
    attempts: list[dict[str, Any]] = row["attempts"]
    refused = attempts[-1]["decline_code"] if attempts else None
    return StaffPaymentView(payment_view(row), len(attempts), refused)


def _uuid(text: str) -> UUID:
    """Nobody's id where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return _NOBODY
