"""What waits for a person, by three partial indexes over what waits alone, and the numbers of the desk."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from commerce.values import Money, OrderStatus
from order_service.application.queries import OrderFilter
from order_service.application.waiting import MOST_COUNTED, FailedMail, Place, Today, Waiting, WaitingKind
from order_service.domain.saga import STUCK_AFTER
from order_service.infrastructure.desk_lists import lanes_of
from order_service.infrastructure.orders_repository import WHOLE
from order_service.infrastructure.rows import order_of
from order_service.infrastructure.tables import desk_orders, failed_mails, foundation, orders, sagas
from servicekit.database import Database, Record, Statement
from servicekit.database.plans import one_of, unseen

_o, _s, _f, _m, _d = orders.c, sagas.c, failed_mails.c, foundation.outgoing_mail.c, desk_orders.c
_BEGINNING: Final[Place] = (datetime(1, 1, 2, tzinfo=UTC), UUID(int=0), "")
_LIMIT = sa.bindparam("count", type_=sa.Integer)
_KIND = sa.bindparam("kind", type_=sa.Text)
_MONEY = sa.literal_column("orders.attention ->> 'kind'", sa.Text)
_STUCK = sa.literal_column(f"'{WaitingKind.STEP_STUCK}'", sa.Text)
_MAIL = sa.literal_column(f"'{WaitingKind.MAIL_FAILED}'", sa.Text)
_NOTHING = sa.literal_column("NULL::uuid", sa.Uuid)
# The release before does not clear the mark when the step has changed, but counts from zero.
_IS_STUCK = sa.and_(_s.stuck_since.is_not(None), _s.attempts >= STUCK_AFTER)
_SOURCES: Final = (
    (_o.attention_since, _o.id, _MONEY, _o.id, _NOTHING, _o.attention_since.is_not(None)),
    (_s.stuck_since, _s.order_id, _STUCK, _s.order_id, _NOTHING, _IS_STUCK),
    (_f.failed_at, _f.mail_id, _MAIL, _f.order_id, _f.mail_id, _f.closed_at.is_(None)),
)


def _next_of(since: Any, key: Any, kind: Any, order_id: Any, mail_id: Any, waits: Any) -> sa.Select[Any]:
    """The next of one source; the kind is compared last, for it is in no index."""
    start = sa.tuple_(sa.bindparam("since", type_=since.type), sa.bindparam("key", type_=sa.Uuid))
    behind = sa.tuple_(since, key, kind) > sa.tuple_(
        sa.bindparam("since", type_=since.type), sa.bindparam("key", type_=sa.Uuid), sa.bindparam("last", type_=sa.Text)
    )
    found = (
        sa.select(since.label("since"), key.label("key"), kind.label("kind"), order_id.label("order_id"),
                  mail_id.label("mail_id"))
        .where(waits, sa.tuple_(since, key) >= start, behind, sa.or_(_KIND.is_(None), kind == _KIND))
        .order_by(since, key)
        .limit(_LIMIT)
        .subquery()
    )  # fmt: skip
    return sa.select(found)


_all = sa.union_all(*(_next_of(*source) for source in _SOURCES)).subquery("waits")
NEXT = Statement(sa.select(_all).order_by(_all.c.since, _all.c.key, _all.c.kind).limit(_LIMIT))
_counted = sa.union_all(
    *(
        sa.select(sa.select(kind.label("kind")).where(waits).limit(MOST_COUNTED).subquery())
        for _, _, kind, _, _, waits in _SOURCES
    )
).subquery("counted")
NUMBERS = Statement(sa.select(_counted.c.kind, sa.func.count().label("number")).group_by(_counted.c.kind))
_ORDERS = Statement(WHOLE.where(_o.id == one_of("ids", sa.Uuid())))
_MAILS = Statement(
    sa.select(_f.mail_id, _f.kind, _f.error, _m.id.is_not(None).label("is_kept"))
    .outerjoin(foundation.outgoing_mail, sa.and_(_m.id == _f.mail_id, _m.failed_at.is_not(None)))
    .where(_f.mail_id == one_of("ids", sa.Uuid()))
)
_lanes = sa.func.unnest(unseen("lanes", ARRAY(sa.Text))).table_valued("lane").render_derived("wanted")
_START = sa.bindparam("start", type_=_d.placed_at.type)
_sums = (
    sa.select(sa.func.count().label("number"), sa.cast(sa.func.sum(_d.total), sa.BigInteger).label("total"))
    .where(_d.lane == _lanes.c.lane, _d.placed_at >= _START)
    .lateral("sums")
)
TODAY = Statement(sa.select(_lanes.c.lane, _sums).select_from(_lanes.join(_sums, sa.true())))
# In the order of the index, so that it is the index that is read.
_some = (
    sa.select(_d.placed_at).where(_d.lane == _lanes.c.lane).order_by(_d.placed_at).limit(MOST_COUNTED).lateral("some")
)
IN_LANES = Statement(
    sa.select(sa.func.count()).select_from(
        sa.select(_some).select_from(_lanes.join(_some, sa.true())).limit(MOST_COUNTED).subquery()
    )
)
# What the numbers count is what the lists show: their lanes are those of the same filters.
_ALL, _PAID = lanes_of(OrderFilter()), frozenset(lanes_of(OrderFilter(paid=True)))
_CANCELLED = lanes_of(OrderFilter(status=OrderStatus.CANCELLED))
_UNPAID = lanes_of(OrderFilter(status=OrderStatus.AWAITING_PAYMENT))


class WaitingLists:
    """Straight from SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def waiting(self, kind: WaitingKind | None, after: Place | None, limit: int) -> list[Waiting]:
        """The longest waiting first, behind `after`."""
        since, key, last = after or _BEGINNING
        rows = await self._database.fetch(NEXT, since=since, key=key, last=last, kind=kind, count=limit)
        if not rows:
            return []
        whole = await self._database.fetch(_ORDERS, ids=[row["order_id"] for row in rows])
        about = {row["id"]: order_of(row) for row in whole}
        mails = await self._mails([row["mail_id"] for row in rows if row["mail_id"] is not None])
        return [
            Waiting(WaitingKind(row["kind"]), row["since"], about[row["order_id"]], mails.get(row["mail_id"]))
            for row in rows
        ]

    async def numbers_waiting(self) -> Mapping[WaitingKind, int]:
        """How many there are of each kind."""
        found = {row["kind"]: row["number"] for row in await self._database.fetch(NUMBERS)}
        return {kind: found.get(kind, 0) for kind in WaitingKind}

    async def today(self, start: datetime, currency: str) -> Today:
        """What has happened since: a walk along the orders of the day, of each combination of states."""
        rows = await self._database.fetch(TODAY, lanes=_ALL, start=start)
        numbers = {row["lane"]: row["number"] for row in rows}
        paid = [row for row in rows if row["lane"] in _PAID]
        return Today(
            start,
            orders=sum(numbers.values()),
            paid=sum(row["number"] for row in paid),
            cancelled=sum(numbers[lane] for lane in _CANCELLED),
            revenue=[Money(sum(row["total"] or 0 for row in paid), currency)],
        )

    async def unpaid(self) -> int:
        """How many orders wait for their payment."""
        number: int = await self._database.fetch_value(IN_LANES, lanes=_UNPAID)
        return number

    async def _mails(self, ids: Sequence[UUID]) -> dict[UUID, FailedMail]:
        rows = await self._database.fetch(_MAILS, ids=list(ids)) if ids else []
        return {row["mail_id"]: _mail(row) for row in rows}


def _mail(row: Record) -> FailedMail:
    return FailedMail(row["mail_id"], row["kind"], row["error"], row["is_kept"])
