"""The SQL of the runbooks works: at night nobody wants to mend a query first."""

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack

import psycopg
import pytest

from deployables import SERVICES
from embedded.checkout import repository
from testkit.plugin import DatabaseFactory

RUNBOOKS = repository() / "observability" / "runbooks"
ANY_ID = "00000000-0000-0000-0000-000000000000"
EVERY_DATABASE = [service.database for service in SERVICES]
Connections = dict[str, psycopg.Connection]


def statements() -> Iterator[object]:
    """Every statement of every ```sql block, and the databases that the comment before it names: none is every one."""
    for page in sorted(RUNBOOKS.glob("*.md")):
        for block in re.findall(r"```sql\n(.*?)```", page.read_text(), re.S):
            databases: list[str] = []
            parts = re.sub(r"--.*", lambda comment: comment[0].replace(";", ","), block).split(";")
            for number, part in enumerate(filter(str.strip, parts)):
                databases = re.findall(r"\b[a-z]+_db\b", " ".join(re.findall(r"--.*", part))) or databases
                sql = re.sub(r"--.*", "", part).replace("'EVENT_ID'", f"'{ANY_ID}'").replace("'VARIANT'", f"'{ANY_ID}'")
                yield pytest.param(sql, databases or EVERY_DATABASE, id=f"{page.stem}-{number}")


@pytest.fixture(scope="module")
def connections(migrated_database: DatabaseFactory) -> Iterator[Connections]:
    """One to each service's database, as its administrator."""
    with ExitStack() as opened:
        yield {
            service.database: opened.enter_context(
                psycopg.connect(migrated_database(service.name).admin_url, autocommit=True)
            )
            for service in SERVICES
        }


@pytest.mark.parametrize(("statement", "databases"), list(statements()))
def test_a_statement_is_understood_by_each_database_it_is_for(
    statement: str, databases: Sequence[str], connections: Connections
) -> None:
    for database in databases:
        plan = connections[database].execute(f"EXPLAIN {statement}".encode()).fetchall()
        assert plan, database
