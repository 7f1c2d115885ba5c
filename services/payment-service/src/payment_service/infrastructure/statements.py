"""The statements of a payment's write path, compiled once."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, insert

from payment_service.infrastructure.tables import (
    ledger_entries,
    ledger_transactions,
    payment_attempts,
    payments,
    refunds,
)
from servicekit.database import Statement

_p, _a, _r = payments.c, payment_attempts.c, refunds.c
ATTEMPT_COLUMNS = tuple(column.name for column in payment_attempts.c)
PAYMENT_COLUMNS = (
    "id", "order_id", "owner_id", "amount", "currency", "provider", "intent_id", "client_secret", "status",
    "created_at", "updated_at",
)  # fmt: skip
REFUND_COLUMNS = tuple(column.name for column in refunds.c)


def _locked(condition: sa.ColumnElement[bool]) -> Statement:
    """A payment with its latest attempt; the payment's row is locked until the transaction ends."""
    attempt = [column.label(f"attempt_{column.name}") for column in payment_attempts.c]
    latest = payments.outerjoin(payment_attempts, _a.id == _p.attempt_id)
    own = [column for column in payments.c if column.name != "attempt_id"]
    return Statement(sa.select(*own, *attempt).select_from(latest).where(condition).with_for_update(of=payments))


OF_ID = _locked(_p.id == sa.bindparam("payment_id"))
OWNED = _locked(sa.and_(_p.id == sa.bindparam("payment_id"), _p.owner_id == sa.bindparam("owner")))
OF_ORDER = _locked(_p.order_id == sa.bindparam("order"))
OF_INTENT = _locked(_p.intent_id == sa.bindparam("intent"))

ADD = Statement(insert(payments).on_conflict_do_nothing(index_elements=[_p.order_id]), columns=PAYMENT_COLUMNS)


def _update() -> sa.Update:
    names = ("status", "attempts", "attempt_id", "captured", "refunding", "refunded", "charge_id", "check_at", "checks")
    changes = {name: sa.bindparam(f"new_{name}", type_=_p[name].type) for name in (*names, "updated_at")}
    return sa.update(payments).where(_p.id == sa.bindparam("payment")).values(**changes)


def _store_attempt() -> sa.CTE:
    """The latest attempt, new or changed, in the same statement as its payment: one round trip."""
    values = {name: sa.bindparam(f"attempt_{name}", type_=_a[name].type) for name in ATTEMPT_COLUMNS}
    fresh = insert(payment_attempts).values(**values)
    changing = ("status", "decline_code", "charge_id", "action_url", "finished_at")
    upsert = fresh.on_conflict_do_update(index_elements=[_a.id], set_={name: fresh.excluded[name] for name in changing})
    return upsert.returning(_a.id).cte("stored_attempt")


SAVE = Statement(_update())
SAVE_WITH_ATTEMPT = Statement(_update().add_cte(_store_attempt()))
CLOSE_ATTEMPT = Statement(
    sa.update(payment_attempts)
    .where(_a.id == sa.bindparam("attempt"))
    .values(status=sa.bindparam("closed_as", type_=sa.Text), finished_at=sa.bindparam("at", type_=_a.finished_at.type))
)


def _book() -> sa.Insert:
    """A ledger transaction and its entries, given as parallel arrays, in one statement."""
    names = ("id", "payment_id", "refund_id", "kind", "currency", "occurred_at")
    values = {name: sa.bindparam(name, type_=ledger_transactions.c[name].type) for name in names}
    header = sa.insert(ledger_transactions).values(**values).returning(ledger_transactions.c.id).cte("header")
    legs = (
        sa.func.unnest(
            sa.bindparam("accounts", type_=ARRAY(sa.Text)),
            sa.bindparam("debits", type_=ARRAY(sa.BigInteger)),
            sa.bindparam("credits", type_=ARRAY(sa.BigInteger)),
        )
        .table_valued("account", "debit", "credit", with_ordinality="line")
        .render_derived()
    )
    rows = sa.select(header.c.id, sa.cast(legs.c.line, sa.SmallInteger), legs.c.account, legs.c.debit, legs.c.credit)
    return sa.insert(ledger_entries).from_select(["transaction_id", "line", "account", "debit", "credit"], rows)


BOOK = Statement(_book())

FIND_REFUND = Statement(sa.select(refunds).where(_r.id == sa.bindparam("refund")))
REFUND_MADE_AS = Statement(sa.select(refunds).where(_r.provider_id == sa.bindparam("provider")))
ADD_REFUND = Statement(sa.insert(refunds), columns=REFUND_COLUMNS)
SAVE_REFUND = Statement(
    sa.update(refunds)
    .where(_r.id == sa.bindparam("refund"))
    .values(
        status=sa.bindparam("new_status", type_=sa.Text),
        provider_id=sa.bindparam("new_provider_id", type_=sa.Text),
        check_at=sa.bindparam("new_check_at", type_=_r.check_at.type),
    )
)
