"""Reads without a transaction: one statement each."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from auth_service.application.ports import Candidate
from auth_service.domain.address import SavedAddress
from auth_service.domain.audit import AuditEntry, AuditFilter
from auth_service.domain.errors import AlreadySignedIn, EmailTaken, LinkExpired, RoleNotFound, UserNotFound
from auth_service.domain.one_time_link import OneTimeLink, Purpose
from auth_service.domain.revocation import Revocation
from auth_service.domain.roles import ADMIN, Role
from auth_service.domain.session import Session
from auth_service.domain.user import User
from auth_service.infrastructure.addresses_repository import LIST as _ADDRESSES
from auth_service.infrastructure.links_repository import LOOK as _LINK
from auth_service.infrastructure.roles_repository import GET as _ROLE_NAMED
from auth_service.infrastructure.rows import (
    address_from,
    audit_from,
    link_from,
    revocation_from,
    role_from,
    session_from,
    user_from,
)
from auth_service.infrastructure.sessions_repository import ALIVE_OF as _SESSIONS
from auth_service.infrastructure.tables import audit_entries, revocations, roles, sessions, users
from servicekit.database import Database, Statement

_TIME = sa.TIMESTAMP(timezone=True)
_LIMIT = sa.bindparam("limit", type_=sa.Integer)
_BEFORE = sa.bindparam("before", type_=sa.Uuid)

_ADDRESS = sa.bindparam("address", type_=sa.Text)
_used_before = sa.exists().where(sessions.c.user_id == users.c.id, sessions.c.address == _ADDRESS)
_known = sa.or_(users.c.proved_from.is_not_distinct_from(_ADDRESS), _used_before)
_CANDIDATE = Statement(sa.select(users, _known.label("known_address")).where(users.c.email == sa.bindparam("email")))
_USER = Statement(sa.select(users).where(users.c.id == sa.bindparam("id", type_=sa.Uuid), users.c.status != "deleted"))
_EMAIL = sa.bindparam("email", type_=sa.Text)
_TAKEN = Statement(
    sa.select((users.c.email == _EMAIL).label("is_email"))
    .where(sa.or_(users.c.email == _EMAIL, users.c.id == sa.bindparam("id", type_=sa.Uuid)))
    .order_by(sa.desc("is_email"))
)
_ROLE = sa.bindparam("role", type_=sa.Text)
USERS = Statement(
    sa.select(users)
    .where(
        sa.or_(_BEFORE.is_(None), users.c.id < _BEFORE),
        sa.or_(_EMAIL.is_(None), sa.func.strpos(users.c.email, _EMAIL) > 0),
        sa.or_(_ROLE.is_(None), users.c.role == _ROLE),
    )
    .order_by(users.c.id.desc())
    .limit(_LIMIT)
)
_SUBJECT, _ACTOR = (sa.bindparam(name, type_=sa.Uuid) for name in ("subject_id", "actor_id"))
_ACTION = sa.bindparam("action", type_=sa.Text)
_BEGIN, _END, _BEFORE_AT = (sa.bindparam(name, type_=_TIME) for name in ("begin", "end", "before_at"))
_earlier = sa.tuple_(audit_entries.c.at, audit_entries.c.id) < sa.tuple_(_BEFORE_AT, _BEFORE)
AUDIT = Statement(
    sa.select(audit_entries)
    .where(
        sa.or_(_BEFORE_AT.is_(None), _earlier),
        sa.or_(_SUBJECT.is_(None), audit_entries.c.subject_id == _SUBJECT),
        sa.or_(_ACTOR.is_(None), audit_entries.c.actor_id == _ACTOR),
        sa.or_(_ACTION.is_(None), audit_entries.c.action == _ACTION),
        sa.or_(_BEGIN.is_(None), audit_entries.c.at >= _BEGIN),
        sa.or_(_END.is_(None), audit_entries.c.at < _END),
    )
    .order_by(audit_entries.c.at.desc(), audit_entries.c.id.desc())
    .limit(_LIMIT)
)
_ROLES = Statement(sa.select(roles).order_by(roles.c.name))
# Role by role, each by the index: counting by group would read every customer.
_staff = sa.union_all(sa.select(roles.c.name), sa.select(sa.literal_column(f"'{ADMIN.name}'"))).subquery()
_having = (
    sa.select(sa.func.count())
    .select_from(users)
    .where(users.c.role == _staff.c.name, users.c.status != "deleted")
    .correlate(_staff)
    .scalar_subquery()
)
PEOPLE_BY_ROLE = Statement(sa.select(_staff.c.name.label("role"), _having.label("people")))
_REVOCATIONS = Statement(
    sa.select(revocations)
    .where(
        revocations.c.revoked_at >= sa.bindparam("since", type_=_TIME),
        revocations.c.expires_at > sa.bindparam("now", type_=_TIME),
    )
    .order_by(revocations.c.revoked_at)
)


class SqlQueries:
    """Reads for lists, for login, and for the other services' polling."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def candidate(self, email: str, address: str) -> Candidate:
        """One statement whether the account exists or not."""
        row = await self._database.fetch_one(_CANDIDATE, email=email, address=address)
        return Candidate(user_from(row), row["known_address"]) if row else Candidate(None, known_address=False)

    async def user(self, user_id: UUID) -> User:
        """The account as it is now, without a lock; raises UserNotFound."""
        row = await self._database.fetch_one(_USER, id=user_id)
        if row is None:
            raise UserNotFound
        return user_from(row)

    async def refuse_taken(self, user_id: UUID | None, email: str) -> None:
        """Raises EmailTaken, or AlreadySignedIn when the id has an account."""
        row = await self._database.fetch_one(_TAKEN, id=user_id, email=email)
        if row is not None:
            raise EmailTaken if row["is_email"] else AlreadySignedIn

    async def link(self, digest: bytes, purposes: Sequence[Purpose], now: datetime) -> OneTimeLink:
        """Look at a link without using it; raises LinkExpired as using it would."""
        row = await self._database.fetch_one(_LINK, digest=digest, purposes=[each.value for each in purposes], now=now)
        if row is None:
            raise LinkExpired
        return link_from(row)

    async def users(self, limit: int, before: UUID | None, email: str | None, role: str | None) -> list[User]:
        """The newest first, deleted ones included; `email` matches a part."""
        rows = await self._database.fetch(
            USERS, limit=limit, before=before, email=email.lower() if email else None, role=role
        )
        return [user_from(row) for row in rows]

    async def sessions(self, user_id: UUID, now: datetime) -> list[Session]:
        """The living ones, the newest first."""
        return [session_from(row) for row in await self._database.fetch(_SESSIONS, user_id=user_id, now=now)]

    async def addresses(self, user_id: UUID) -> list[SavedAddress]:
        """The default first, then the newest."""
        return [address_from(row) for row in await self._database.fetch(_ADDRESSES, user_id=user_id)]

    async def audit(self, limit: int, before: tuple[datetime, UUID] | None, wanted: AuditFilter) -> list[AuditEntry]:
        """At most `limit` lines before that moment and id, newest first."""
        before_at, before_id = before or (None, None)
        rows = await self._database.fetch(AUDIT, limit=limit, before_at=before_at, before=before_id, **asdict(wanted))
        return [audit_from(row) for row in rows]

    async def roles(self) -> list[Role]:
        """Those that people made, by name."""
        return [role_from(row) for row in await self._database.fetch(_ROLES)]

    async def people_by_role(self) -> dict[str, int]:
        """How many accounts have each role that one of the staff can have; deleted ones do not count."""
        return {row["role"]: row["people"] for row in await self._database.fetch(PEOPLE_BY_ROLE)}

    async def role(self, name: str) -> Role:
        """One of them, or admin; raises RoleNotFound."""
        if name == ADMIN.name:
            return ADMIN
        row = await self._database.fetch_one(_ROLE_NAMED, name=name)
        if row is None:
            raise RoleNotFound
        return role_from(row)

    async def revocations(self, since: datetime, now: datetime) -> list[Revocation]:
        """What was revoked since then and can still hit a living token, the oldest first."""
        rows = await self._database.fetch(_REVOCATIONS, since=since, now=now)
        return [revocation_from(row) for row in rows]
