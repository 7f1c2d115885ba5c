"""Roles as rows of `roles`."""

from typing import Any

import asyncpg
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from auth_service.domain.errors import RoleNotFound, RoleTaken
from auth_service.domain.roles import Role
from auth_service.infrastructure.rows import role_from
from auth_service.infrastructure.tables import roles
from servicekit.database import Statement, Transaction

_NAME = sa.bindparam("name", type_=sa.Text)
GET = Statement(sa.select(roles).where(roles.c.name == _NAME))
_INSERT = Statement(sa.insert(roles), columns=("name", "permissions", "second_factor"))
_UPDATE = Statement(
    sa.update(roles)
    .where(roles.c.name == _NAME)
    .values(
        permissions=sa.bindparam("permissions", type_=ARRAY(sa.Text)),
        second_factor=sa.bindparam("second_factor", type_=sa.Text),
        version=roles.c.version + 1,
    )
)
_DELETE = Statement(sa.delete(roles).where(roles.c.name == _NAME))


class RolesRepository:
    """Roles in one transaction; whoever changes them holds the lock of all standings."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def find(self, name: str) -> Role | None:
        """The role of that name."""
        row = await self._transaction.fetch_one(GET, name=name)
        return role_from(row) if row else None

    async def get(self, name: str) -> Role:
        """Raises RoleNotFound."""
        role = await self.find(name)
        if role is None:
            raise RoleNotFound
        return role

    async def add(self, role: Role) -> None:
        """Raises RoleTaken."""
        try:
            await self._transaction.execute(_INSERT, **_columns(role))
        except asyncpg.UniqueViolationError:
            raise RoleTaken from None

    async def save(self, role: Role) -> None:
        """Counts the version up."""
        await self._transaction.execute(_UPDATE, **_columns(role))
        role.version += 1

    async def remove(self, role: Role) -> None:
        """Delete its row."""
        await self._transaction.execute(_DELETE, name=role.name)


def _columns(role: Role) -> dict[str, Any]:
    return {
        "name": role.name, "permissions": sorted(role.permissions), "second_factor": role.second_factor.value
    }  # fmt: skip
