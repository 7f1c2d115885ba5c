"""Somebody proves the second factor: how a guess is counted, looked at and noted."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from auth_service.application.client import Client, note
from auth_service.application.ports import Attempt, Authenticator, LoginGuard, UnitOfWork, UnitsOfWork
from auth_service.domain.audit import Action
from auth_service.domain.challenge import Challenge
from auth_service.domain.errors import WrongCode
from auth_service.domain.second_factor import Proof, SecondFactor, app_code
from auth_service.domain.user import User
from servicekit.domain import Clock

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Proved:
    """An account, locked, whose second factor was proved at `now`."""

    user: User
    factor: SecondFactor
    proof: Proof
    now: datetime


Act = Callable[[UnitOfWork, Proved], Awaitable[T]]
"""What the code was asked for; it happens in the transaction that uses the code up."""


@dataclass(frozen=True, slots=True)
class ProveCode:
    """A code of the app or a recovery code is used up, once: the account is locked, so of two who send it one is in."""

    unit_of_work: UnitsOfWork
    authenticator: Authenticator
    guard: LoginGuard
    clock: Clock

    async def __call__(
        self,
        user_id: UUID,
        code: str,
        client: Client,
        act: Act[T],
        *,
        device: str | None = None,
        challenge: Challenge | None = None,
    ) -> T:
        """What `act` answers; raises WrongCode, TooManyCodes, ChallengeExpired, UserNotFound.

        Without a `challenge` the caller is signed in, and the account knows them.
        """
        trusted = challenge is None or device is not None
        attempt = Attempt(f"second-factor:{user_id}", client.address, device, trusted=trusted)
        await self.guard.admit(attempt)
        async with self.unit_of_work() as uow:
            user = await uow.users.get(user_id, for_update=True)
            factor = await uow.second_factors.find(user_id) or SecondFactor(user_id=user_id)
            if challenge:
                challenge.require_unchanged(user, factor)
            now = self.clock()
            proof = self._judge(factor, code, now)
            if proof:
                await uow.second_factors.save(factor)
                answer = await act(uow, Proved(user, factor, proof, now))
            else:
                await note(uow, client, Action.SECOND_FACTOR_FAILED, now, actor_id=None, subject_id=user_id)
        if not proof:
            raise WrongCode
        await self.guard.forgive(attempt)
        return answer

    def _judge(self, factor: SecondFactor, code: str, now: datetime) -> Proof | None:
        """With what the code proves the factor, which has used it up then."""
        if factor.secret is None:
            return None
        digits = app_code(code)
        if digits is None:
            return Proof.RECOVERY_CODE if factor.take_recovery_code(code) else None
        step = self.authenticator.step_of(factor.user_id, factor.secret, digits, now)
        return Proof.APP if factor.take_step(step) else None
