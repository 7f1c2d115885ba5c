"""SQLAlchemy Core statements, compiled once to asyncpg's SQL: typed statements at almost the price of plain SQL."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import asyncpg as asyncpg_dialect

_DIALECT = asyncpg_dialect.dialect()  # type: ignore[no-untyped-call]


class Statement:
    """A Core statement ready to run.

    Build it at module level and pass its `bindparam`s by name. `columns` names those of a plain `sa.insert(table)`.
    IN lists cannot be compiled ahead: use `sa.any_(sa.bindparam("ids", type_=ARRAY(sa.Uuid)))`.
    """

    __slots__ = ("_defaults", "_names", "sql")

    def __init__(self, clause: sa.Executable, *, columns: Sequence[str] | None = None) -> None:
        compiled = clause.compile(dialect=_DIALECT, column_keys=list(columns) if columns else None)  # type: ignore[attr-defined]
        self.sql = str(compiled)
        if "POSTCOMPILE" in self.sql:
            raise ValueError(f"IN lists are not compiled ahead, use = ANY(array): {self.sql}")
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


def _is_required(value: object) -> bool:
    return getattr(value, "name", None) == "REQUIRED"
