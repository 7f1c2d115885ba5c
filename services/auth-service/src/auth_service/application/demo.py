"""Demo accounts, for every environment but production."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from auth_service.application.ports import Passwords, UnitsOfWork
from auth_service.domain.address import SavedAddress
from auth_service.domain.demo import DEMO_PASSWORD, PEOPLE, DemoPerson
from auth_service.domain.errors import UserNotFound
from auth_service.domain.user import User
from servicekit.domain import new_id


@dataclass(frozen=True, slots=True)
class SeedDemoPeople:
    """One admin, one support user and two customers, confirmed, as if they had registered at `registered_at()`."""

    unit_of_work: UnitsOfWork
    passwords: Passwords
    registered_at: Callable[[], datetime]

    async def __call__(self) -> int:
        """How many were missing; those that exist stay as they are."""
        return sum([await self._seed(person) for person in PEOPLE])

    async def _seed(self, person: DemoPerson) -> bool:
        if await self._exists(person):
            return False
        now, password_hash = self.registered_at(), await self.passwords.hash(DEMO_PASSWORD, "")
        user = User.register(
            person.id, person.email, password_hash, now, name=person.name, locale=person.locale, role=person.role
        )
        user.confirm_email(person.email, now)
        async with self.unit_of_work() as uow:
            await uow.users.add(user)
            if person.address:
                entry = SavedAddress(
                    id=new_id(), user_id=user.id, address=person.address, is_default=True, created_at=now
                )
                await uow.addresses.add(entry)
        return True

    async def _exists(self, person: DemoPerson) -> bool:
        async with self.unit_of_work() as uow:
            try:
                await uow.users.get(person.id)
            except UserNotFound:
                return False
        return True
