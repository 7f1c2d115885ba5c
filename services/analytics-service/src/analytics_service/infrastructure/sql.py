"""Plain SQL with typed parameters: `statement("… = :day", day=sa.Date())`."""

import re
from typing import Any, Final

import sqlalchemy as sa

from servicekit.database import Statement

_PARAMETER: Final = re.compile(r"(?<![:\w]):(\w+)")


def statement(sql: str, **types: sa.types.TypeEngine[Any]) -> Statement:
    """`sql` with its `:parameters`, compiled once; raises KeyError for one without a type."""
    names = dict.fromkeys(_PARAMETER.findall(sql))
    return Statement(sa.text(sql).bindparams(*(sa.bindparam(name, type_=types[name]) for name in names)))
