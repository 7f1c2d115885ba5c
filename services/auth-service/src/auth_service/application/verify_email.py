"""An e-mail address is confirmed."""

from collections.abc import Container
from dataclasses import dataclass
from uuid import UUID

from auth_service.application.client import Client, note
from auth_service.application.hand_over import hand_over
from auth_service.application.password_check import CheckPassword
from auth_service.application.ports import Attempt, Passwords, Queries, UnitOfWork, UnitsOfWork
from auth_service.domain.audit import Action
from auth_service.domain.device import mark_device, recognised_device
from auth_service.domain.errors import LinkExpired, RegistrantUnknown, WrongPassword
from auth_service.domain.one_time_link import Purpose, digest_of
from auth_service.domain.password_policy import check_password
from auth_service.domain.user import User
from servicekit.domain import Clock

_CONFIRMING = (Purpose.VERIFY_EMAIL,)


@dataclass(frozen=True, slots=True)
class Registrant:
    """`caller_id` or `password` proves that who follows a link opened the account, `new_password` takes it over."""

    caller_id: UUID | None = None
    password: str | None = None
    new_password: str | None = None


@dataclass(frozen=True, slots=True)
class VerifyEmail:
    """Whoever followed the link in the mail reads that mailbox; the account is theirs.

    Who registered may have been a stranger. So confirming takes the device or the session of the registration, or the
    password; or else a new password, with which everything of the registrant ends.
    """

    unit_of_work: UnitsOfWork
    queries: Queries
    passwords: Passwords
    check: CheckPassword
    common_passwords: Container[str]
    device_key: bytes
    clock: Clock

    async def __call__(self, token: str, registrant: Registrant, client: Client) -> str | None:
        """A mark for the device to keep, None if it has a good one.

        Raises LinkExpired, RegistrantUnknown, WrongPassword, PasswordTooCommon, TooManyAttempts.
        """
        link = await self.queries.link(digest_of(token), _CONFIRMING, self.clock())
        seen = await self.queries.user(link.user_id)
        known = recognised_device(self.device_key, seen.id, client.device_mark) is not None
        new_hash = await self._new_hash(registrant, link.email, client)
        if not (new_hash or known or registrant.caller_id == seen.id):
            await self._ask_password(seen, registrant, client)
        async with self.unit_of_work() as uow:
            await self._confirm(uow, token, new_hash, client)
        return None if known else mark_device(self.device_key, seen.id)

    async def _new_hash(self, registrant: Registrant, email: str, client: Client) -> str | None:
        if registrant.new_password is None:
            return None
        check_password(registrant.new_password, self.common_passwords, email=email)
        return await self.passwords.hash(registrant.new_password, client.address)

    async def _ask_password(self, user: User, registrant: Registrant, client: Client) -> None:
        if registrant.password is None:
            raise RegistrantUnknown
        attempt = Attempt(f"verify:{user.id}", client.address, trusted=True)
        if not await self.check(attempt, registrant.password, user.password_hash):
            raise WrongPassword(errors=[{"field": "password", "code": WrongPassword.code}])

    async def _confirm(self, uow: UnitOfWork, token: str, new_hash: str | None, client: Client) -> None:
        now = self.clock()
        link = await uow.links.use(digest_of(token), _CONFIRMING, now)
        user = await uow.users.get(link.user_id, for_update=True)
        if user.email_confirmed_at is not None:
            raise LinkExpired
        if new_hash is not None:
            await hand_over(uow, user, new_hash, client, now)
            return
        user.prove_mailbox(link.email, client.address, now)
        await uow.users.save(user)
        await note(uow, client, Action.EMAIL_CONFIRMED, now, actor_id=user.id)
