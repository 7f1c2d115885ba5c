"""A forgotten password: asked for, mailed about, reset."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime, timedelta

from auth_service.application.client import Client, end_sessions, note
from auth_service.application.hand_over import hand_over
from auth_service.application.mails import PostLink, notify_password_changed
from auth_service.application.ports import MailGuard, Passwords, Queries, UnitOfWork, UnitsOfWork
from auth_service.domain.audit import Action
from auth_service.domain.device import mark_device, recognised_device
from auth_service.domain.one_time_link import RESETTING, Purpose, digest_of
from auth_service.domain.password_policy import check_password
from auth_service.domain.session import EndReason
from auth_service.domain.user import User
from servicekit.domain import Clock, new_id

MOST_LINKS_AN_HOUR = 3
MOST_UNCONFIRMED_LINKS_A_DAY = 5


@dataclass(frozen=True, slots=True)
class ForgetPassword:
    """A stranger asks for a new password by e-mail. Whether there is such an account is looked up later."""

    unit_of_work: UnitsOfWork
    guard: MailGuard
    clock: Clock

    async def __call__(self, email: str, client: Client) -> None:
        """One row for everybody, so that neither answer nor time shows who has an account; raises TooManyMails."""
        await self.guard.admit(client.address)
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
        """A confirmed mailbox is not limited by the day: strangers' requests would keep its owner from resetting."""
        now = self.clock()
        hourly = await uow.links.issued_since(user.id, Purpose.RESET_PASSWORD, now - timedelta(hours=1))
        if user.email_confirmed_at or hourly >= MOST_LINKS_AN_HOUR:
            return hourly >= MOST_LINKS_AN_HOUR
        daily = await uow.links.issued_since(user.id, Purpose.RESET_PASSWORD, now - timedelta(days=1))
        return daily >= MOST_UNCONFIRMED_LINKS_A_DAY


@dataclass(frozen=True, slots=True)
class ResetPassword:
    """Whoever followed the link in the mail sets a new password; every session ends, and the e-mail is confirmed.

    From now on the account knows their browser and address: whoever guesses elsewhere does not keep them out. An
    account that was never confirmed may be a stranger's: unless this is the device that registered, all of theirs ends.
    """

    unit_of_work: UnitsOfWork
    queries: Queries
    passwords: Passwords
    common_passwords: Container[str]
    device_key: bytes
    clock: Clock

    async def __call__(self, token: str, new: str, client: Client) -> str | None:
        """A mark for the device to keep, None if it has a good one; raises LinkExpired, PasswordTooCommon."""
        seen = await self.queries.link(digest_of(token), RESETTING, self.clock())
        check_password(new, self.common_passwords, email=seen.email)
        password_hash, now = await self.passwords.hash(new, client.address), self.clock()
        async with self.unit_of_work() as uow:
            link = await uow.links.use(digest_of(token), RESETTING, now)
            user = await uow.users.get(link.user_id, for_update=True)
            known = recognised_device(self.device_key, user.id, client.device_mark) is not None
            if known or user.email_confirmed_at:
                await self._reset(uow, user, password_hash, client, now)
            else:
                await hand_over(uow, user, password_hash, client, now)
            await notify_password_changed(uow, user)
        return None if known else mark_device(self.device_key, user.id)

    async def _reset(self, uow: UnitOfWork, user: User, password_hash: str, client: Client, now: datetime) -> None:
        user.change_password(password_hash)
        user.prove_mailbox(user.email or "", client.address, now)
        await uow.users.save(user)
        await uow.links.void(user.id, tuple(Purpose), now)
        await end_sessions(uow, user.id, EndReason.PASSWORD_RESET, now)
        await note(uow, client, Action.PASSWORD_RESET, now, actor_id=user.id)
