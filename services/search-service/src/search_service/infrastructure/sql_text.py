"""Statements that work by sets, as SQL: their parameters are typed by name."""

import re
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from servicekit.database import Statement

_TIME: Final = sa.TIMESTAMP(timezone=True)
_KINDS: Final[dict[str, sa.types.TypeEngine[Any]]] = {
    "feed": sa.Uuid(), "seller": sa.Uuid(), "offer": sa.Uuid(), "product": sa.Uuid(), "variant": sa.Uuid(),
    "alert": sa.Uuid(), "by": sa.Uuid(), "person": sa.Uuid(), "after": sa.Uuid(),
    "ids": ARRAY(sa.Uuid), "products": ARRAY(sa.Uuid), "variants": ARRAY(sa.Uuid), "offers": ARRAY(sa.Uuid),
    "methods": ARRAY(sa.Text), "scores": ARRAY(sa.Integer),
    "now": _TIME, "at": _TIME, "since": _TIME, "until": _TIME,
    "bite": sa.Integer(), "limit": sa.Integer(), "score": sa.Integer(), "episode": sa.Integer(),
    "name": sa.Text(), "email": sa.Text(),
    "state": sa.Text(), "digest": sa.LargeBinary(),
}  # fmt: skip
_PARAMETER: Final = re.compile(r"(?<!:):([a-z]+)\b")


def statement(sql: str) -> Statement:
    """`sql` with its `:parameters`; raises KeyError for a name that has no type here."""
    names = dict.fromkeys(_PARAMETER.findall(sql))
    return Statement(sa.text(sql).bindparams(*(sa.bindparam(name, type_=_KINDS[name]) for name in names)))
