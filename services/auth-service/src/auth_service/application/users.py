"""What managers do with accounts, and how the first admin comes about."""

from collections.abc import Container
from dataclasses import dataclass
from uuid import UUID

from auth_service.application.client import Client, end_sessions, note
from auth_service.application.mails import PostLink
from auth_service.application.ports import Passwords, Queries, UnitOfWork, UnitsOfWork
from auth_service.application.roles import held_by
from auth_service.domain.audit import Action
from auth_service.domain.errors import AdminExists, LastAdmin, UnknownRole
from auth_service.domain.one_time_link import Purpose
from auth_service.domain.password_policy import check_password
from auth_service.domain.roles import ADMIN, CUSTOMER, MANAGE_PEOPLE, Manager, UserRole
from auth_service.domain.session import EndReason
from auth_service.domain.user import User, UserStatus
from servicekit.domain import Clock, new_id
from servicekit.domain.errors import PreconditionFailed


@dataclass(frozen=True, slots=True)
class ChangeUser:
    """A manager changes somebody's role, or deactivates or reactivates an account; the person must sign in again.

    Customers have no second factor: whoever becomes one loses it, and sets one up anew as staff.
    """

    unit_of_work: UnitsOfWork
    clock: Clock

    async def __call__(
        self,
        user_id: UUID,
        version: int,
        by: Manager,
        client: Client,
        *,
        role: str | None,
        status: UserStatus | None,
    ) -> User:
        """The account as it is now.

        Raises UserNotFound, PreconditionFailed, UnknownRole, PermissionNotHeld, LastAdmin.
        """
        now = self.clock()
        async with self.unit_of_work() as uow:
            await uow.users.lock_standings()
            user = await uow.users.get(user_id, for_update=True)
            if user.version != version:
                raise PreconditionFailed
            before = {"role_before": user.role, "status_before": user.status}
            managed = await _manages(uow, user, by)
            if not user.change_standing(role=role, status=status):
                return user
            if role not in (None, CUSTOMER.name, ADMIN.name) and await uow.roles.find(role) is None:
                raise UnknownRole
            manages = await _manages(uow, user, by)
            if managed and not manages and not await uow.users.managers_beside(user_id):
                raise LastAdmin
            await uow.users.save(user)
            if user.role == CUSTOMER.name:
                await uow.second_factors.remove(user_id)
            await end_sessions(uow, user_id, EndReason.STANDING_CHANGED, now)
            details = {"role": user.role, "status": user.status} | before
            await note(uow, client, Action.STANDING_CHANGED, now, actor_id=by.id, subject_id=user_id, details=details)
        return user


async def _manages(uow: UnitOfWork, user: User, by: Manager) -> bool:
    """Whether the account, as it stands, manages people; raises PermissionNotHeld where it may do more than `by`."""
    held = await held_by(uow, user)
    by.require(held)
    return user.is_active and MANAGE_PEOPLE in held


@dataclass(frozen=True, slots=True)
class CreateFirstAdmin:
    """From the command line, once: an admin with a password, or with a one-time link to choose one."""

    unit_of_work: UnitsOfWork
    queries: Queries
    passwords: Passwords
    post_link: PostLink
    common_passwords: Container[str]
    clock: Clock

    async def __call__(self, email: str, password: str | None) -> str | None:
        """The link if no password was given; raises AdminExists, EmailTaken, PasswordTooCommon."""
        password_hash = None
        async with self.unit_of_work() as uow:
            await _refuse_second(uow)
        await self.queries.refuse_taken(None, email)
        if password is not None:
            check_password(password, self.common_passwords, email=email)
            password_hash = await self.passwords.hash(password, "")
        now = self.clock()
        async with self.unit_of_work() as uow:
            await _refuse_second(uow)
            user = User.register(new_id(), email, password_hash, now, role=UserRole.ADMIN)
            await uow.users.add(user)
            await note(uow, Client(), Action.ADMIN_CREATED, now, actor_id=None, subject_id=user.id)
            return None if password_hash else await self.post_link.issue(uow, user, Purpose.FIRST_ADMIN, now)


async def _refuse_second(uow: UnitOfWork) -> None:
    await uow.users.lock_standings()
    if await uow.users.managers_beside(None):
        raise AdminExists
