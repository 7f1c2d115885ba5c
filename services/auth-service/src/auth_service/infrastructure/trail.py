"""Audit trail and revocations in PostgreSQL: lists that only grow, until housekeeping."""

from uuid import UUID

import sqlalchemy as sa

from auth_service.domain.audit import AuditEntry
from auth_service.domain.revocation import Revocation
from auth_service.infrastructure.rows import audit_from
from auth_service.infrastructure.tables import audit_entries, revocations
from servicekit.database import Statement, Transaction

_NOTE = Statement(sa.insert(audit_entries), columns=tuple(column.name for column in audit_entries.columns))
_ABOUT = Statement(
    sa.select(audit_entries)
    .where(audit_entries.c.subject_id == sa.bindparam("user_id", type_=sa.Uuid))
    .order_by(audit_entries.c.id.desc())
    .limit(sa.bindparam("limit", type_=sa.Integer))
)
_USER_ID = sa.bindparam("user_id", type_=sa.Uuid)
_FORGET_PLACES = Statement(
    sa.update(audit_entries)
    .where(
        sa.or_(
            audit_entries.c.subject_id == _USER_ID,
            sa.and_(
                audit_entries.c.actor_id == _USER_ID,
                audit_entries.c.actor_id.is_distinct_from(audit_entries.c.subject_id),
            ),
        )
    )
    .values(address="")
)
_REVOKE = Statement(sa.insert(revocations), columns=tuple(column.name for column in revocations.columns))


class AuditRepository:
    """The audit trail in one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, entry: AuditEntry) -> None:
        """Append a line to the audit; none is ever changed."""
        await self._transaction.execute(
            _NOTE,
            id=entry.id,
            at=entry.at,
            action=entry.action.value,
            actor_id=entry.actor_id,
            subject_id=entry.subject_id,
            address=entry.address,
            request_id=entry.request_id,
            details=dict(entry.details),
        )

    async def about(self, user_id: UUID, limit: int) -> list[AuditEntry]:
        """The newest lines with this subject."""
        return [audit_from(row) for row in await self._transaction.fetch(_ABOUT, user_id=user_id, limit=limit)]

    async def forget_places(self, user_id: UUID) -> None:
        """Forget the client addresses in the lines about `user_id` and of what they did; the ids stay."""
        await self._transaction.execute(_FORGET_PLACES, user_id=user_id)


class RevocationsRepository:
    """Revocations in one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, revocation: Revocation) -> None:
        """Put one in force everywhere."""
        await self._transaction.execute(
            _REVOKE,
            id=revocation.id,
            session_id=revocation.session_id,
            subject=revocation.subject,
            revoked_at=revocation.revoked_at,
            expires_at=revocation.expires_at,
        )
