"""Reads that need no aggregate, and the reconciler's claims."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from commerce.values import Money
from payment_service.application.views import (
    AttemptView,
    EntryView,
    PaymentDetails,
    PaymentView,
    RefundView,
    Standing,
    TransactionView,
)
from payment_service.infrastructure.tables import (
    ledger_entries,
    ledger_transactions,
    payments,
    refunds,
)
from servicekit.database import Database, Record, Statement

_p, _r, _t, _e = payments.c, refunds.c, ledger_transactions.c, ledger_entries.c
_PAYMENT = sa.bindparam("payment", type_=sa.Uuid)


def _optional(column: sa.ColumnElement[UUID], name: str) -> sa.ColumnElement[bool]:
    """`column` equals the parameter, or the parameter is null."""
    parameter = sa.bindparam(name, type_=sa.Uuid)
    return sa.or_(parameter.is_(None), column == parameter)


def _claim(table: sa.Table) -> Statement:
    """Due rows, put off for half a minute so that no other process asks about them meanwhile."""
    due = (
        sa.select(table.c.id)
        .where(table.c.check_at <= sa.func.now())
        .order_by(table.c.check_at)
        .limit(sa.bindparam("batch", type_=sa.Integer))
        .with_for_update(skip_locked=True)
    )
    later = sa.func.now() + sa.text("interval '30 seconds'")
    return Statement(sa.update(table).where(table.c.id.in_(due)).values(check_at=later).returning(table.c.id))


_STANDING = Statement(sa.select(_p.id, _p.status).where(_p.intent_id == sa.bindparam("intent")))
_OF_ORDER = Statement(
    sa.select(payments).where(_p.order_id == sa.bindparam("order"), _p.owner_id == sa.bindparam("owner"))
)
_OF_ORDERS = Statement(
    sa.select(payments).where(_p.order_id == sa.any_(sa.bindparam("orders", type_=ARRAY(sa.Uuid)))).order_by(_p.id)
)
_ONE = Statement(sa.select(payments).where(_p.id == _PAYMENT, _optional(_p.owner_id, "owner")))
_REFUNDS = Statement(sa.select(refunds).where(_r.payment_id == _PAYMENT).order_by(_r.created_at, _r.id))
_LIST = sa.select(payments).order_by(_p.created_at.desc(), _p.id.desc()).limit(sa.bindparam("count", type_=sa.Integer))
_PAGE = Statement(_LIST.where(_optional(_p.order_id, "order")))
_OWN_PAGE = Statement(_LIST.where(_optional(_p.order_id, "order"), _p.owner_id == sa.bindparam("owner")))
_SEEN = sa.tuple_(_p.created_at, _p.id) < sa.tuple_(
    sa.bindparam("seen_at", type_=_p.created_at.type), sa.bindparam("seen_id", type_=sa.Uuid)
)
_NEXT_PAGE = Statement(_LIST.where(_optional(_p.order_id, "order"), _SEEN))
_NEXT_OWN_PAGE = Statement(_LIST.where(_optional(_p.order_id, "order"), _p.owner_id == sa.bindparam("owner"), _SEEN))
_TRANSACTIONS = Statement(
    sa.select(ledger_transactions, _e.account, _e.debit, _e.credit)
    .join(ledger_entries, _e.transaction_id == _t.id)
    .where(_t.payment_id == _PAYMENT)
    .order_by(_t.occurred_at, _t.id, _e.line)
)
_ANYTHING_DUE = Statement(
    sa.select(sa.or_(*(sa.exists().where(table.c.check_at <= sa.func.now()) for table in (payments, refunds))))
)
_CLAIM_PAYMENTS, _CLAIM_REFUNDS = _claim(payments), _claim(refunds)


class PaymentQueries:
    """Straight from SQL to views."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def standing(self, intent_id: str) -> Standing | None:
        """Id and status of the intent's payment."""
        row = await self._database.fetch_one(_STANDING, intent=intent_id)
        return None if row is None else Standing(row["id"], row["status"])

    async def of_order(self, order_id: UUID, owner_id: UUID) -> PaymentView | None:
        """The payment of somebody's order."""
        row = await self._database.fetch_one(_OF_ORDER, order=order_id, owner=owner_id)
        return None if row is None else payment_view(row)

    async def of_orders(self, order_ids: Sequence[UUID]) -> list[PaymentView]:
        """The payments of these orders."""
        return [payment_view(row) for row in await self._database.fetch(_OF_ORDERS, orders=list(order_ids))]

    async def details(self, payment_id: UUID, owner_id: UUID | None) -> PaymentDetails | None:
        """A payment with attempts and refunds."""
        row = await self._database.fetch_one(_ONE, payment=payment_id, owner=owner_id)
        if row is None:
            return None
        attempts: list[dict[str, Any]] = row["attempts"]
        made = await self._database.fetch(_REFUNDS, payment=payment_id)
        action_url = attempts[-1]["action_url"] if attempts else None
        return PaymentDetails(payment_view(row), action_url, [*map(_attempt, attempts)], [*map(refund_view, made)])

    async def page(
        self, after: tuple[datetime, UUID] | None, limit: int, owner_id: UUID | None, order_id: UUID | None
    ) -> list[PaymentView]:
        """At most `limit` payments, newest first, after the one created at `after[0]` with the id `after[1]`."""
        position = {} if after is None else {"seen_at": after[0], "seen_id": after[1]}
        statement = _PAGE if after is None else _NEXT_PAGE
        owner = {}
        if owner_id is not None:
            statement, owner = (_OWN_PAGE if after is None else _NEXT_OWN_PAGE), {"owner": owner_id}
        rows = await self._database.fetch(statement, order=order_id, count=limit, **position, **owner)
        return [payment_view(row) for row in rows]

    async def transactions(self, payment_id: UUID) -> list[TransactionView]:
        """A payment's ledger transactions, oldest first."""
        rows = await self._database.fetch(_TRANSACTIONS, payment=payment_id)
        return [transaction_view(list(legs)) for _, legs in groupby(rows, key=lambda row: row["id"])]

    async def anything_due(self) -> bool:
        """Whether the provider should be asked about any payment or refund."""
        return bool(await self._database.fetch_value(_ANYTHING_DUE))

    async def claim_due_payments(self, limit: int) -> list[UUID]:
        """Payments to ask the provider about."""
        return [row["id"] for row in await self._database.fetch(_CLAIM_PAYMENTS, batch=limit)]

    async def claim_due_refunds(self, limit: int) -> list[UUID]:
        """Refunds to ask the provider about."""
        return [row["id"] for row in await self._database.fetch(_CLAIM_REFUNDS, batch=limit)]


def payment_view(row: Record) -> PaymentView:
    """A row of `payments`."""
    currency = row["currency"]
    paid_in = row["captured_currency"] or currency
    return PaymentView(
        id=row["id"],
        order_id=row["order_id"],
        owner_id=row["owner_id"],
        status=row["status"],
        amount=Money(row["amount"], currency),
        captured=Money(row["captured"], paid_in),
        refunded=Money(row["refunded"], paid_in),
        provider=row["provider"],
        client_secret=row["client_secret"],
        intent_id=row["intent_id"],
        charge_id=row["charge_id"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )


def _attempt(stored: dict[str, Any]) -> AttemptView:
    finished_at = stored["finished_at"]
    return AttemptView(
        id=UUID(stored["id"]),
        payment_method=stored["payment_method"],
        status=stored["status"],
        decline_code=stored["decline_code"],
        started_at=datetime.fromisoformat(stored["started_at"]),
        finished_at=None if finished_at is None else datetime.fromisoformat(finished_at),
    )


def refund_view(row: Record) -> RefundView:
    """A row of `refunds`."""
    return RefundView(
        row["id"], row["payment_id"], row["status"], Money(row["amount"], row["currency"]), row["reason"],
        row["origin"], row["created_at"], row["provider_id"], row["failure_code"], row["tries"], row["check_at"],
    )  # fmt: skip


def transaction_view(legs: Sequence[Record]) -> TransactionView:
    """A ledger transaction from the rows of its entries."""
    first = legs[0]
    return TransactionView(
        id=first["id"],
        kind=first["kind"],
        refund_id=first["refund_id"],
        currency=first["currency"],
        occurred_at=first["occurred_at"],
        entries=[EntryView(leg["account"], leg["debit"], leg["credit"]) for leg in legs],
    )
