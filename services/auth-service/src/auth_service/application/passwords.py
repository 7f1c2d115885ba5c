"""Passwords are changed, forgotten and reset."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from auth_service.application.client import Client, end_sessions, note
from auth_service.application.mails import PostLink
from auth_service.application.ports import Attempt, LoginGuard, Passwords, Queries, UnitOfWork, UnitsOfWork
from auth_service.domain.audit import Action
from auth_service.domain.errors import UserNotFound, WrongPassword
from auth_service.domain.one_time_link import Purpose, digest_of
from auth_service.domain.password_policy import check_password
from auth_service.domain.session import EndReason
from auth_service.domain.user import User
from servicekit.domain import Clock, new_id

MOST_LINKS_AN_HOUR = 3
_RESETTING = (Purpose.RESET_PASSWORD, Purpose.FIRST_ADMIN)


@dataclass(frozen=True, slots=True)
class ConfirmPassword:
    """A signed-in person proves once more who they are, before something that cannot be undone."""

    queries: Queries
    passwords: Passwords
    guard: LoginGuard

    async def __call__(self, user_id: UUID, password: str, client: Client) -> User:
        """The account; raises WrongPassword, TooManyAttempts."""
        user = await self.queries.user(user_id)
        attempt = Attempt(f"confirm:{user_id}", client.address)
        await self.guard.admit(attempt)
        if not await self.passwords.verify(password, user.password_hash):
            raise WrongPassword
        await self.guard.passed(attempt)
        return user


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """A person who knows the present password sets a new one; every other session ends."""

    unit_of_work: UnitsOfWork
    confirm: ConfirmPassword
    passwords: Passwords
    common_passwords: Container[str]
    clock: Clock

    async def __call__(self, user_id: UUID, session_id: UUID | None, present: str, new: str, client: Client) -> None:
        """Raises WrongPassword, PasswordTooCommon, TooManyAttempts."""
        user = await self.confirm(user_id, present, client)
        check_password(new, self.common_passwords, email=user.email or "")
        password_hash, now = await self.passwords.hash(new), self.clock()
        async with self.unit_of_work() as uow:
            user = await uow.users.get(user_id, for_update=True)
            user.change_password(password_hash)
            await uow.users.save(user)
            await uow.links.void(user_id, _RESETTING, now)
            await end_sessions(uow, user_id, EndReason.PASSWORD_CHANGED, now, keep=session_id)
            await note(uow, client, Action.PASSWORD_CHANGED, now, actor_id=user_id)
            await tell_password_changed(uow, user)


@dataclass(frozen=True, slots=True)
class ForgetPassword:
    """Somebody says to have forgotten a password. Whether there is such an account is looked up later."""

    unit_of_work: UnitsOfWork
    clock: Clock

    async def __call__(self, email: str) -> None:
        """One row for everybody, so that neither answer nor time tells anything."""
        async with self.unit_of_work() as uow:
            await uow.recovery_requests.add(new_id(), email, self.clock())


@dataclass(frozen=True, slots=True)
class SendRecoveryLink:
    """The oldest request is answered by mail, if there is an account and it was not mailed too often."""

    unit_of_work: UnitsOfWork
    post_link: PostLink
    clock: Clock

    async def __call__(self) -> bool:
        """False when no request waits."""
        now = self.clock()
        async with self.unit_of_work() as uow:
            email = await uow.recovery_requests.take()
            if email is None:
                return False
            user = await uow.users.find_by_email(email)
            if user is not None and user.is_active and not await self._too_often(uow, user):
                await self.post_link(uow, user, Purpose.RESET_PASSWORD, now)
                await note(uow, Client(), Action.PASSWORD_RESET_ASKED, now, actor_id=None, subject_id=user.id)
        return True

    async def _too_often(self, uow: UnitOfWork, user: User) -> bool:
        since = self.clock() - timedelta(hours=1)
        return await uow.links.issued_since(user.id, Purpose.RESET_PASSWORD, since) >= MOST_LINKS_AN_HOUR


@dataclass(frozen=True, slots=True)
class ResetPassword:
    """Whoever followed the link in the mail sets a new password; every session ends, and the e-mail is confirmed."""

    unit_of_work: UnitsOfWork
    passwords: Passwords
    common_passwords: Container[str]
    clock: Clock

    async def __call__(self, token: str, new: str, client: Client) -> None:
        """Raises LinkExpired, PasswordTooCommon."""
        check_password(new, self.common_passwords)
        password_hash, now = await self.passwords.hash(new), self.clock()
        async with self.unit_of_work() as uow:
            link = await uow.links.use(digest_of(token), _RESETTING, now)
            user = await uow.users.get(link.user_id, for_update=True)
            user.change_password(password_hash)
            user.confirm_email(link.email, now)
            await uow.users.save(user)
            await uow.links.void(user.id, _RESETTING, now)
            await end_sessions(uow, user.id, EndReason.PASSWORD_RESET, now)
            await note(uow, client, Action.PASSWORD_RESET, now, actor_id=user.id)
            await tell_password_changed(uow, user)


@dataclass(frozen=True, slots=True)
class VerifyEmail:
    """Whoever followed the link in the mail reads that mailbox."""

    unit_of_work: UnitsOfWork
    clock: Clock

    async def __call__(self, token: str, client: Client) -> None:
        """Raises LinkExpired."""
        now = self.clock()
        async with self.unit_of_work() as uow:
            link = await uow.links.use(digest_of(token), (Purpose.VERIFY_EMAIL,), now)
            user = await uow.users.get(link.user_id, for_update=True)
            if user.confirm_email(link.email, now):
                await uow.users.save(user)
                await note(uow, client, Action.EMAIL_CONFIRMED, now, actor_id=user.id)


async def tell_password_changed(uow: UnitOfWork, user: User) -> None:
    """The mailbox learns of it, in case it was not the person (ASVS 6.3.7)."""
    if user.email is None:
        raise UserNotFound
    await uow.mails.post(new_id(), user.email, "password_changed", user.locale, {"name": user.name})
