"""The balance of every account, flat in history and exact at any moment.

`ledger_balances` holds the sums of all transactions but those in `ledger_unsummed`, where a trigger puts each new one:
a purchase adds a row of its own and waits for nobody. Now and then what has come is added to the sums in one statement,
so that a reader sees either the transaction or its sum.
"""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.sql.selectable import LateralFromClause

from payment_service.infrastructure.tables import ledger_balances, ledger_entries, ledger_transactions, ledger_unsummed
from servicekit.database import Database, Statement

_AT_ONCE = 1000

_b, _t, _e, _u = ledger_balances.c, ledger_transactions.c, ledger_entries.c, ledger_unsummed.c


def _legs_of(transaction_id: sa.ColumnElement[object]) -> LateralFromClause:
    """With a limit, so that they are looked up one by one, whatever PostgreSQL thinks how many transactions wait."""
    legs = sa.select(_t.currency, _e.account, _e.debit, _e.credit).join(_e.account.table, _e.transaction_id == _t.id)
    return legs.where(_t.id == transaction_id).limit(10).lateral("legs")


def _total(side: sa.ColumnElement[int]) -> sa.ColumnElement[int]:
    return sa.cast(sa.func.sum(side), sa.BigInteger)


_new_legs = _legs_of(_u.transaction_id)
_everything = sa.union_all(
    sa.select(_b.currency, _b.account, _b.debit, _b.credit),
    sa.select(_new_legs).select_from(ledger_unsummed.join(_new_legs, sa.true())),
).subquery("everything")
BALANCES = Statement(
    sa.select(
        _everything.c.currency,
        _everything.c.account,
        _total(_everything.c.debit).label("debit"),
        _total(_everything.c.credit).label("credit"),
    )
    .group_by(_everything.c.currency, _everything.c.account)
    .order_by(_everything.c.currency, _everything.c.account)
)
_waiting = sa.select(_u.transaction_id).limit(_AT_ONCE).with_for_update(skip_locked=True)
_taken = sa.delete(ledger_unsummed).where(_u.transaction_id.in_(_waiting)).returning(_u.transaction_id).cte("taken")
_taken_legs = _legs_of(_taken.c.transaction_id)
_sums = (
    sa.select(_taken_legs.c.currency, _taken_legs.c.account, _total(_taken_legs.c.debit), _total(_taken_legs.c.credit))
    .select_from(_taken.join(_taken_legs, sa.true()))
    .group_by(_taken_legs.c.currency, _taken_legs.c.account)
    .order_by(_taken_legs.c.currency, _taken_legs.c.account)
)
_new = insert(ledger_balances).from_select(["currency", "account", "debit", "credit"], _sums)
SUM_UP = Statement(
    _new.on_conflict_do_update(
        index_elements=[_b.currency, _b.account],
        set_={"debit": _b.debit + _new.excluded.debit, "credit": _b.credit + _new.excluded.credit},
    )
)
_ANYTHING = Statement(sa.select(sa.exists().select_from(ledger_unsummed)))


class LedgerBalances:
    """Adds to the sums what has come; any process may, any number at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def sum_up(self) -> bool:
        """Take up to 1,000 transactions; returns whether there were any. To look in vain is a read."""
        if not await self._database.fetch_value(_ANYTHING):
            return False
        return await self._database.execute(SUM_UP) > 0
