"""The desk's lists of orders: short walks along an index, whatever is filtered and however many orders there are.

Orders of one combination of their three states are a lane. A page looks into each lane that is wanted, from where the
page before ended, and merges what it finds. A range of the other column than the one that is sorted by, and the
currency, have no index of their own: of each lane no more than `_STEPS` orders are looked at for a page, which then may
be short and not the last.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import product
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from commerce.values import FulfilmentStatus, OrderPaymentStatus, OrderStatus
from order_service.application.queries import DeskPage, DeskSort, OrderFilter, OrderSummary
from order_service.infrastructure.desk_order import DeskOrderReader
from order_service.infrastructure.order_queries import SUMMARIES, summary_of
from order_service.infrastructure.order_words import folded
from order_service.infrastructure.tables import desk_orders, order_words, orders
from servicekit.database import Record, Statement
from servicekit.database.plans import one_of, unseen
from servicekit.text import BIGGEST

_STEPS: Final = 500
_MOST_FOUND: Final = 500
"""Of what a text finds; who finds more has typed too little."""
_LAST_CHARACTER: Final = "\U0010ffff"
_NOBODY: Final = UUID(int=0)
_BEGINNING, _END = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
_LANES: Final = [
    (status, payment, fulfilment, f"{status}/{payment}/{fulfilment}")
    for status, payment, fulfilment in product(OrderStatus, OrderPaymentStatus, FulfilmentStatus)
]
_d, _w, _o = desk_orders.c, order_words.c, orders.c
Place = tuple[Any, UUID]
"""Where a page ends: the value that is sorted by, and the order's id."""


def lanes_of(wanted: OrderFilter) -> list[str]:
    """The lanes that the filter's states let through."""
    return [
        lane for status, payment, fulfilment, lane in _LANES
        if wanted.status in (None, status) and wanted.payment_status in (None, payment)
        and wanted.fulfilment_status in (None, fulfilment)
        and wanted.paid in (None, payment is not OrderPaymentStatus.UNPAID)
    ]  # fmt: skip


def _given(name: str, column: sa.Column[Any]) -> sa.BindParameter[Any]:
    return sa.bindparam(name, type_=column.type)


class _Order:
    """The column that is sorted by, its direction, and the other column that may be filtered."""

    def __init__(self, sort: DeskSort) -> None:
        placed = sort in (DeskSort.NEWEST, DeskSort.OLDEST)
        self.descending = sort in (DeskSort.NEWEST, DeskSort.TOTAL_DESCENDING)
        self.key, self.other = (_d.placed_at, _d.total) if placed else (_d.total, _d.placed_at)

    def further(self) -> sa.ColumnElement[bool]:
        """Behind the place where the page before ended, within the wanted range."""
        at, place = sa.tuple_(self.key, _d.order_id), sa.tuple_(_given("at", self.key), _given("after", _d.order_id))
        if self.descending:
            return sa.and_(at < place, self.key >= _given("low", self.key))
        return sa.and_(at > place, self.key < _given("high", self.key))

    def sorting(self, rows: Any = _d) -> list[sa.ColumnElement[Any]]:
        columns = (rows[self.key.name], rows.order_id)
        return [column.desc() if self.descending else column.asc() for column in columns]

    def fits(self, rows: Any) -> sa.ColumnElement[bool]:
        other = rows[self.other.name]
        return sa.and_(other >= _given("other_low", self.other), other < _given("other_high", self.other))


@cache
def walk(sort: DeskSort, *, of_country: bool, of_currency: bool = False) -> Statement:
    """Of each lane the next orders that match, and the one at which the look into it ended (`ends`)."""
    order = _Order(sort)
    lanes = sa.func.unnest(unseen("lanes", ARRAY(sa.Text))).table_valued("lane").render_derived("wanted")
    wanted = sa.and_(_d.lane == lanes.c.lane, order.further())
    if of_country:
        wanted = sa.and_(_d.country == sa.bindparam("country", type_=sa.Text), wanted)
    steps = sa.bindparam("steps", type_=sa.Integer)
    walked = (
        sa.select(_d.order_id, _d.placed_at, _d.total)
        .where(wanted)
        .order_by(*order.sorting())
        .limit(steps)
        .lateral("w")
    )
    number = sa.func.row_number().over(partition_by=lanes.c.lane, order_by=order.sorting(walked.c))
    numbered = sa.select(walked, (number == steps).label("ends")).select_from(lanes.join(walked, sa.true())).subquery()
    fits = order.fits(numbered.c)
    if of_currency:
        fits = sa.and_(fits, _is_in(numbered.c.order_id, sa.bindparam("currency", type_=sa.Text)))
    return Statement(sa.select(numbered, fits.label("fits")).where(sa.or_(fits, numbered.c.ends)))


def _is_in(order_id: sa.ColumnElement[UUID], currency: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    """Whether an order is of a currency: a look by its primary key, where EXISTS might hash all orders of it."""
    return sa.select(_o.currency).where(_o.id == order_id).scalar_subquery() == currency


@cache
def search(sort: DeskSort) -> Statement:
    """A page of the orders that a text finds: their number and e-mail as they are, or any word by its beginning."""
    order = _Order(sort)
    words = (
        sa.select(_w.order_id)
        .where(_w.word >= _given("word", _w.word), _w.word < _given("behind", _w.word))
        .order_by(_w.word, _w.order_id.desc()).limit(_MOST_FOUND).subquery()
    )  # fmt: skip
    of_email = (
        sa.select(_o.id).where(_o.email == one_of("emails", sa.Text())).order_by(_o.id.desc()).limit(_MOST_FOUND)
    ).subquery()
    of_number = sa.select(_o.id).where(_o.number == sa.func.upper(sa.bindparam("text", type_=sa.Text)))
    found = sa.union(sa.select(words.c.order_id), sa.select(of_email.c.id), of_number).subquery("found")
    country, currency = (sa.bindparam(name, type_=sa.Text) for name in ("country", "currency"))
    # One look each, by the primary key: however many orders there are, no more than were found are read.
    matching = (
        sa.select(_d.order_id, _d.placed_at, _d.total)
        .where(
            _d.order_id == found.c.order_id,
            _d.lane == one_of("lanes", sa.Text()),
            sa.or_(country.is_(None), _d.country == country),
            sa.or_(currency.is_(None), _is_in(_d.order_id, currency)),
            order.further(),
            order.fits(_d),
        )
        .limit(1)
        .lateral("matching")
    )
    page = sa.select(matching).select_from(found.join(matching, sa.true()))
    page = page.order_by(*order.sorting(matching.c)).limit(sa.bindparam("most", type_=sa.Integer))
    return Statement(page)


class DeskLists(DeskOrderReader):
    """Pages of everybody's orders."""

    async def page(self, wanted: OrderFilter, after: Place | None, limit: int) -> DeskPage:
        """At most `limit` of the orders that match; `next` is None when there are no more."""
        values = _parameters(wanted, after)
        if wanted.text is not None:
            page = await self._found(wanted, values, limit)
        else:
            page = await self._walked(wanted, values, limit)
        return await self._shown(*page)

    async def _found(self, wanted: OrderFilter, values: dict[str, Any], limit: int) -> tuple[list[UUID], Place | None]:
        word = folded(wanted.text or "") or wanted.text or ""
        emails = [text for text in (wanted.text, wanted.email) if text]
        rows = await self._database.fetch(
            search(wanted.sort), **values, country=wanted.country, currency=wanted.currency, text=wanted.text,
            emails=emails, word=word, behind=word + _LAST_CHARACTER, most=limit + 1,
        )  # fmt: skip
        key = _Order(wanted.sort).key.name
        last = rows[limit - 1] if len(rows) > limit else None
        return [row["order_id"] for row in rows[:limit]], (last[key], last["order_id"]) if last else None

    async def _walked(self, wanted: OrderFilter, values: dict[str, Any], limit: int) -> tuple[list[UUID], Place | None]:
        order = _Order(wanted.sort)
        narrowed = wanted.narrows_total if order.other is _d.total else wanted.narrows_time
        of = {"country": wanted.country, "currency": wanted.currency}
        values |= {name: value for name, value in of.items() if value is not None}
        statement = walk(wanted.sort, of_country=wanted.country is not None, of_currency=wanted.currency is not None)
        steps = _STEPS if narrowed or wanted.currency is not None else limit + 1
        rows = await self._database.fetch(statement, **values, steps=steps)
        return _merged(rows, order, limit)

    async def _shown(self, ids: Sequence[UUID], place: Place | None) -> DeskPage:
        rows = await self._database.fetch(SUMMARIES, ids=list(ids)) if ids else []
        by_id: dict[UUID, OrderSummary] = {row["id"]: summary_of(row) for row in rows}
        return DeskPage([by_id[order_id] for order_id in ids], place)


def _merged(rows: Sequence[Record], order: _Order, limit: int) -> tuple[list[UUID], Place | None]:
    """The page, and where it ends: behind the first place where the look into a lane ended, orders may be missing."""
    pick = max if order.descending else min
    places = {row["order_id"]: (row[order.key.name], row["order_id"]) for row in rows}
    end: Place | None = pick((places[row["order_id"]] for row in rows if row["ends"]), default=None)
    fitting = sorted((places[row["order_id"]] for row in rows if row["fits"]), reverse=order.descending)
    page = [place for place in fitting if end is None or pick(place, end) == place][: limit + 1]
    if len(page) > limit:
        return [order_id for _, order_id in page[:limit]], page[limit - 1]
    return [order_id for _, order_id in page], end


def _parameters(wanted: OrderFilter, after: Place | None) -> dict[str, Any]:
    """The lanes, where to begin, and both ranges: each from its lower end (in it) to its upper end (out of it)."""
    order = _Order(wanted.sort)
    placed = (wanted.placed_from or _BEGINNING, wanted.placed_before or _END)
    total = (wanted.total_min or 0, BIGGEST if wanted.total_max is None else min(wanted.total_max + 1, BIGGEST))
    (low, high), other = (placed, total) if order.key is _d.placed_at else (total, placed)
    place: Place = (high if order.descending else low, _NOBODY)
    if after is not None:
        place = min(place, after) if order.descending else max(place, after)
    end = {"low": low} if order.descending else {"high": high}
    return {
        "lanes": lanes_of(wanted),
        "at": place[0],
        "after": place[1],
        "other_low": other[0],
        "other_high": other[1],
        **end,
    }
