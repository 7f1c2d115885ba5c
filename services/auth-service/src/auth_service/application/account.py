"""What people do with their own account."""

from dataclasses import dataclass, replace
from uuid import UUID

from auth_service.application.client import Client, end_sessions, note
from auth_service.application.password_check import ConfirmPassword
from auth_service.application.ports import UnitOfWork, UnitsOfWork
from auth_service.application.roles import held_by
from auth_service.domain.address import SavedAddress
from auth_service.domain.audit import Action, AuditEntry
from auth_service.domain.errors import LastAdmin
from auth_service.domain.revocation import Revocation
from auth_service.domain.roles import MANAGE_PEOPLE
from auth_service.domain.second_factor import SecondFactor
from auth_service.domain.session import EndReason, Session
from auth_service.domain.user import User
from servicekit.domain import Clock
from servicekit.domain.lifetimes import GUEST_LIFETIME

_MOST_AUDIT_LINES = 1000


@dataclass(frozen=True, slots=True)
class ChangeProfile:
    """A person changes name or language."""

    unit_of_work: UnitsOfWork

    async def __call__(self, user_id: UUID, *, name: str | None, locale: str | None) -> User:
        """The account as it is now; raises UserNotFound."""
        async with self.unit_of_work() as uow:
            user = await uow.users.get(user_id, for_update=True)
            user.change_profile(name=name, locale=locale)
            await uow.users.save(user)
        return user


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that we know about a person (GDPR Art. 15 and 20)."""

    user: User
    addresses: list[SavedAddress]
    sessions: list[Session]
    second_factor: SecondFactor | None
    audit: list[AuditEntry]


@dataclass(frozen=True, slots=True)
class ExportAccount:
    """A person takes along what auth-service knows about them."""

    unit_of_work: UnitsOfWork
    clock: Clock

    async def __call__(self, user_id: UUID, client: Client) -> Dossier:
        """What the shop keeps about one person; the audit notes the export. Raises UserNotFound."""
        now = self.clock()
        async with self.unit_of_work() as uow:
            await note(uow, client, Action.EXPORTED, now, actor_id=user_id)
            return Dossier(
                user=await uow.users.get(user_id),
                addresses=await uow.addresses.list_of(user_id),
                sessions=await uow.sessions.alive_of(user_id, now),
                second_factor=await uow.second_factors.find(user_id),
                audit=await uow.audit.about(user_id, _MOST_AUDIT_LINES),
            )


@dataclass(frozen=True, slots=True)
class DeleteAccount:
    """A person leaves: everything personal is deleted, every token is revoked, and `user.deleted` is published."""

    unit_of_work: UnitsOfWork
    confirm: ConfirmPassword
    clock: Clock

    async def __call__(self, user_id: UUID, password: str, client: Client) -> None:
        """Raises WrongPassword, TooManyAttempts, LastAdmin."""
        async with self.unit_of_work() as uow:
            await _leaving(uow, user_id)
        await self.confirm(user_id, password, client)
        now = self.clock()
        async with self.unit_of_work() as uow:
            user = await _leaving(uow, user_id)
            if user.email:
                await uow.mails.forget(user.email)
                await uow.recovery_requests.withdraw(user.email)
            user.delete()
            await uow.users.save(user)
            await uow.addresses.remove_all(user_id)
            await uow.answers.forget_callers([user_id])
            await uow.links.remove_all(user_id)
            await uow.second_factors.remove(user_id)
            await end_sessions(uow, user_id, EndReason.DELETED, now)
            await uow.revocations.add(Revocation.of_subject(user_id, now, now + GUEST_LIFETIME))
            await uow.sessions.forget_places(user_id)
            await uow.audit.forget_places(user_id)
            await note(uow, replace(client, address=""), Action.DELETED, now, actor_id=user_id)


async def _leaving(uow: UnitOfWork, user_id: UUID) -> User:
    """The account, locked; raises UserNotFound, LastAdmin."""
    await uow.users.lock_standings()
    user = await uow.users.get(user_id, for_update=True)
    if user.is_active and MANAGE_PEOPLE in await held_by(uow, user) and not await uow.users.managers_beside(user_id):
        raise LastAdmin
    return user
