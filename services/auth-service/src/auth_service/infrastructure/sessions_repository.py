"""Sessions as rows of `sessions`."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from auth_service.domain.session import EndReason, Session
from auth_service.infrastructure.rows import session_columns, session_from
from auth_service.infrastructure.tables import sessions
from servicekit.database import Statement, Transaction

_ID = sa.bindparam("id", type_=sa.Uuid)
_USER_ID = sa.bindparam("user_id", type_=sa.Uuid)
_NOW = sa.bindparam("now", type_=sa.TIMESTAMP(timezone=True))
_COLUMNS = tuple(column.name for column in sessions.columns)
_CHANGING = ("digest", "generation", "rotated_at", "expires_at", "ended_at", "end_reason")
_ALIVE = (sessions.c.user_id == _USER_ID, sessions.c.ended_at.is_(None), sessions.c.expires_at > _NOW)

_GET = Statement(sa.select(sessions).where(sessions.c.id == _ID))
_LOCK = Statement(sa.select(sessions).where(sessions.c.id == _ID).with_for_update())
_INSERT = Statement(sa.insert(sessions), columns=_COLUMNS)
_UPDATE = Statement(
    sa.update(sessions).where(sessions.c.id == _ID).values({name: sa.bindparam(name) for name in _CHANGING})
)
ALIVE_OF = Statement(sa.select(sessions).where(*_ALIVE).order_by(sessions.c.id.desc()).limit(200))
_END_ALL = Statement(
    sa.update(sessions)
    .where(*_ALIVE, sessions.c.id.is_distinct_from(sa.bindparam("keep", type_=sa.Uuid)))
    .values(ended_at=_NOW, end_reason=sa.bindparam("reason"))
    .returning(sessions.c.id)
)
_FORGET_PLACES = Statement(sa.update(sessions).where(sessions.c.user_id == _USER_ID).values(user_agent="", address=""))


class SessionsRepository:
    """Sessions in one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def get(self, session_id: UUID, *, for_update: bool = False) -> Session | None:
        """The session, alive or not."""
        row = await self._transaction.fetch_one(_LOCK if for_update else _GET, id=session_id)
        return session_from(row) if row else None

    async def add(self, session: Session) -> None:
        """Store a new one."""
        await self._transaction.execute(_INSERT, **session_columns(session))

    async def save(self, session: Session) -> None:
        """Store what can change."""
        columns = session_columns(session)
        await self._transaction.execute(_UPDATE, id=session.id, **{name: columns[name] for name in _CHANGING})

    async def alive_of(self, user_id: UUID, now: datetime) -> list[Session]:
        """Sessions of a person that are neither ended nor expired at `now`, newest first."""
        return [session_from(row) for row in await self._transaction.fetch(ALIVE_OF, user_id=user_id, now=now)]

    async def end_all(self, user_id: UUID, reason: EndReason, now: datetime, *, keep: UUID | None = None) -> list[UUID]:
        """End every living session but `keep`; answers which."""
        rows = await self._transaction.fetch(_END_ALL, user_id=user_id, now=now, reason=reason.value, keep=keep)
        return [row["id"] for row in rows]

    async def forget_places(self, user_id: UUID) -> None:
        """Forget from where and with what the person signed in, in every session they ever had."""
        await self._transaction.execute(_FORGET_PLACES, user_id=user_id)
