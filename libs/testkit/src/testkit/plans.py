"""What PostgreSQL makes of a statement: the plan that it keeps, how often it plans, which columns indexes know."""

import json
from collections.abc import Iterator
from typing import Any

import psycopg

from servicekit.database.connection import Connection
from servicekit.database.statement import Statement

# An index depends on each column in its keys, its expressions and its predicate.
_INDEXED = """
SELECT DISTINCT attname FROM pg_index
JOIN pg_depend ON pg_depend.objid = indexrelid AND refobjid = indrelid AND refobjsubid > 0
JOIN pg_attribute ON attrelid = indrelid AND attnum = refobjsubid
WHERE indrelid = %s::regclass
"""


def kept_plan(database_url: str, statement: Statement) -> set[str]:
    """The nodes of the plan for any parameters, such as `Index Scan on stock`, without a table just their kind."""
    explain = f"EXPLAIN (GENERIC_PLAN, FORMAT JSON) {statement.sql}".encode()
    with psycopg.connect(database_url) as connection:
        row = connection.execute(explain).fetchone()  # without parameters: `$1` stays as it is
    return {_name(node) for node in _nodes(row[0][0]["Plan"])} if row else set()


async def plan_for(connection: Connection, statement: Statement, **values: Any) -> set[str]:
    """The nodes of the plan that is made for these values, named alike."""
    return {_name(node) for node in await _planned(connection, statement, values)}


async def lookups(connection: Connection, statement: Statement, table: str, **values: Any) -> list[str]:
    """By what each scan of `table` in the plan for these values finds its rows; "" where it reads all of them."""
    nodes = await _planned(connection, statement, values)
    return [
        node.get("Index Cond", "")
        for node in nodes
        if node.get("Relation Name") == table and "Scan" in node["Node Type"]
    ]


async def plans_made(connection: Connection, statement: Statement) -> tuple[int, int]:
    """(times planned for its values, times run with the kept plan) in this session so far."""
    counts = await connection.raw.fetchrow(
        "SELECT custom_plans, generic_plans FROM pg_prepared_statements WHERE statement = $1", statement.sql
    )
    return counts["custom_plans"], counts["generic_plans"]


def indexed_columns(database_url: str, table: str) -> set[str]:
    """The columns that any index of `table` knows: an update of another one needs no entry in any (HOT)."""
    with psycopg.connect(database_url) as connection:
        return {name for (name,) in connection.execute(_INDEXED, (table,))}


async def _planned(connection: Connection, statement: Statement, values: dict[str, Any]) -> list[dict[str, Any]]:
    sql = f"EXPLAIN (FORMAT JSON) {statement.sql}"
    plan = await connection.raw.fetchval(sql, *statement.arguments(values))
    return list(_nodes((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]))


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)


def _name(node: dict[str, Any]) -> str:
    kind, table = node["Node Type"], node.get("Relation Name")
    return f"{kind} on {table}" if table else str(kind)
