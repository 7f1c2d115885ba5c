"""Address books in PostgreSQL."""

from uuid import UUID

import sqlalchemy as sa

from auth_service.domain.address import SavedAddress
from auth_service.domain.errors import AddressNotFound
from auth_service.infrastructure.rows import address_columns, address_from
from auth_service.infrastructure.tables import addresses
from servicekit.database import Statement, Transaction

_COLUMNS = tuple(column.name for column in addresses.columns)
_CHANGING = tuple(name for name in _COLUMNS if name not in ("id", "user_id", "created_at"))
_OWNED = addresses.c.user_id == sa.bindparam("user_id", type_=sa.Uuid)
_ONE = sa.and_(addresses.c.id == sa.bindparam("id", type_=sa.Uuid), _OWNED)

LIST = Statement(sa.select(addresses).where(_OWNED).order_by(addresses.c.is_default.desc(), addresses.c.id.desc()))
_GET = Statement(sa.select(addresses).where(_ONE))
_INSERT = Statement(sa.insert(addresses), columns=_COLUMNS)
_UPDATE = Statement(sa.update(addresses).where(_ONE).values({name: sa.bindparam(name) for name in _CHANGING}))
_DELETE = Statement(sa.delete(addresses).where(_ONE))
_DELETE_ALL = Statement(sa.delete(addresses).where(_OWNED))
_CLEAR = Statement(sa.update(addresses).where(_OWNED, addresses.c.is_default).values(is_default=sa.false()))


class AddressesRepository:
    """Address books in one transaction; ownership stands in every WHERE."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def list_of(self, user_id: UUID) -> list[SavedAddress]:
        """The default first, then the newest."""
        return [address_from(row) for row in await self._transaction.fetch(LIST, user_id=user_id)]

    async def get(self, address_id: UUID, user_id: UUID) -> SavedAddress:
        """Raises AddressNotFound, also for somebody else's."""
        row = await self._transaction.fetch_one(_GET, id=address_id, user_id=user_id)
        if row is None:
            raise AddressNotFound
        return address_from(row)

    async def add(self, entry: SavedAddress) -> None:
        """Store a new one."""
        await self._transaction.execute(_INSERT, **address_columns(entry))

    async def save(self, entry: SavedAddress) -> None:
        """Store all of it."""
        columns = address_columns(entry)
        del columns["created_at"]
        await self._transaction.execute(_UPDATE, **columns)

    async def remove(self, address_id: UUID, user_id: UUID) -> None:
        """Delete it; raises AddressNotFound, also for somebody else's."""
        if not await self._transaction.execute(_DELETE, id=address_id, user_id=user_id):
            raise AddressNotFound

    async def remove_all(self, user_id: UUID) -> None:
        """Delete a person's whole book."""
        await self._transaction.execute(_DELETE_ALL, user_id=user_id)

    async def clear_default(self, user_id: UUID) -> None:
        """No entry is the default any more."""
        await self._transaction.execute(_CLEAR, user_id=user_id)
