"""`lint`: each rule, broken once."""

from pathlib import Path

import pytest
from migrate_builders import Step, a_service, migrate

TABLE = Step("CREATE TABLE orders (id bigint PRIMARY KEY)", "DROP TABLE orders")


def test_migrations_in_order_pass_without_a_database(tmp_path: Path) -> None:
    build = ("DROP INDEX CONCURRENTLY IF EXISTS i", "CREATE INDEX CONCURRENTLY i ON orders (id)")
    service = a_service(tmp_path, TABLE, Step(alone=build), Step("DROP TABLE orders", phase="contract"))
    answer = migrate(service, None, "lint")
    assert (answer.code, answer.json["sentence"]) == (0, "3 revisions are in order.")


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("DROP TABLE orders", "ban-drop-table"),
        ("ALTER TABLE orders DROP COLUMN id", "ban-drop-column"),
        ("ALTER TABLE orders RENAME COLUMN id TO number", "renaming-column"),
        ("ALTER TABLE orders RENAME TO purchases", "renaming-table"),
        ("ALTER TABLE orders ALTER COLUMN id TYPE text", "changing-column-type"),
        ("TRUNCATE orders", "truncate"),
        ("DELETE FROM orders", "delete-everything"),
        ("DROP SCHEMA souk", "ban-drop-schema"),
    ],
)
def test_destructive_sql_belongs_into_a_contract(tmp_path: Path, statement: str, rule: str) -> None:
    answer = migrate(a_service(tmp_path, TABLE, Step(statement)), None, "lint")
    assert answer.code == 3
    assert [problem.split(": ")[:2] for problem in answer.json["problems"]] == [["0002_step.py", rule]]
    assert migrate(a_service(tmp_path, TABLE, Step(statement, phase="contract")), None, "lint").code == 0


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (Step("CREATE INDEX slow ON orders (id)"), "require-concurrent-index-creation"),
        (Step("ALTER TABLE orders ADD CONSTRAINT c CHECK (id > 0)"), "constraint-missing-not-valid"),
        (Step(docstring=""), "say in a docstring what it does"),
        (Step(extra="import pydantic"), "imports pydantic"),
        (Step(phase="whatever"), 'phase = "expand"'),
        (Step(id="abcd"), "not four digits"),
        (Step(id="0000"), "0002"),
    ],
)
def test_a_broken_rule_is_named(tmp_path: Path, step: Step, sentence: str) -> None:
    service = a_service(tmp_path, TABLE, step) if step.id != "0000" else a_service(tmp_path, Step(id="0002"), step)
    answer = migrate(service, None, "lint")
    assert answer.code in {1, 3}
    assert sentence in answer.json["sentence"]


def test_branches_are_refused(tmp_path: Path) -> None:
    service = a_service(tmp_path, TABLE, Step())
    (service / "migrations/versions/0003_other.py").write_text(Step().source("0003", "0001"))
    answer = migrate(service, None, "lint")
    assert answer.code == 1
    assert "but 000" in answer.json["sentence"]


def test_a_migration_that_asks_the_database_does_not_render(tmp_path: Path) -> None:
    step = Step(extra="def backfill() -> None:\n    op.get_bind().execute('SELECT 1').fetchall()\n\nfetch = backfill")
    service = a_service(tmp_path, TABLE, step)
    path = service / "migrations/versions/0002_step.py"
    path.write_text(path.read_text().replace("op.execute('SELECT 1')", "backfill()", 1))
    assert migrate(service, None, "lint").code == 1


def test_a_finding_can_be_accepted_where_it_stands(tmp_path: Path) -> None:
    accepted = "-- squawk-ignore constraint-missing-not-valid\nALTER TABLE orders ADD CONSTRAINT c CHECK (id > 0)"
    assert migrate(a_service(tmp_path, TABLE, Step(accepted)), None, "lint").code == 0
