"""Whoever follows hears of every look of this process, and misses none."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from auth_service.application.follow_revocations import FollowRevocations
from auth_service.domain.revocation import Revocation
from auth_service.domain.roles import Role
from servicekit.domain import new_id

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Table:
    """What is revoked, as the database has it."""

    def __init__(self) -> None:
        self.rows: list[Revocation] = []
        self.away = False

    def revoke(self) -> Revocation:
        self.rows.append(Revocation.of_session(new_id(), NOON))
        return self.rows[-1]

    async def revocations(self, since: datetime, now: datetime) -> list[Revocation]:
        await asyncio.sleep(0)
        if self.away:
            raise ConnectionRefusedError
        return [row for row in self.rows if row.revoked_at >= since]

    async def roles(self) -> list[Role]:
        return []


@pytest.fixture
def table() -> Table:
    return Table()


@pytest.fixture
def revocations(table: Table) -> FollowRevocations:
    queries: Any = table
    return FollowRevocations(queries, lambda: NOON)


async def test_who_begins_to_follow_hears_at_once_what_was_revoked(
    table: Table, revocations: FollowRevocations
) -> None:
    revoked = table.revoke()
    looks = await revocations.follow(NOON)
    assert (await anext(looks)).revocations == [revoked]
    later = await revocations.follow(NOON + timedelta(seconds=1))
    assert (await anext(later)).revocations == []


async def test_each_look_goes_to_everybody_who_follows(table: Table, revocations: FollowRevocations) -> None:
    followers = [await revocations.follow(NOON) for _ in range(2)]
    for looks in followers:
        await anext(looks)
    waiting = [asyncio.ensure_future(anext(looks)) for looks in followers]
    await asyncio.sleep(0)
    revoked = table.revoke()
    found = await revocations.look(NOON)
    assert found.revocations == [revoked]
    assert await asyncio.gather(*waiting) == [found, found]


async def test_who_is_slow_misses_no_look(table: Table, revocations: FollowRevocations) -> None:
    looks = await revocations.follow(NOON)
    await anext(looks)
    found = [await revocations.look(NOON) for _ in range(3)]
    assert [await anext(looks) for _ in range(3)] == found


async def test_a_look_while_somebody_begins_to_follow_is_not_missed(
    table: Table, revocations: FollowRevocations
) -> None:
    begin = asyncio.create_task(revocations.follow(NOON))
    await asyncio.sleep(0)
    table.revoke()
    found = await revocations.look(NOON)
    looks = await begin
    await anext(looks)
    assert await anext(looks) == found


async def test_who_stops_following_disturbs_nobody(revocations: FollowRevocations) -> None:
    one, other = [await revocations.follow(NOON) for _ in range(2)]
    await anext(one)
    await anext(other)
    leaving, staying = asyncio.ensure_future(anext(one)), asyncio.ensure_future(anext(other))
    await asyncio.sleep(0)
    leaving.cancel()
    await asyncio.sleep(0)
    found = await revocations.look(NOON)
    assert await staying == found


async def test_a_look_that_fails_is_heard_by_nobody(table: Table, revocations: FollowRevocations) -> None:
    looks = await revocations.follow(NOON)
    await anext(looks)
    waiting = asyncio.ensure_future(anext(looks))
    table.away = True
    with pytest.raises(ConnectionRefusedError):
        await revocations.look(NOON)
    await asyncio.sleep(0)
    assert not waiting.done()
    with pytest.raises(ConnectionRefusedError):
        await revocations.follow(NOON)
    table.away = False
    found = await revocations.look(NOON)
    assert await waiting == found
