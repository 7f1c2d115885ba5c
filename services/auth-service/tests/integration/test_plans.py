"""What staff look up among very many lines and people is a short walk along an index."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from people import People

from auth_service.infrastructure.queries import AUDIT, PEOPLE_BY_ROLE, USERS
from auth_service.infrastructure.second_factors_repository import LACKING
from servicekit.database import Database
from testkit.plans import plan_for

FILL = """
INSERT INTO audit_entries (id, at, action, actor_id, subject_id, address, details)
SELECT gen_random_uuid(), timestamptz '2026-01-01Z' + n * interval '1 s',
       CASE WHEN n %% 1000 = 0 THEN 'role_changed' ELSE 'logged_in' END,
       lpad(to_hex(n %% 5000), 32, '0')::uuid, lpad(to_hex(n %% 5000), 32, '0')::uuid, '', '{}'
FROM generate_series(1, 50000) AS n
"""
PEOPLE = """
INSERT INTO users (id, email, name, locale, role, status, created_at)
SELECT gen_random_uuid(), n || '@souk.test', '', 'en', CASE WHEN n %% 5000 = 0 THEN 'support' ELSE 'customer' END,
       'active', now()
FROM generate_series(1, 50000) AS n
"""
NOTHING: dict[str, Any] = dict.fromkeys(("before", "before_at", "subject_id", "actor_id", "action", "begin", "end"))
EARLY = datetime(2026, 1, 1, 1, tzinfo=UTC)


@pytest.fixture
def full(app: FastAPI, people: People) -> Database:
    """The service's, with very many lines and people in it."""
    for statement in (FILL, PEOPLE):
        people.sql(statement)
    people.sql("ANALYZE audit_entries, users")
    opened: Database = app.state.platform.database
    return opened


async def test_no_filter_of_the_trail_reads_all_of_it(full: Database) -> None:
    someone = UUID(int=77)
    for wanted in (
        {}, {"before_at": EARLY, "before": someone}, {"actor_id": someone}, {"subject_id": someone},
        {"action": "role_changed"}, {"begin": EARLY, "end": datetime(2026, 1, 1, 2, tzinfo=UTC)},
        {"action": "logged_in", "end": EARLY},
    ):  # fmt: skip
        async with full.acquire() as connection:
            plan = await plan_for(connection, AUDIT, limit=21, **(NOTHING | wanted))
        assert "Seq Scan on audit_entries" not in plan, wanted
        assert "subject_id" in wanted or "Sort" not in plan, wanted


async def test_staff_are_found_by_their_role_among_customers(full: Database) -> None:
    async with full.acquire() as connection:
        plan = await plan_for(connection, USERS, limit=21, before=None, email=None, role="support")
    assert "Seq Scan on users" not in plan
    assert "Sort" not in plan


async def test_who_has_which_role_is_counted_without_reading_customers(full: Database) -> None:
    async with full.acquire() as connection:
        plans = [await plan_for(connection, PEOPLE_BY_ROLE), await plan_for(connection, LACKING, role="support")]
    for plan in plans:
        assert "Seq Scan on users" not in plan
