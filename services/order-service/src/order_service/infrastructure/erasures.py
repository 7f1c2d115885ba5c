"""Who left the shop, until no order names them any more."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from order_service.infrastructure.tables import erasures
from servicekit.database import Statement, Transaction

_e = erasures.c
_person = sa.bindparam("person_id", type_=sa.Uuid)
_at = sa.bindparam("at", type_=_e.look_at.type)
_BATCH = 100

_BEGIN = Statement(insert(erasures).values(person_id=_person, begun_at=_at, look_at=_at).on_conflict_do_nothing())
_DUE = Statement(sa.select(_e.person_id).where(_e.look_at <= _at).order_by(_e.look_at).limit(_BATCH))
_LOCK = Statement(sa.select(_e.begun_at).where(_e.person_id == _person).with_for_update())
_LOOK_AGAIN = Statement(sa.update(erasures).where(_e.person_id == _person).values(look_at=_at))
_END = Statement(sa.delete(erasures).where(_e.person_id == _person))


class ErasuresRepository:
    """The table, inside a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def begin(self, person_id: UUID, at: datetime) -> None:
        """They left; nothing when that was known."""
        self._transaction.write(_BEGIN, person_id=person_id, at=at)

    async def due(self, now: datetime) -> list[UUID]:
        """Whose orders are to be looked at, the longest waiting first; a batch."""
        return [row["person_id"] for row in await self._transaction.fetch(_DUE, at=now)]

    async def lock(self, person_id: UUID) -> datetime | None:
        """When they left; None when they were never here, or all is done."""
        begun_at: datetime | None = await self._transaction.fetch_value(_LOCK, person_id=person_id)
        return begun_at

    async def look_again(self, person_id: UUID, at: datetime) -> None:
        """Something is left to do."""
        self._transaction.write(_LOOK_AGAIN, person_id=person_id, at=at)

    async def end(self, person_id: UUID) -> None:
        """Nothing names this person any more: look for them no longer."""
        self._transaction.write(_END, person_id=person_id)
