"""Plain SQL with typed parameters: `statement("… = :id", id=sa.Uuid())`."""

from typing import Any

import sqlalchemy as sa

from servicekit.database import Statement


def statement(sql: str, **types: sa.types.TypeEngine[Any]) -> Statement:
    """The statement, compiled once; every parameter's type is named."""
    parameters = [sa.bindparam(name, type_=kind) for name, kind in types.items()]
    return Statement(sa.text(sql).bindparams(*parameters))
