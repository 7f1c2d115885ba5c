"""SQLAlchemy Core statements, compiled once to asyncpg's SQL: typed statements at almost the price of plain SQL."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import asyncpg as asyncpg_dialect
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.sql import visitors
from sqlalchemy.sql.dml import UpdateBase

_DIALECT = asyncpg_dialect.dialect()  # type: ignore[no-untyped-call]
_ONLY_READS = re.compile(r"\s*SELECT\b(?!.*(\bFOR (NO KEY )?(UPDATE|SHARE|KEY SHARE)\b|advisory|set_config))", re.S)


class Statement:
    """A Core statement ready to run.

    Build it at module level and pass its `bindparam`s by name. `columns` names those of a plain `sa.insert(table)`.
    IN lists cannot be compiled ahead: use `sa.any_(sa.bindparam("ids", type_=ARRAY(sa.Uuid)))`.

    `only_reads` is True for a SELECT that locks nothing. `table` is what a plain INSERT, UPDATE or DELETE changes, None
    for anything else; `inserts` tells the first from the others. `reads` are the tables that it looks into besides,
    None where nobody knows (plain SQL).
    """

    __slots__ = ("_defaults", "_names", "inserts", "only_reads", "reads", "sql", "table")

    def __init__(self, clause: sa.Executable, *, columns: Sequence[str] | None = None) -> None:
        compiled = clause.compile(dialect=_DIALECT, column_keys=list(columns) if columns else None)  # type: ignore[attr-defined]
        self.sql = str(compiled)
        if "POSTCOMPILE" in self.sql:
            raise ValueError(f"IN lists are not compiled ahead, use = ANY(array): {self.sql}")
        self.only_reads = _ONLY_READS.match(self.sql) is not None
        self.inserts = isinstance(clause, sa.Insert)
        plain = isinstance(clause, UpdateBase) and not self.sql.startswith("WITH")
        self.table: str | None = str(clause.table) if plain else None  # type: ignore[attr-defined]
        self.reads = _tables_of(clause)
        if self.reads is not None and self.table is not None:
            self.reads.discard(self.table)
        self._names: tuple[str, ...] = tuple(compiled.positiontup or ())
        self._defaults: dict[str, Any] = {
            name: value for name, value in compiled.params.items() if value is not None and not _is_required(value)
        }

    def arguments(self, parameters: dict[str, Any]) -> list[Any]:
        """`parameters` in the order of `$1, $2 …`; a missing one raises KeyError, a surplus one TypeError."""
        defaults = self._defaults
        if defaults:
            parameters = {**defaults, **parameters}
        try:
            arguments = [parameters[name] for name in self._names]
        except KeyError as missing:
            raise KeyError(f"parameter {missing} of: {self.sql}") from None
        if len(parameters) > len(arguments) and (surplus := parameters.keys() - set(self._names)):
            raise TypeError(f"no parameters {sorted(surplus)} in: {self.sql}")
        return arguments

    def __repr__(self) -> str:
        return f"Statement({self.sql!r})"


class InsertRows(Statement):
    """Any number of rows into `table` by one statement, in their order: each of `columns` (all, if not given) is sent
    as an array. Where a row with the same primary key is there already, it gets the new values of `replacing`.
    """

    __slots__ = ()

    def __init__(self, table: sa.Table, columns: Sequence[str] | None = None, replacing: Sequence[str] = ()) -> None:
        names = list(columns or (column.name for column in table.columns))
        arrays = [sa.bindparam(name, type_=ARRAY(table.c[name].type)) for name in names]
        rows = sa.func.unnest(*arrays).table_valued(*names).render_derived()
        insert = postgresql_insert(table).from_select(names, sa.select(*(rows.c[name] for name in names)))
        if replacing:
            new = {name: insert.excluded[name] for name in replacing}
            insert = insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=new)
        super().__init__(insert)

    def columns_of(self, rows: Sequence[Mapping[str, Any]]) -> list[list[Any]]:
        """The arrays to send: a list per column. A missing name raises KeyError, a surplus one TypeError."""
        for row in rows:
            if surplus := row.keys() - set(self._names):
                raise TypeError(f"no columns {sorted(surplus)} in: {self.sql}")
        return [[row[name] for row in rows] for name in self._names]


def _tables_of(clause: sa.Executable) -> set[str] | None:
    if isinstance(clause, sa.TextClause):
        return None
    found: set[str] = set()
    for element in visitors.iterate(clause):  # type: ignore[arg-type]
        if isinstance(element, sa.TextClause) or getattr(element, "is_literal", False):
            # A piece of SQL inside names columns of the tables around it, as all of ours do.
            continue
        table = element if isinstance(element, sa.TableClause) else getattr(element, "table", None)
        if isinstance(table, sa.TableClause):
            found.add(table.name)
    return found


def _is_required(value: object) -> bool:
    return getattr(value, "name", None) == "REQUIRED"
