"""Use case: a person signs in with e-mail and password."""

from dataclasses import dataclass
from typing import Self

from auth_service.application.begin_session import BeginSession
from auth_service.application.client import Client, SignedIn, note
from auth_service.application.demands import Demands
from auth_service.application.password_check import CheckPassword, account_key
from auth_service.application.ports import Attempt, Queries, UnitsOfWork
from auth_service.domain.audit import Action
from auth_service.domain.challenge import LIFETIMES, Challenge, NextStep
from auth_service.domain.errors import AccountDeactivated, InvalidCredentials
from auth_service.domain.user import User
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class Challenged:
    """The password was right and is not enough: what to send along next, what for, and for how many seconds."""

    challenge: str
    step: NextStep
    expires_in: int

    @classmethod
    def by(cls, challenge: Challenge, key: bytes) -> Self:
        """As it goes to the client."""
        return cls(challenge.sealed(key), challenge.step, int(LIFETIMES[challenge.step].total_seconds()))


@dataclass(frozen=True, slots=True)
class LogIn:
    """Somebody proves to be the person behind an e-mail; who fails learns nothing, not even from the time it took.

    Whether there is a second factor is looked up only for who knows the password.
    """

    unit_of_work: UnitsOfWork
    queries: Queries
    check: CheckPassword
    demands: Demands
    begin_session: BeginSession
    challenge_key: bytes
    clock: Clock

    async def __call__(self, email: str, password: str, client: Client) -> SignedIn | Challenged:
        """The session, or what the second factor is proved or set up with.

        Raises InvalidCredentials, AccountDeactivated, TooManyAttempts.
        """
        candidate = await self.queries.candidate(email, client.address)
        user = candidate.user
        device = self.begin_session.device(user, client)
        known = candidate.known_address or device is not None
        attempt = Attempt(account_key(email, user), client.address, device, trusted=known)
        if not await self.check(attempt, password, user.password_hash if user else None) or user is None:
            await self._note_failure(user, client)
            raise InvalidCredentials
        if not user.is_active:
            raise AccountDeactivated
        return await self._go_on(user, client)

    async def _note_failure(self, user: User | None, client: Client) -> None:
        async with self.unit_of_work() as uow:
            subject_id = user.id if user else None
            await note(uow, client, Action.LOGIN_FAILED, self.clock(), actor_id=None, subject_id=subject_id)

    async def _go_on(self, verified: User, client: Client) -> SignedIn | Challenged:
        """Nothing may have changed while the password was being verified: the account is locked and looked at again."""
        now = self.clock()
        async with self.unit_of_work() as uow:
            user = await uow.users.get(verified.id, for_update=True)
            if user.password_hash != verified.password_hash or not user.is_active:
                raise InvalidCredentials
            factor = await uow.second_factors.find(user.id)
            if (factor and factor.is_on) or await self.demands(uow, user):
                return Challenged.by(Challenge.issue(user, factor, now), self.challenge_key)
            return await self.begin_session(uow, user, client, now)
