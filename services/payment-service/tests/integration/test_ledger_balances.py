"""The balance is that of the whole ledger at any moment, and costs the same however long that is."""

import asyncio
from uuid import uuid4

import sqlalchemy as sa
from builders import NOON, an_attempted_payment, succeeded
from many_payments import MANY, fill
from payment_api import PaymentApi
from test_desk_payments import stored

from payment_service.application.views import AccountBalance
from payment_service.domain.payment import Payment
from payment_service.infrastructure.desk_queries import DeskLists
from payment_service.infrastructure.ledger_balances import BALANCES, SUM_UP, LedgerBalances
from servicekit.database import Database, Statement
from testkit.databases import TestDatabase
from testkit.plans import kept_plan, plan_for

OWNER = uuid4()
WHOLE = Statement(
    sa.text("""
SELECT account, currency, sum(debit)::bigint AS debit, sum(credit)::bigint AS credit FROM ledger_entries
JOIN ledger_transactions ON id = transaction_id GROUP BY currency, account ORDER BY currency, account
""")
)
WAITING = Statement(sa.text("SELECT count(*) FROM ledger_unsummed"))


async def whole(database: Database) -> list[AccountBalance]:
    return [AccountBalance(**dict(row)) for row in await database.fetch(WHOLE)]


async def test_what_is_summed_and_what_is_not_yet_make_the_whole(api: PaymentApi, database: Database) -> None:
    desk, balances = DeskLists(database), LedgerBalances(database)
    assert (await desk.balances(), await balances.sum_up()) == ([], False)
    for amount in (1999, 500, 12_00):
        payment = await api.a_paid_payment(OWNER, amount=amount)
        await api.refund(payment["order_id"], 300)
        assert await desk.balances() == await whole(database)
        if amount == 500:
            assert await balances.sum_up()
            assert await database.fetch_value(WAITING) == 0
            assert await desk.balances() == await whole(database)
    assert {row.account for row in await desk.balances()} == {"provider_balance", "order_payments", "refunds"}


async def test_nothing_is_counted_twice_or_left_out_while_others_book_and_sum_up(database: Database) -> None:
    """Bookings, four that sum up at once, and a reader: each sum that is read is one of a moment."""
    desk, balances = DeskLists(database), LedgerBalances(database)
    seen: list[int] = []

    async def book() -> None:
        for _ in range(40):
            await stored(database, _a_booked_payment())

    async def sum_up() -> None:
        for _ in range(60):
            await balances.sum_up()

    async def read() -> None:
        for _ in range(60):
            rows = await desk.balances()
            assert sum(row.debit for row in rows) == sum(row.credit for row in rows)
            seen.append(sum(row.debit for row in rows))

    await asyncio.gather(book(), book(), *(sum_up() for _ in range(4)), read())
    assert seen == sorted(seen)
    assert await desk.balances() == await whole(database)
    assert sum(row.debit for row in await desk.balances()) == 80 * 1999


def _a_booked_payment() -> Payment:
    payment = an_attempted_payment()
    payment.observe(succeeded(payment), NOON)
    return payment


async def test_the_balance_looks_at_what_waits_alone_however_long_the_ledger_is(
    own_database: TestDatabase, database: Database
) -> None:
    fill(own_database.migrator_url)
    balances, desk = LedgerBalances(database), DeskLists(database)
    assert await balances.sum_up()
    before = await desk.balances()
    assert (before, await database.fetch_value(WAITING)) == (await whole(database), MANY - 1000)
    while await balances.sum_up():
        pass
    assert (await desk.balances(), await database.fetch_value(WAITING)) == (before, 0)
    async with database.acquire() as connection:
        for statement in (BALANCES, SUM_UP):
            plan = await plan_for(connection, statement) | kept_plan(own_database.app_url, statement)
            assert not plan & {"Seq Scan on ledger_transactions", "Seq Scan on ledger_entries"}, plan
