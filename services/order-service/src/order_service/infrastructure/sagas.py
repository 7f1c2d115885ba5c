"""The queue of sagas: which purchases a worker may carry on."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from order_service.domain.attention import AttentionKind
from order_service.domain.saga import SagaStep
from order_service.infrastructure.metrics import ATTENTION, ATTENTION_AGE, OVERDUE, UNFINISHED
from order_service.infrastructure.tables import orders, sagas
from servicekit.database import Database, Statement

_s, _o = sagas.c, orders.c
_due = (
    sa.select(_s.order_id)
    .where(_s.due_at <= sa.bindparam("now", type_=_s.due_at.type))
    .order_by(_s.due_at)
    .limit(sa.bindparam("most", type_=sa.Integer))
    .with_for_update(skip_locked=True)
)
_CLAIM = Statement(
    sa.update(sagas)
    .where(_s.order_id.in_(_due))
    .values(due_at=sa.bindparam("until", type_=_s.due_at.type), version=_s.version + 1)
    .returning(_s.order_id)
)
_NEXT = Statement(sa.select(sa.func.min(_s.due_at)).where(_s.due_at.is_not(None)))
_AWAITING = Statement(
    sa.select(_s.order_id)
    .where(
        _s.step == sa.literal_column(f"'{SagaStep.AWAITING_PAYMENT}'"),
        _s.order_id > sa.bindparam("after", type_=sa.Uuid),
    )
    .order_by(_s.order_id)
    .limit(sa.bindparam("most", type_=sa.Integer))
)
# Finished sagas are never due, so that their number does not matter here.
_BACKLOG = Statement(
    sa.select(
        _s.step,
        sa.func.count().label("number"),
        sa.func.coalesce(sa.func.extract("epoch", sa.func.now() - sa.func.min(_s.due_at)), 0).label("overdue"),
    )
    .where(_s.due_at.is_not(None))
    .group_by(_s.step)
)
_kind = sa.literal_column("attention ->> 'kind'", sa.Text)
_WAITING = Statement(
    sa.select(
        _kind.label("kind"),
        sa.func.count().label("number"),
        sa.func.extract("epoch", sa.func.now() - sa.func.min(_o.attention_since)).label("age"),
    )
    .where(_o.attention_since.is_not(None))
    .group_by(_kind)
)


class SagaQueue:
    """Leases and looks; each call is one statement of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim_due(self, now: datetime, until: datetime, limit: int) -> list[UUID]:
        """Lease what is due to this worker; two workers never get the same."""
        rows = await self._database.fetch(_CLAIM, now=now, until=until, most=limit)
        return [row["order_id"] for row in rows]

    async def next_due(self) -> datetime | None:
        """When the next is due, which may be past; the index's first entry."""
        due: datetime | None = await self._database.fetch_value(_NEXT)
        return due

    async def awaiting_payment(self, after: UUID, limit: int) -> list[UUID]:
        """Orders that may be paid at any moment, by id."""
        rows = await self._database.fetch(_AWAITING, after=after, most=limit)
        return [row["order_id"] for row in rows]

    async def measure(self) -> None:
        """Export how many purchases are under way, how late the latest of them is, and what waits for a person."""
        rows = {row["step"]: row for row in await self._database.fetch(_BACKLOG)}
        for step in SagaStep:
            UNFINISHED.labels(step).set(rows[step]["number"] if step in rows else 0)
        OVERDUE.set(max((0.0, *(float(row["overdue"]) for row in rows.values()))))
        waiting = {row["kind"]: row for row in await self._database.fetch(_WAITING)}
        for kind in AttentionKind:
            ATTENTION.labels(kind).set(waiting[kind]["number"] if kind in waiting else 0)
        ATTENTION_AGE.set(max((0.0, *(float(row["age"]) for row in waiting.values()))))
