"""Statements over lists keep their plan, whatever the length; what is written into a claimed key is in no index."""

import psycopg
import sqlalchemy as sa

from servicekit.database import Database, Statement
from servicekit.database.foundation import foundation_tables
from servicekit.database.plans import one_of
from servicekit.domain import new_id
from servicekit.mail import sender
from testkit.plans import indexed_columns, kept_plan, plans_made

_mail = foundation_tables(sa.MetaData()).outgoing_mail
FILL = """
INSERT INTO outgoing_mail (id, recipient, template, locale, data, sent_at)
SELECT gen_random_uuid(), 'ada@souk.test', 'hello', 'en', '{}', now() FROM generate_series(1, 5000)
"""


async def test_the_mails_that_were_sent_are_marked_by_a_plan_that_is_kept(
    database: Database, scratch_database_url: str
) -> None:
    with psycopg.connect(scratch_database_url, autocommit=True) as owner:
        owner.execute(FILL)
        owner.execute("VACUUM ANALYZE outgoing_mail")
    async with database.acquire() as connection:
        for call in range(20):
            await connection.execute(sender._SENT, ids=[new_id() for _ in range(call % 3 + 1)])
        planned, kept = await plans_made(connection, sender._SENT)
    assert kept >= 15, f"planned {planned} times of {planned + kept}"
    assert "Seq Scan on outgoing_mail" not in kept_plan(scratch_database_url, sender._SENT)


async def test_one_of_finds_what_is_in_the_list(database: Database, scratch_database_url: str) -> None:
    with psycopg.connect(scratch_database_url, autocommit=True) as owner:
        owner.execute(FILL)
        ids = [row[0] for row in owner.execute("SELECT id FROM outgoing_mail LIMIT 3")]
    statement = Statement(sa.select(_mail.c.id).where(_mail.c.id == one_of("ids", sa.Uuid())))
    for wanted in (ids, ids[:1], []):
        rows = await database.fetch(statement, ids=[*wanted, new_id()])
        assert sorted(row["id"] for row in rows) == sorted(wanted)


def test_an_answer_is_written_into_its_claim_without_an_entry_in_an_index(scratch_database_url: str) -> None:
    known = indexed_columns(scratch_database_url, "idempotency_keys")
    assert not known & {"claimed_until", "status", "headers", "body"}
