"""Which purchases want attention."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from order_service.domain.saga import SagaStep
from order_service.infrastructure.tables import sagas
from servicekit.database import Database, Statement

_s = sagas.c
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
_AWAITING = Statement(
    sa.select(_s.order_id)
    .where(
        _s.step == sa.literal_column(f"'{SagaStep.AWAITING_PAYMENT}'"),
        _s.order_id > sa.bindparam("after", type_=sa.Uuid),
    )
    .order_by(_s.order_id)
    .limit(sa.bindparam("most", type_=sa.Integer))
)


class SagaQueue:
    """Leases and looks; each call is one statement of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim_due(self, now: datetime, until: datetime, limit: int) -> list[UUID]:
        """Lease what is due to this worker; two workers never get the same."""
        rows = await self._database.fetch(_CLAIM, now=now, until=until, most=limit)
        return [row["order_id"] for row in rows]

    async def awaiting_payment(self, after: UUID, limit: int) -> list[UUID]:
        """Orders that may be paid at any moment, by id."""
        rows = await self._database.fetch(_AWAITING, after=after, most=limit)
        return [row["order_id"] for row in rows]
