"""The one place where names and values become SQL."""

from collections.abc import Iterable
from typing import LiteralString

from psycopg import sql

PUBLIC = "public"  # no role can have this name, so it stands for everybody


def statement(template: LiteralString, /, *words: LiteralString, **parts: str) -> sql.Composed:
    """Fill `template`: `{}` with keywords of ours, `{x}` with names, quoted.

    A part whose name begins with `text_` is a string literal, one named `grantee` may be PUBLIC.
    """
    return sql.SQL(template).format(
        *(sql.SQL(word) for word in words), **{key: _quoted(key, value) for key, value in parts.items()}
    )


def literals(values: Iterable[str]) -> sql.Composed:
    """String literals with commas between them."""
    return sql.SQL(", ").join(sql.Literal(value) for value in values)


def _quoted(key: str, value: str) -> sql.Composable:
    if key.startswith("text_"):
        return sql.Literal(value)
    if key == "grantee" and value == PUBLIC:
        return sql.SQL("PUBLIC")
    return sql.Identifier(value)
