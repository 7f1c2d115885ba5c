"""Whose role demands a second factor."""

from collections.abc import Set
from dataclasses import dataclass
from uuid import UUID

from auth_service.application.ports import UnitOfWork
from auth_service.application.roles import role_of
from auth_service.domain.user import User


@dataclass(frozen=True, slots=True)
class Demands:
    """The role decides. `exempt` are the demo's people, whose password everybody knows: nobody in production."""

    exempt: Set[UUID]

    async def __call__(self, uow: UnitOfWork, user: User) -> bool:
        """Whether the account signs in with a second factor, and has to set one up where it has none."""
        role = await role_of(uow, user)
        return role is not None and role.demands_second_factor and user.id not in self.exempt
