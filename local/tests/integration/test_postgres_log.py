"""What PostgreSQL writes down when people's data is refused, slow or wrong."""

from pathlib import Path

import psycopg
import pytest
from psycopg import sql

import deployables
from testkit.plugin import DatabaseFactory
from testkit.servers import Servers

SERVICES = sorted(service.name for service in deployables.SERVICES)
CANARY = "canary-of-the-log@people.example"

_TEXT_COLUMNS = """
SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t
USING (table_schema, table_name)
WHERE c.table_schema = 'souk' AND t.table_type = 'BASE TABLE' AND c.table_name <> 'alembic_version'
AND c.data_type IN ('text', 'character varying', 'citext', 'jsonb') AND c.is_generated = 'NEVER'
"""


@pytest.fixture
def log(test_servers: Servers) -> Path:
    test_servers.postgres()
    return test_servers.folder / "postgres.log"


def written(log: Path, since: int) -> str:
    return log.read_text(errors="replace")[since:]


@pytest.mark.parametrize("service", SERVICES)
def test_rows_that_are_refused_leave_no_e_mail_in_the_log(
    service: str, migrated_database: DatabaseFactory, log: Path
) -> None:
    database, refused = migrated_database(service), 0
    since = len(log.read_text(errors="replace"))
    with psycopg.connect(database.app_url, autocommit=True) as connection:
        for table, column in connection.execute(_TEXT_COLUMNS).fetchall():
            insert = sql.SQL("INSERT INTO {} ({}) VALUES (%s)").format(sql.Identifier(table), sql.Identifier(column))
            try:
                with connection.transaction(force_rollback=True):
                    connection.execute(insert, [f'"{CANARY}"'])
            except psycopg.Error:
                refused += 1
    assert refused > 3
    assert written(log, since).count("ERROR:") >= refused
    assert CANARY not in written(log, since)


def test_an_e_mail_that_is_taken_is_not_in_the_log(migrated_database: DatabaseFactory, log: Path) -> None:
    database = migrated_database("auth-service", fresh=True)
    since = len(log.read_text(errors="replace"))
    with psycopg.connect(database.admin_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE people (email text PRIMARY KEY)")
        connection.execute("INSERT INTO people VALUES (%s)", [CANARY])
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO people VALUES (%s)", [CANARY])
    assert "duplicate key value" in written(log, since)
    assert CANARY not in written(log, since)


def test_slow_statements_are_logged_without_their_values(migrated_database: DatabaseFactory, log: Path) -> None:
    database = migrated_database("auth-service")
    since = len(log.read_text(errors="replace"))
    with psycopg.connect(database.admin_url, autocommit=True) as connection:
        connection.execute("SET log_min_duration_statement = 0")
        connection.execute("SELECT %s::text", [CANARY])
    assert "duration:" in written(log, since)
    assert CANARY not in written(log, since)
