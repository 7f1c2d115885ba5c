"""Use case: a person opens an account."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from auth_service.application.client import Client, SignedIn, note
from auth_service.application.mails import PostLink
from auth_service.application.ports import LoginGuard, MailGuard, Passwords, Queries, Tokens, UnitOfWork, UnitsOfWork
from auth_service.domain.audit import Action
from auth_service.domain.device import mark_device
from auth_service.domain.errors import EmailTaken
from auth_service.domain.one_time_link import Purpose
from auth_service.domain.password_policy import check_password
from auth_service.domain.revocation import Revocation
from auth_service.domain.session import Session
from auth_service.domain.user import User
from servicekit.domain import Clock, new_id


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What a person registers with; `email` is lower-case."""

    email: str
    password: str
    name: str = ""
    locale: str = "en"


@dataclass(frozen=True, slots=True)
class Guest:
    """A guest who registers, and when the last of their tokens expires."""

    id: UUID
    tokens_live_until: datetime


@dataclass(frozen=True, slots=True)
class Register:
    """A stranger or guest becomes a customer, signed in at once; a guest keeps the id, and with it cart and orders."""

    unit_of_work: UnitsOfWork
    queries: Queries
    passwords: Passwords
    tokens: Tokens
    guard: LoginGuard
    mail_guard: MailGuard
    post_link: PostLink
    common_passwords: Container[str]
    device_key: bytes
    clock: Clock

    async def __call__(self, account: NewAccount, guest: Guest | None, client: Client) -> SignedIn:
        """Raises PasswordTooCommon, EmailTaken, AlreadySignedIn, TooManyAttempts, TooManyMails."""
        check_password(account.password, self.common_passwords, email=account.email)
        # Before anybody looks the e-mail up: who is refused here learns nothing about it.
        await self.mail_guard.admit(client.address)
        try:
            await self.queries.refuse_taken(guest.id if guest else None, account.email)
            password_hash = await self.passwords.hash(account.password, client.address)
            async with self.unit_of_work() as uow:
                return await self._begin(uow, account, password_hash, guest, client)
        except EmailTaken:
            await self.guard.email_taken(client.address)
            raise

    async def _begin(
        self, uow: UnitOfWork, account: NewAccount, password_hash: str, guest: Guest | None, client: Client
    ) -> SignedIn:
        now, user_id = self.clock(), guest.id if guest else new_id()
        user = User.register(user_id, account.email, password_hash, now, name=account.name, locale=account.locale)
        await uow.users.add(user)
        if guest:
            await uow.revocations.add(Revocation.of_subject(guest.id, now, guest.tokens_live_until))
        session, refresh_token = Session.begin(
            new_id(), user_id, now, user_agent=client.user_agent, address=client.address
        )
        await uow.sessions.add(session)
        await self.post_link(uow, user, Purpose.VERIFY_EMAIL, now)
        await note(uow, client, Action.REGISTERED, now, actor_id=user_id)
        access = self.tokens.access(user_id, user.role, session.id)
        return SignedIn(user, access, str(refresh_token), mark_device(self.device_key, user_id))
