"""Staff decide what staff may do: roles are made, changed and removed."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from uuid import UUID

from auth_service.application.client import Client, end_sessions, note
from auth_service.application.ports import UnitOfWork, UnitsOfWork
from auth_service.domain.audit import Action
from auth_service.domain.errors import LastAdmin, RoleInUse
from auth_service.domain.roles import ADMIN, CUSTOMER, MANAGE_PEOPLE, Manager, Role
from auth_service.domain.second_factor import Demand
from auth_service.domain.session import EndReason
from auth_service.domain.user import User
from servicekit.domain import Clock
from servicekit.domain.errors import PreconditionFailed
from servicekit.domain.permissions import NO_PERMISSIONS, Permissions


async def role_of(uow: UnitOfWork, user: User) -> Role | None:
    """The account's role; None for customers, and for a role that was removed."""
    if user.role in (ADMIN.name, CUSTOMER.name):
        return ADMIN if user.role == ADMIN.name else None
    return await uow.roles.find(user.role)


async def held_by(uow: UnitOfWork, user: User) -> Permissions:
    """What the account's role may do; nothing where it is none that people made."""
    role = await role_of(uow, user)
    return role.held if role else NO_PERMISSIONS


@dataclass(frozen=True, slots=True)
class MakeRole:
    """A manager gives a name to a set of permissions."""

    unit_of_work: UnitsOfWork
    clock: Clock

    async def __call__(
        self, name: str, permissions: Set[str], second_factor: Demand, by: Manager, client: Client
    ) -> Role:
        """The new role; raises RoleTaken, UnknownPermission, PermissionNotHeld, ManagersNeedSecondFactor."""
        role = Role.make(name, permissions, second_factor, by)
        async with self.unit_of_work() as uow:
            await uow.roles.add(role)
            details = dict(_details(role, after=role.permissions)) | {"second_factor": role.second_factor.value}
            await note(uow, client, Action.ROLE_MADE, self.clock(), actor_id=by.id, details=details)
        return role


@dataclass(frozen=True, slots=True)
class ChangeRole:
    """A manager changes what a role holds: in force everywhere at once, for sessions that began before too.

    Where it demands the second factor from now on, its holders who have none sign in anew, and set one up there.
    """

    unit_of_work: UnitsOfWork
    exempt: Set[UUID]
    clock: Clock

    async def __call__(
        self,
        name: str,
        version: int,
        permissions: Set[str],
        second_factor: Demand | None,
        by: Manager,
        client: Client,
    ) -> Role:
        """The role as it is now.

        Raises RoleNotFound, RoleFixed, PreconditionFailed, UnknownPermission, PermissionNotHeld,
        ManagersNeedSecondFactor, LastAdmin.
        """
        async with self.unit_of_work() as uow:
            role = await _locked(uow, name, version)
            before, demanded, demand = role.permissions, role.demands_second_factor, role.second_factor
            if not role.change(permissions, second_factor, by):
                return role
            await uow.roles.save(role)
            if MANAGE_PEOPLE in before - role.permissions and not await uow.users.managers_beside(None):
                raise LastAdmin
            if role.demands_second_factor and not demanded:
                await self._end_sessions_without(uow, role)
            details = dict(_details(role, before=before, after=role.permissions))
            if role.second_factor is not demand:
                details["second_factor"] = role.second_factor.value
            await note(uow, client, Action.ROLE_CHANGED, self.clock(), actor_id=by.id, details=details)
        return role

    async def _end_sessions_without(self, uow: UnitOfWork, role: Role) -> None:
        for user_id in await uow.second_factors.lacking(role.name):
            if user_id not in self.exempt:
                await end_sessions(uow, user_id, EndReason.STANDING_CHANGED, self.clock())


@dataclass(frozen=True, slots=True)
class RemoveRole:
    """A manager removes a role that nobody has."""

    unit_of_work: UnitsOfWork
    clock: Clock

    async def __call__(self, name: str, version: int, by: Manager, client: Client) -> None:
        """Raises RoleNotFound, RoleFixed, PreconditionFailed, RoleInUse."""
        async with self.unit_of_work() as uow:
            role = await _locked(uow, name, version)
            role.require_changeable()
            if people := await uow.users.with_role(name):
                raise RoleInUse(f"People who have this role: {people}.", extra={"people": people})
            await uow.roles.remove(role)
            details = _details(role, before=role.permissions)
            await note(uow, client, Action.ROLE_REMOVED, self.clock(), actor_id=by.id, details=details)


async def _locked(uow: UnitOfWork, name: str, version: int) -> Role:
    """Raises RoleNotFound, PreconditionFailed."""
    await uow.users.lock_standings()
    role = ADMIN if name == ADMIN.name else await uow.roles.get(name)
    if role.version != version and not role.is_fixed:
        raise PreconditionFailed
    return role


def _details(role: Role, **permissions: Set[str]) -> Mapping[str, str]:
    return {"role": role.name} | {when: " ".join(sorted(held)) for when, held in permissions.items()}
