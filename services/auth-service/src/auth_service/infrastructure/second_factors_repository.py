"""Second factors as rows of `second_factors`."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from auth_service.domain.second_factor import SecondFactor
from auth_service.infrastructure.rows import second_factor_columns, second_factor_from
from auth_service.infrastructure.tables import second_factors, users
from servicekit.database import Statement, Transaction

_USER_ID = sa.bindparam("user_id", type_=sa.Uuid)
_COLUMNS = tuple(column.name for column in second_factors.columns)
_FIND = Statement(sa.select(second_factors).where(second_factors.c.user_id == _USER_ID))
_insert = insert(second_factors)
_SAVE = Statement(
    _insert.on_conflict_do_update(
        index_elements=["user_id"], set_={name: _insert.excluded[name] for name in _COLUMNS if name != "user_id"}
    ),
    columns=_COLUMNS,
)
_REMOVE = Statement(sa.delete(second_factors).where(second_factors.c.user_id == _USER_ID))
LACKING = Statement(
    sa.select(users.c.id).where(
        users.c.role == sa.bindparam("role", type_=sa.Text),
        users.c.status == "active",
        ~sa.exists().where(second_factors.c.user_id == users.c.id, second_factors.c.secret.is_not(None)),
    )
)


class SecondFactorsRepository:
    """Second factors in one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def find(self, user_id: UUID) -> SecondFactor | None:
        """The account's, also one that is being set up."""
        row = await self._transaction.fetch_one(_FIND, user_id=user_id)
        return second_factor_from(row) if row else None

    async def save(self, factor: SecondFactor) -> None:
        """Add it, or write it anew."""
        columns: dict[str, Any] = second_factor_columns(factor)
        await self._transaction.execute(_SAVE, **columns)

    async def remove(self, user_id: UUID) -> None:
        """Delete its row, if there is one."""
        await self._transaction.execute(_REMOVE, user_id=user_id)

    async def lacking(self, role: str) -> list[UUID]:
        """Active accounts of the role that have none."""
        return [row["id"] for row in await self._transaction.fetch(LACKING, role=role)]
