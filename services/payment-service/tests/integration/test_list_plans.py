"""A history of 100,000 payments: every page, every number of the desk is a short walk along an index."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from many_payments import fill

from commerce.values import PaymentStatus
from payment_service.application.desk import PaymentFilter, PaymentSort
from payment_service.domain.ledger import TransactionKind
from payment_service.domain.provider_state import RefundStatus
from payment_service.domain.webhook import WebhookOutcome
from payment_service.infrastructure import desk_payments as payments
from payment_service.infrastructure import desk_queries as lists
from payment_service.infrastructure.lanes import BEGINNING, END, begun
from payment_service.infrastructure.queries import _TRANSACTIONS
from payment_service.infrastructure.webhook_log import _SWEEP
from servicekit.database import Database, Statement
from testkit.databases import TestDatabase

LATE = (datetime(2020, 1, 3, tzinfo=UTC), UUID(int=0))
NOBODY = UUID(int=0)


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)


async def cost(database: Database, statement: Statement, **values: Any) -> int:
    """Blocks that it touches; fails where it reads a whole table."""
    async with database.acquire() as connection:
        sql = f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement.sql}"
        answer = await connection.raw.fetchval(sql, *statement.arguments(values))
    plan = (json.loads(answer) if isinstance(answer, str) else answer)[0]["Plan"]
    scanned = [node for node in _nodes(plan) if node["Node Type"] == "Seq Scan"]
    assert not scanned, (statement.sql, scanned)
    return int(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])


async def test_no_list_of_the_desk_grows_with_its_history(own_database: TestDatabase, database: Database) -> None:
    fill(own_database.migrator_url)
    await check_payments(database)
    await check_refunds_and_webhooks(database)
    await check_movements(database)


async def check_payments(database: Database) -> None:
    lanes = {
        "all": [(currency, status) for currency in ("EUR", "USD") for status in PaymentStatus],
        "no hits": [("EUR", PaymentStatus.VOIDING)],
        "a rare currency": [("USD", status) for status in PaymentStatus],
    }
    assert await cost(database, payments.PRESENT) < 30
    assert await cost(database, payments.FOUND, id=UUID(int=77), text="ch_77") < 40
    for name, wanted in lanes.items():
        arrays = {
            "currency_lanes": [lane[0] for lane in wanted], "provider_lanes": ["stripe"] * len(wanted),
            "status_lanes": [lane[1] for lane in wanted],
        }  # fmt: skip
        for sort in PaymentSort:
            start = payments.parameters(PaymentFilter(sort=sort), None)
            deep = LATE if sort in (PaymentSort.NEWEST, PaymentSort.OLDEST) else (45_000, NOBODY)
            for after in (start, payments.parameters(PaymentFilter(sort=sort), deep)):
                assert await cost(database, payments.walk(sort), **arrays, **after, count=51) < 500, (name, sort)
    from_ids = await cost(database, payments.SHOWN, ids=[UUID(int=n) for n in range(1, 51)])
    assert from_ids < 400


async def check_refunds_and_webhooks(database: Database) -> None:
    start = begun(None, BEGINNING, END, NOBODY)
    for statuses in ([RefundStatus.PENDING], [RefundStatus.FAILED], [*RefundStatus]):
        for after in (start, begun(LATE, BEGINNING, END, NOBODY)):
            assert await cost(database, lists.REFUNDS, status_lanes=statuses, **after, count=51) < 500, statuses
    assert await cost(database, lists._REFUND_ROWS, ids=[UUID(int=n) for n in range(1, 51)]) < 800
    assert await cost(database, lists.NUMBER_OF_REFUNDS, status_lanes=[RefundStatus.PENDING]) < 10
    begin = begun(None, BEGINNING, END, "")
    for outcomes in ([WebhookOutcome.IGNORED], [WebhookOutcome.FAILED], [*WebhookOutcome]):
        assert await cost(database, lists.WEBHOOKS, outcome_lanes=outcomes, **begin, count=51) < 500, outcomes
    assert await cost(database, lists.NUMBER_OF_WEBHOOKS, outcome_lanes=[WebhookOutcome.NOT_UNDERSTOOD]) < 10
    assert await cost(database, lists.WEBHOOKS_OF, payment=UUID(int=77), at=END, after="", count=51) < 10
    assert await cost(database, _SWEEP, outcomes=[*WebhookOutcome], before=BEGINNING) < 30


async def check_movements(database: Database) -> None:
    assert await cost(database, lists.PRESENT_MOVEMENTS) < 30
    start = begun(None, BEGINNING, END, NOBODY)
    for kind in TransactionKind:
        lanes: dict[str, Any] = {"currency_lanes": ["EUR", "USD"], "kind_lanes": [kind, kind]}
        assert await cost(database, lists.MOVEMENTS, **lanes, **start, count=51) < 200
    assert await cost(database, lists._BOOKED, ids=[UUID(int=n) for n in range(1, 51)]) < 1200
    assert await cost(database, _TRANSACTIONS, payment=UUID(int=77)) < 20
