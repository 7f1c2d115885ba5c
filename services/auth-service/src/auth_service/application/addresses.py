"""Use cases of a person's address book."""

from dataclasses import dataclass
from uuid import UUID

from auth_service.application.ports import UnitsOfWork
from auth_service.domain.address import MOST_ADDRESSES, SavedAddress
from auth_service.domain.errors import TooManyAddresses
from commerce.values import PostalAddress
from servicekit.domain import Clock, new_id


@dataclass(frozen=True, slots=True)
class SaveAddress:
    """A person adds an address or changes one; the first is the default, and there is only one default."""

    unit_of_work: UnitsOfWork
    clock: Clock

    async def add(self, user_id: UUID, address: PostalAddress, *, is_default: bool) -> SavedAddress:
        """Store a new address, the default one if it is the first; raises TooManyAddresses."""
        async with self.unit_of_work() as uow:
            await uow.users.get(user_id, for_update=True)
            held = len(await uow.addresses.list_of(user_id))
            if held >= MOST_ADDRESSES:
                raise TooManyAddresses
            entry = SavedAddress(
                id=new_id(),
                user_id=user_id,
                address=address,
                is_default=is_default or held == 0,
                created_at=self.clock(),
            )
            if entry.is_default:
                await uow.addresses.clear_default(user_id)
            await uow.addresses.add(entry)
        return entry

    async def change(
        self, address_id: UUID, user_id: UUID, address: PostalAddress, *, is_default: bool
    ) -> SavedAddress:
        """Replace an address of this person; raises AddressNotFound, also for somebody else's."""
        async with self.unit_of_work() as uow:
            await uow.users.get(user_id, for_update=True)
            entry = await uow.addresses.get(address_id, user_id)
            if is_default and not entry.is_default:
                await uow.addresses.clear_default(user_id)
            entry.address, entry.is_default = address, is_default
            await uow.addresses.save(entry)
        return entry


@dataclass(frozen=True, slots=True)
class RemoveAddress:
    """A person removes an address."""

    unit_of_work: UnitsOfWork

    async def __call__(self, address_id: UUID, user_id: UUID) -> None:
        """Delete an address of this person; raises AddressNotFound, also for somebody else's."""
        async with self.unit_of_work() as uow:
            await uow.addresses.remove(address_id, user_id)
