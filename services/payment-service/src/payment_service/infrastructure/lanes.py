"""Pages that are short walks along an index, whatever is filtered and however many rows there are.

Rows that are alike in some columns are a lane. A page looks into each lane that is wanted, from where the page before
ended, and merges what it finds: with an index over the lane's columns, the key and the id it costs the same for ever.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from payment_service.application.desk import MOST_COUNTED, Place
from servicekit.database import Statement
from servicekit.database.plans import unseen
from servicekit.text import BIGGEST

BEGINNING: Final = datetime(1, 1, 2, tzinfo=UTC)
END: Final = datetime(9999, 12, 30, tzinfo=UTC)
_COUNT: Final = sa.bindparam("count", type_=sa.Integer)


@dataclass(frozen=True, slots=True)
class Lanes:
    """The columns in which a lane's rows are alike, what they are sorted by, and their id."""

    alike: Sequence[sa.Column[Any]]
    key: sa.Column[Any]
    id: sa.Column[Any]

    def walk(self, *shown: sa.ColumnElement[Any], descending: bool = True) -> Statement:
        """The next `count` rows of all lanes as `key`, `id` and `shown`; lanes are arrays, a parameter per column."""
        wanted = self._wanted()
        columns = [self.key.label("key"), self.id.label("id"), *shown]
        rows = sa.select(*columns).where(self._of(wanted), self._further(descending=descending))
        walked = rows.order_by(*self._sorted(self.key, self.id, descending)).limit(_COUNT).lateral("walked")
        page = sa.select(walked).select_from(wanted.join(walked, sa.true()))
        return Statement(page.order_by(*self._sorted(walked.c.key, walked.c.id, descending)).limit(_COUNT))

    def number(self) -> Statement:
        """How many rows the lanes have, up to MOST_COUNTED."""
        wanted = self._wanted()
        rows = (
            sa.select(sa.literal_column("1").label("one"))
            .where(self._of(wanted))
            .limit(MOST_COUNTED)
            .lateral("counted")
        )
        some = sa.select(rows).select_from(wanted.join(rows, sa.true())).limit(MOST_COUNTED).subquery()
        return Statement(sa.select(sa.func.count()).select_from(some))

    def present(self) -> Statement:
        """The values that there are of the lane's first two columns: a step along the index for each."""
        columns = self.alike[:2]
        first = sa.select(*columns).order_by(*columns).limit(1).subquery()
        found = sa.select(first).cte("found", recursive=True)
        further = (
            sa.select(*columns)
            .where(sa.tuple_(*columns) > sa.tuple_(*(found.c[column.name] for column in columns)))
            .order_by(*columns)
            .limit(1)
            .lateral("further")
        )
        found = found.union_all(sa.select(further).select_from(found.join(further, sa.true())))
        return Statement(sa.select(found))

    def _wanted(self) -> Any:
        names = [column.name for column in self.alike]
        arrays = [unseen(f"{column.name}_lanes", ARRAY(column.type)) for column in self.alike]
        return sa.func.unnest(*arrays).table_valued(*names).render_derived("wanted")

    def _of(self, wanted: Any) -> sa.ColumnElement[bool]:
        return sa.and_(*(column == wanted.c[column.name] for column in self.alike))

    def _further(self, *, descending: bool) -> sa.ColumnElement[bool]:
        """Behind the place where the page before ended, within the wanted range."""
        here = sa.tuple_(self.key, self.id)
        there = sa.tuple_(sa.bindparam("at", type_=self.key.type), sa.bindparam("after", type_=self.id.type))
        if descending:
            return sa.and_(here < there, self.key >= sa.bindparam("low", type_=self.key.type))
        return sa.and_(here > there, self.key < sa.bindparam("high", type_=self.key.type))

    @staticmethod
    def _sorted(key: Any, row_id: Any, descending: bool) -> list[sa.ColumnElement[Any]]:
        return [key.desc(), row_id.desc()] if descending else [key.asc(), row_id.asc()]


def begun(after: Place | None, low: Any, high: Any, nobody: Any, *, descending: bool = True) -> dict[str, Any]:
    """The parameters of a walk: from `low` (in it) to `high` (out of it), behind `after` where a page came before.

    `nobody` is the least id.
    """
    place = (high, nobody) if descending else (low, nobody)
    if after is not None:
        place = min(place, after) if descending else max(place, after)
    return {"at": place[0], "after": place[1], **({"low": low} if descending else {"high": high})}


def amounts(low: int | None, high: int | None) -> tuple[int, int]:
    """A range with both ends in it, as a walk takes it."""
    return low or 0, BIGGEST if high is None else min(high + 1, BIGGEST)
