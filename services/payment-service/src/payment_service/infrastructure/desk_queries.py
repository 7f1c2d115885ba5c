"""Staff's lists of refunds, webhooks and movements of the books; the balance, and the desk's numbers."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from payment_service.application.desk import (
    MovementFilter,
    MovementView,
    Place,
    RefundSort,
    StaffRefundView,
    WaitingMoney,
    WebhookView,
)
from payment_service.application.views import AccountBalance
from payment_service.domain.provider_state import RefundStatus
from payment_service.domain.webhook import WebhookOutcome
from payment_service.infrastructure.desk_payments import DeskPayments
from payment_service.infrastructure.lanes import BEGINNING, END, Lanes, begun
from payment_service.infrastructure.ledger_balances import BALANCES
from payment_service.infrastructure.queries import refund_view, transaction_view
from payment_service.infrastructure.tables import ledger_entries, ledger_transactions, payments, refunds, webhooks
from servicekit.database import Record, Statement
from servicekit.database.plans import one_of

_p, _r, _w, _t, _e = payments.c, refunds.c, webhooks.c, ledger_transactions.c, ledger_entries.c
_NOBODY: Final = UUID(int=0)
REFUND_LANES = Lanes((_r.status,), _r.created_at, _r.id)
WEBHOOK_LANES = Lanes((_w.outcome,), _w.received_at, _w.event_id)
MOVEMENT_LANES = Lanes((_t.currency, _t.kind), _t.occurred_at, _t.id)
REFUNDS, NUMBER_OF_REFUNDS = REFUND_LANES.walk(), REFUND_LANES.number()
WEBHOOKS, NUMBER_OF_WEBHOOKS = WEBHOOK_LANES.walk(*_w), WEBHOOK_LANES.number()
MOVEMENTS, PRESENT_MOVEMENTS = MOVEMENT_LANES.walk(), MOVEMENT_LANES.present()
WEBHOOKS_OF = Statement(
    sa.select(webhooks)
    .where(
        _w.payment_id == sa.bindparam("payment", type_=sa.Uuid),
        sa.tuple_(_w.received_at, _w.event_id)
        < sa.tuple_(sa.bindparam("at", type_=_w.received_at.type), sa.bindparam("after", type_=sa.Text)),
    )
    .order_by(_w.received_at.desc(), _w.event_id.desc())
    .limit(sa.bindparam("count", type_=sa.Integer))
)
_REFUND_ROWS = Statement(
    sa.select(refunds, _p.order_id, _p.provider)
    .join(payments, _p.id == _r.payment_id)
    .where(_r.id == one_of("ids", sa.Uuid()))
)
_BOOKED = Statement(
    sa.select(ledger_transactions, _p.order_id, _e.account, _e.debit, _e.credit)
    .join(ledger_entries, _e.transaction_id == _t.id)
    .join(payments, _p.id == _t.payment_id)
    .where(_t.id == one_of("ids", sa.Uuid()))
    .order_by(_t.occurred_at.desc(), _t.id.desc(), _e.line)
)


class DeskLists(DeskPayments):
    """Straight from SQL to views."""

    async def refunds(
        self, status: RefundStatus | None, sort: RefundSort, after: tuple[Any, ...] | None, limit: int
    ) -> list[StaffRefundView]:
        """Refunds with their fate; `after` is status, moment and id of the last one seen."""
        ids: list[UUID] = []
        for lane in _refund_lanes(status, sort):
            place = after[1:] if after is not None and (sort is RefundSort.NEWEST or after[0] == lane[0]) else None
            if sort is RefundSort.FAILED_FIRST and after is not None and lane[0] < after[0]:
                continue
            start = begun(place, BEGINNING, END, _NOBODY)
            rows = await self._database.fetch(REFUNDS, status_lanes=lane, count=limit - len(ids), **start)
            ids += [row["id"] for row in rows]
            if len(ids) == limit:
                break
        found = {row["id"]: row for row in await self._database.fetch(_REFUND_ROWS, ids=ids)} if ids else {}
        return [_refund(found[refund_id]) for refund_id in ids]

    async def webhooks(
        self, outcome: WebhookOutcome | None, payment_id: UUID | None, after: Place | None, limit: int
    ) -> list[WebhookView]:
        """What the provider sent within thirty days, the newest first."""
        if payment_id is None:
            outcomes = [outcome] if outcome else [*WebhookOutcome]
            start = begun(after, BEGINNING, END, "")
            rows = await self._database.fetch(WEBHOOKS, outcome_lanes=outcomes, count=limit, **start)
            return [_webhook(row) for row in rows]
        # A payment has a handful: those of another outcome are passed over.
        at, last = after or (END, "")
        rows = await self._database.fetch(WEBHOOKS_OF, payment=payment_id, at=at, after=last, count=limit)
        return [_webhook(row) for row in rows if outcome in (None, row["outcome"])]

    async def balances(self) -> list[AccountBalance]:
        """Every account's sums per currency, up to the latest booking."""
        rows = await self._database.fetch(BALANCES)
        return [AccountBalance(row["account"], row["currency"], row["debit"], row["credit"]) for row in rows]

    async def movements(self, wanted: MovementFilter, after: Place | None, limit: int) -> list[MovementView]:
        """Movements of the books, the newest first."""
        present = await self._database.fetch(PRESENT_MOVEMENTS)
        lanes = [
            (row["currency"], row["kind"])
            for row in present
            if wanted.currency in (None, row["currency"]) and row["kind"] in wanted.kinds
        ]
        start = begun(after, wanted.occurred_from or BEGINNING, wanted.occurred_before or END, _NOBODY)
        rows = await self._database.fetch(
            MOVEMENTS, currency_lanes=[lane[0] for lane in lanes], kind_lanes=[lane[1] for lane in lanes], count=limit,
            **start,
        )  # fmt: skip
        booked = await self._database.fetch(_BOOKED, ids=[row["id"] for row in rows]) if rows else []
        return [_movement(list(legs)) for _, legs in groupby(booked, key=lambda row: row["id"])]

    async def waiting(self) -> WaitingMoney:
        """The desk's numbers."""
        return WaitingMoney(
            await self._database.fetch_value(NUMBER_OF_REFUNDS, status_lanes=[RefundStatus.PENDING]),
            await self._database.fetch_value(NUMBER_OF_WEBHOOKS, outcome_lanes=[WebhookOutcome.FAILED]),
            await self._database.fetch_value(NUMBER_OF_WEBHOOKS, outcome_lanes=[WebhookOutcome.NOT_UNDERSTOOD]),
        )


def _refund_lanes(status: RefundStatus | None, sort: RefundSort) -> list[list[RefundStatus]]:
    """The statuses that are walked together; by name they stand in the order in which somebody has to look at them."""
    wanted = sorted(RefundStatus) if status is None else [status]
    return [wanted] if sort is RefundSort.NEWEST else [[each] for each in wanted]


def _refund(row: Record) -> StaffRefundView:
    return StaffRefundView(refund_view(row), row["order_id"], row["provider"])


def _webhook(row: Record) -> WebhookView:
    return WebhookView(
        row["event_id"], row["type"], row["provider"], row["about"], row["payment_id"], row["outcome"], row["reason"],
        row["deliveries"], row["received_at"], row["heard_at"],
    )  # fmt: skip


def _movement(legs: Sequence[Record]) -> MovementView:
    return MovementView(transaction_view(legs), legs[0]["payment_id"], legs[0]["order_id"])
