"""The statements of a payment's write path, compiled once."""

from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from payment_service.infrastructure.tables import (
    ledger_entries,
    ledger_transactions,
    payments,
    refunds,
)
from servicekit.database import InsertRows, Statement
from servicekit.database.revision import is_revision, revision

_p, _r = payments.c, refunds.c
PAYMENT_COLUMNS = (
    "id", "order_id", "owner_id", "amount", "currency", "provider", "intent_id", "client_secret", "status",
    "created_at", "updated_at",
)  # fmt: skip
REFUND_COLUMNS = tuple(column.name for column in refunds.c)


class Read(NamedTuple):
    """A payment as it is now, and the same with its row locked until the transaction ends."""

    plain: Statement
    locking: Statement


def _read(condition: sa.ColumnElement[bool]) -> Read:
    payment = sa.select(payments, revision(payments)).where(condition)
    return Read(Statement(payment), Statement(payment.with_for_update()))


OF_ID = _read(_p.id == sa.bindparam("payment_id"))
OWNED = _read(sa.and_(_p.id == sa.bindparam("payment_id"), _p.owner_id == sa.bindparam("owner")))
OF_ORDER = _read(_p.order_id == sa.bindparam("order"))
OF_INTENT = _read(_p.intent_id == sa.bindparam("intent"))

# Without a target: a concurrent insert may be noticed by either unique index, the order's or the intent's.
ADD = Statement(insert(payments).on_conflict_do_nothing(), columns=PAYMENT_COLUMNS)


_CHANGING = ("status", "attempts", "captured", "captured_currency", "refunding", "refunded", "charge_id", "check_at",
             "checks", "updated_at")  # fmt: skip
_save = (
    sa.update(payments)
    .where(_p.id == sa.bindparam("payment"))
    .values({name: sa.bindparam(f"new_{name}", type_=_p[name].type) for name in _CHANGING})
)
SAVE = Statement(_save.where(is_revision(payments)))
SAVE_ADDED = Statement(_save)
BOOK = InsertRows(ledger_transactions)
BOOK_ENTRIES = InsertRows(ledger_entries)

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
        tries=sa.bindparam("new_tries", type_=sa.SmallInteger),
        failure_code=sa.bindparam("new_failure_code", type_=sa.Text),
    )
)
