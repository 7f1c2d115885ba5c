"""Rows of the foundation go when nobody needs them any more, and not before."""

from typing import Any

import pytest

from servicekit.database import Database
from servicekit.domain import new_id
from servicekit.messaging import Retention, retention


async def put(database: Database, sql: str, *arguments: Any) -> None:
    async with database.acquire() as connection:
        await connection.raw.execute(sql, *arguments)


async def left(database: Database, table: str) -> int:
    async with database.acquire() as connection:
        return int(await connection.raw.fetchval(f"SELECT count(*) FROM {table}"))


@pytest.mark.parametrize(("days", "kept"), [(13, 1), (15, 0)])
@pytest.mark.parametrize("over", ["sent_at", "failed_at"])
async def test_a_mail_that_is_over_keeps_its_recipient_for_fourteen_days(
    database: Database, over: str, days: int, kept: int
) -> None:
    await put(
        database,
        "INSERT INTO outgoing_mail (id, recipient, template, locale, data, created_at, " + over + ")"
        " VALUES ($1, 'ada@example.org', 'hello', 'en', '{}', now() - make_interval(days => $2), now())",
        new_id(),
        days,
    )
    await Retention(database).sweep()
    assert await left(database, "outgoing_mail") == kept


async def test_a_mail_that_still_waits_is_kept_however_old(database: Database) -> None:
    await put(
        database,
        "INSERT INTO outgoing_mail (id, recipient, template, locale, data, created_at)"
        " VALUES ($1, 'ada@example.org', 'hello', 'en', '{}', now() - interval '40 days')",
        new_id(),
    )
    await Retention(database).sweep()
    assert await left(database, "outgoing_mail") == 1


@pytest.mark.parametrize(("days", "kept"), [(6, 1), (8, 0)])
async def test_a_published_event_is_kept_for_seven_days(database: Database, days: int, kept: int) -> None:
    await put(
        database,
        "INSERT INTO outbox (event_id, stream, type, aggregate_id, data, published_at)"
        " VALUES ($1, 's', 't', $1, '{}', now() - make_interval(days => $2))",
        new_id(),
        days,
    )
    await Retention(database).sweep()
    assert await left(database, "outbox") == kept


@pytest.mark.parametrize(("days", "kept"), [(13, 1), (15, 0)])
async def test_a_receipt_is_kept_for_fourteen_days(database: Database, days: int, kept: int) -> None:
    await put(
        database,
        "INSERT INTO inbox (consumer, event_id, received_at) VALUES ('c', $1, now() - make_interval(days => $2))",
        new_id(),
        days,
    )
    await Retention(database).sweep()
    assert await left(database, "inbox") == kept


async def test_what_one_sweep_leaves_is_said(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "_BATCH", 1)
    monkeypatch.setattr(retention, "_BATCHES_AT_ONCE", 1)
    await put(
        database,
        "INSERT INTO inbox (consumer, event_id, received_at) VALUES ('c', $1, now() - interval '15 days')",
        new_id(),
    )
    assert await Retention(database).sweep()
    assert not await Retention(database).sweep()
