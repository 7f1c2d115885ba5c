"""`souk migrate --plan`: what would be done to one database, without doing it."""

from pathlib import Path

import psycopg
import pytest
from rich.console import Console

from embedded.checkout import repository
from embedded.homes import temporary_home
from embedded.migrations import plan_of
from embedded.part import PartFailed
from embedded.ports import free_offset
from souk.commands.failure import CommandFailed
from souk.commands.migrate import print_plan, show_plan
from souk.places import PORTS, Places
from testkit.plugin import DatabaseFactory

ORDERS = repository() / "services" / "order-service"


def test_a_pending_revision_is_shown_with_sql_hash_and_verdict_and_not_applied(
    migrated_database: DatabaseFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    database = migrated_database("order-service", fresh=True)
    with psycopg.connect(database.migrator_url, autocommit=True) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0003'")
        planned = plan_of(ORDERS, database.migrator_url)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0003",)
    print_plan(Console(width=200), planned)
    printed = capsys.readouterr().out
    assert "ALTER TABLE orders" in printed
    assert "0004 (expand): " in printed
    assert printed.splitlines()[-2:] == [f"hash     {planned['hash']}", f"verdict  {planned['verdict']}"]
    assert planned["verdict"] in ("safe", "warnings")


def test_a_database_that_does_not_answer_is_a_sentence() -> None:
    with pytest.raises(PartFailed, match="order-service cannot be planned: The database does not answer"):
        plan_of(ORDERS, "postgresql://nobody@127.0.0.1:9/order_db?connect_timeout=2")


def test_without_postgresql_the_command_says_how_to_start_it() -> None:
    with temporary_home() as home:
        places = Places(repository(), Path(home), free_offset(PORTS.values()))
        with pytest.raises(CommandFailed, match=r"PostgreSQL is not running\. Start it with `souk up`"):
            show_plan(places, Console(), "order")
