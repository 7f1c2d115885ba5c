"""Statements whose plan is made once.

PostgreSQL plans a prepared statement anew at each call for as long as the plan for these very values looks cheaper than
the one for any values. For an array it always does, because it counts the elements and takes ten for any: one variant
then costs more to plan than to find.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY


def unseen(name: str, kind: sa.types.TypeEngine[Any]) -> sa.ScalarSelect[Any]:
    """The parameter `name`, which the planner does not look into: after five calls it keeps its plan.

    That plan has to be good for any number of elements: join what is unnested by a LATERAL with a LIMIT, which walks an
    index for each, or see that a test says so.
    """
    return sa.select(sa.bindparam(name, type_=kind)).scalar_subquery()


def one_of(name: str, kind: sa.types.TypeEngine[Any]) -> sa.ColumnElement[Any]:
    """What `=` compares a column with that is to be one of the parameter `name`, a list that nobody looks into."""
    return sa.any_(sa.cast(unseen(name, ARRAY(kind)), ARRAY(kind)))
