"""An app is set up to show codes: begun with a secret, ended with the first code."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from auth_service.application.client import Client, end_sessions, note
from auth_service.application.mails import notify_second_factor_changed
from auth_service.application.ports import Authenticator, UnitOfWork
from auth_service.domain.audit import Action
from auth_service.domain.errors import WrongCode
from auth_service.domain.second_factor import SecondFactor, app_code
from auth_service.domain.session import EndReason
from auth_service.domain.user import User


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What an app needs: the secret (base32), and the address that a QR code shows."""

    secret: str
    otpauth_uri: str


@dataclass(frozen=True, slots=True)
class Enrol:
    """The two halves of setting up, for who signs in and for who is signed in."""

    authenticator: Authenticator

    async def begin(self, uow: UnitOfWork, user: User, now: datetime) -> Enrolment:
        """A new secret waits for its first code; it is answered this once."""
        factor = await uow.second_factors.find(user.id) or SecondFactor(user_id=user.id)
        secret, sealed = self.authenticator.new_secret(user.id)
        factor.begin(sealed, now)
        await uow.second_factors.save(factor)
        return Enrolment(secret, self.authenticator.address(secret, user.email or ""))

    async def end(
        self, uow: UnitOfWork, user: User, code: str, client: Client, now: datetime, *, keep: UUID | None = None
    ) -> list[str]:
        """The recovery codes; every session but `keep` ends. Raises EnrolmentExpired, WrongCode."""
        factor = await uow.second_factors.find(user.id) or SecondFactor(user_id=user.id)
        pending, digits = factor.waiting(now), app_code(code)
        step = self.authenticator.step_of(user.id, pending, digits, now) if digits else None
        if step is None:
            raise WrongCode
        codes = factor.confirm(step, now)
        await uow.second_factors.save(factor)
        await end_sessions(uow, user.id, EndReason.STANDING_CHANGED, now, keep=keep)
        await note(uow, client, Action.SECOND_FACTOR_SET_UP, now, actor_id=user.id)
        await notify_second_factor_changed(uow, user)
        return codes
