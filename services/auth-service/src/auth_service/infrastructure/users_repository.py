"""Accounts as rows of `users`."""

from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID

import asyncpg
import sqlalchemy as sa

from auth_service.domain.errors import AlreadySignedIn, EmailTaken, UserNotFound
from auth_service.domain.roles import ADMIN, MANAGE_PEOPLE
from auth_service.domain.user import User
from auth_service.infrastructure.rows import user_columns, user_from
from auth_service.infrastructure.tables import roles, users
from servicekit.database import Statement, Transaction
from servicekit.domain import Event

Publish = Callable[[UUID, Sequence[Event]], Awaitable[None]]

_COLUMNS = (
    "id",
    "email",
    "email_confirmed_at",
    "proved_from",
    "password_hash",
    "name",
    "locale",
    "role",
    "status",
    "created_at",
)
_ID = sa.bindparam("id", type_=sa.Uuid)
_LIVING = sa.select(users).where(users.c.id == _ID, users.c.status != "deleted")
_GET = Statement(_LIVING)
_LOCK = Statement(_LIVING.with_for_update())
_BY_EMAIL = Statement(sa.select(users).where(users.c.email == sa.bindparam("email")))
_INSERT = Statement(sa.insert(users), columns=_COLUMNS)
_UPDATE = Statement(
    sa.update(users)
    .where(users.c.id == _ID)
    .values({name: sa.bindparam(name) for name in _COLUMNS if name not in ("id", "created_at")})
    .values(version=users.c.version + 1)
)
# The name is that of the release before, whose pods know admins alone: both wait for each other.
_LOCK_STANDINGS = Statement(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtext("auth-service admins"))))
_managing = sa.select(roles.c.name).where(roles.c.permissions.contains([MANAGE_PEOPLE]))
_COUNT_MANAGERS = Statement(
    sa.select(sa.func.count())
    .select_from(users)
    .where(
        sa.or_(users.c.role == ADMIN.name, users.c.role.in_(_managing)),
        users.c.status == "active",
        users.c.id.is_distinct_from(_ID),
    )
)
_COUNT_OF_ROLE = Statement(
    sa.select(sa.func.count())
    .select_from(users)
    .where(users.c.role == sa.bindparam("role", type_=sa.Text), users.c.status != "deleted")
)


class UsersRepository:
    """Accounts in one transaction."""

    def __init__(self, transaction: Transaction, publish: Publish) -> None:
        self._transaction = transaction
        self._publish = publish

    async def get(self, user_id: UUID, *, for_update: bool = False) -> User:
        """Raises UserNotFound; deleted ones are not found either."""
        row = await self._transaction.fetch_one(_LOCK if for_update else _GET, id=user_id)
        if row is None:
            raise UserNotFound
        return user_from(row)

    async def find_by_email(self, email: str) -> User | None:
        """The account with that lower-case e-mail."""
        row = await self._transaction.fetch_one(_BY_EMAIL, email=email)
        return user_from(row) if row else None

    async def add(self, user: User) -> None:
        """Raises EmailTaken, or AlreadySignedIn when the id has an account."""
        try:
            await self._transaction.execute(_INSERT, **user_columns(user))
        except asyncpg.UniqueViolationError as error:
            raise (AlreadySignedIn if error.constraint_name == "users_pkey" else EmailTaken) from None
        await self._publish(user.id, user.pull_events())

    async def save(self, user: User) -> None:
        """Counts the version up and publishes its events."""
        columns = user_columns(user)
        del columns["created_at"]
        await self._transaction.execute(_UPDATE, **columns)
        user.version += 1
        await self._publish(user.id, user.pull_events())

    async def lock_standings(self) -> None:
        """Nobody else who asks is answered until this transaction ends."""
        await self._transaction.execute(_LOCK_STANDINGS)

    async def managers_beside(self, user_id: UUID | None) -> int:
        """How many active accounts hold people.manage, this one not counted."""
        return int(await self._transaction.fetch_value(_COUNT_MANAGERS, id=user_id))

    async def with_role(self, role: str) -> int:
        """How many accounts have the role, deactivated ones too."""
        return int(await self._transaction.fetch_value(_COUNT_OF_ROLE, role=role))
