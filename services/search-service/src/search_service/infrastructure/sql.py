"""Plain SQL with typed parameters: `statement("… = :id", id=sa.Uuid())`."""

import re
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from servicekit.database import Statement

_MOMENT: Final = sa.DateTime(timezone=True)
_USUAL: Final[dict[str, sa.types.TypeEngine[Any]]] = {
    "feed": sa.Uuid(), "seller": sa.Uuid(), "offer": sa.Uuid(), "product": sa.Uuid(), "variant": sa.Uuid(),
    "alert": sa.Uuid(), "by": sa.Uuid(), "person": sa.Uuid(), "after": sa.Uuid(),
    "ids": ARRAY(sa.Uuid), "products": ARRAY(sa.Uuid), "variants": ARRAY(sa.Uuid), "offers": ARRAY(sa.Uuid),
    "methods": ARRAY(sa.Text), "scores": ARRAY(sa.Integer),
    "now": _MOMENT, "at": _MOMENT, "since": _MOMENT, "until": _MOMENT,
    "bite": sa.Integer(), "limit": sa.Integer(), "score": sa.Integer(), "episode": sa.Integer(),
    "name": sa.Text(), "email": sa.Text(), "state": sa.Text(), "digest": sa.LargeBinary(),
}  # fmt: skip
_PARAMETER: Final = re.compile(r"(?<![:\w]):(\w+)")


def statement(sql: str, **types: sa.types.TypeEngine[Any]) -> Statement:
    """`sql` with its `:parameters`, compiled once; raises KeyError for one without a type, given or usual."""
    names = dict.fromkeys(_PARAMETER.findall(sql))
    return Statement(sa.text(sql).bindparams(*(sa.bindparam(name, type_=(_USUAL | types)[name]) for name in names)))
