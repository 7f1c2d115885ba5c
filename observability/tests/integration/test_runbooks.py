"""The SQL of the runbooks works: at night nobody wants to mend a query first."""

import re
from collections.abc import Iterator

import psycopg
import pytest

from deployables import SERVICES
from embedded.checkout import repository
from testkit.plugin import DatabaseFactory

RUNBOOKS = repository() / "observability" / "runbooks"
ANY_ID = "00000000-0000-0000-0000-000000000000"


def statements() -> Iterator[object]:
    """Every statement of every ```sql block, with something in the place of each capital name."""
    for page in sorted(RUNBOOKS.glob("*.md")):
        for block in re.findall(r"```sql\n(.*?)```", page.read_text(), re.S):
            sql = re.sub(r"--.*", "", block).replace("'EVENT_ID'", f"'{ANY_ID}'").replace("'VARIANT'", f"'{ANY_ID}'")
            for number, statement in enumerate(filter(str.strip, sql.split(";"))):
                yield pytest.param(statement, id=f"{page.stem}-{number}")


@pytest.fixture(scope="module")
def connections(migrated_database: DatabaseFactory) -> Iterator[list[psycopg.Connection]]:
    """One to each service's database, as its administrator."""
    urls = [migrated_database(service.name).admin_url for service in SERVICES]
    opened = [psycopg.connect(url, autocommit=True) for url in urls]
    yield opened
    for connection in opened:
        connection.close()


@pytest.mark.parametrize("statement", list(statements()))
def test_a_statement_is_understood_by_the_database_it_is_for(
    statement: str, connections: list[psycopg.Connection]
) -> None:
    refusals = []
    for connection in connections:
        try:
            connection.execute(f"EXPLAIN {statement}".encode())
        except psycopg.Error as error:
            refusals.append(f"{connection.info.dbname}: {error}")
        else:
            return
    pytest.fail("\n".join(refusals))
