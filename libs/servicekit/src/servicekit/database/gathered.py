"""Several writes as one statement, done whole or not at all: `WITH w0 AS (UPDATE …), w1 AS (INSERT …) SELECT …`.

PostgreSQL runs its parts on one snapshot and in an order of its own. So two parts never touch the same rows: what would
is not put into one statement (`in_one_statement`), and is run one by one instead.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from servicekit.database.statement import InsertRows, Statement

_PLACE = re.compile(r"\$(\d+)")
# A unit of work of ordinary size has half as many. An import's would be a statement of its own each time, with more
# parameters than PostgreSQL takes.
_MOST = 16


@dataclass(frozen=True, slots=True)
class Write:
    """A statement with its arguments; what is raised when it touches no row, and when a unique name is taken."""

    statement: Statement
    arguments: list[Any]
    missing: Callable[[], Exception] | None
    taken: Mapping[str, Callable[[], Exception]]


def in_one_statement(writes: Sequence[Write]) -> tuple[str, list[Any]] | None:
    """(SQL, arguments) of a statement that does all of `writes`, and fails when one with a `missing` touches no row.

    None when they cannot be one: two of them change the same table, one looks into what another changes or is no plain
    INSERT, UPDATE or DELETE, or there are very many.
    """
    writes = _rows_together(writes)
    if len(writes) > _MOST:
        return None
    changed: set[str] = set()
    inserted: set[str] = set()
    for write in writes:
        table, inserts = write.statement.table, write.statement.inserts
        if table is None or table in changed or (not inserts and table in inserted):
            return None
        (inserted if inserts else changed).add(table)
    if any(write.statement.reads is None or write.statement.reads & (changed | inserted) for write in writes):
        return None
    sql = _composed(tuple((write.statement.sql, write.missing is not None) for write in writes))
    return sql, [argument for write in writes for argument in write.arguments]


def _rows_together(writes: Sequence[Write]) -> list[Write]:
    """With the rows of one `InsertRows` in one part, in their order."""
    parts: list[Write] = []
    rows: dict[InsertRows, list[list[Any]]] = {}
    for write in writes:
        statement = write.statement
        if not isinstance(statement, InsertRows):
            parts.append(write)
        elif statement not in rows:
            rows[statement] = [list(values) for values in write.arguments]
            parts.append(replace(write, arguments=rows[statement]))
        else:
            for column, values in zip(rows[statement], write.arguments, strict=True):
                column.extend(values)
    return parts


@lru_cache(maxsize=1_000)
def _composed(parts: tuple[tuple[str, bool], ...]) -> str:
    """1 / 0 where a part that has to touch a row touched none."""
    texts, checks, sent = [], [], 0
    for number, (sql, must_touch) in enumerate(parts):
        returning = "" if " RETURNING " in sql else " RETURNING 1"
        texts.append(f"w{number} AS ({_moved(sql, sent)}{returning})")
        sent += max((int(place) for place in _PLACE.findall(sql)), default=0)
        if must_touch:
            checks.append(f"(SELECT 1 / count(*) FROM w{number})")  # noqa: S608 - a number of ours
    return f"WITH {', '.join(texts)} SELECT {', '.join(checks) or '1'}"


def _moved(sql: str, by: int) -> str:
    """With `$1` as `$6` when the parts before have five arguments."""
    return _PLACE.sub(lambda place: f"${int(place[1]) + by}", sql)
