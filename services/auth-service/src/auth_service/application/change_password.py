"""A password is changed by who knows it."""

from collections.abc import Container
from dataclasses import dataclass
from uuid import UUID

from auth_service.application.client import Client, end_sessions, note
from auth_service.application.mails import notify_password_changed
from auth_service.application.password_check import ConfirmPassword
from auth_service.application.ports import Passwords, Queries, UnitsOfWork
from auth_service.domain.audit import Action
from auth_service.domain.one_time_link import RESETTING
from auth_service.domain.password_policy import check_password
from auth_service.domain.session import EndReason
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """A person who knows the present password sets a new one; every other session ends."""

    unit_of_work: UnitsOfWork
    queries: Queries
    confirm: ConfirmPassword
    passwords: Passwords
    common_passwords: Container[str]
    clock: Clock

    async def __call__(self, user_id: UUID, session_id: UUID | None, present: str, new: str, client: Client) -> None:
        """Raises WrongPassword, PasswordTooCommon, TooManyAttempts."""
        user = await self.queries.user(user_id)
        check_password(new, self.common_passwords, email=user.email or "")
        await self.confirm(user_id, present, client)
        password_hash, now = await self.passwords.hash(new, client.address), self.clock()
        async with self.unit_of_work() as uow:
            user = await uow.users.get(user_id, for_update=True)
            user.change_password(password_hash)
            await uow.users.save(user)
            await uow.links.void(user_id, RESETTING, now)
            await end_sessions(uow, user_id, EndReason.PASSWORD_CHANGED, now, keep=session_id)
            await note(uow, client, Action.PASSWORD_CHANGED, now, actor_id=user_id)
            await notify_password_changed(uow, user)
