"""The second half of signing in: with a code, or by setting up what makes codes."""

from dataclasses import dataclass

from auth_service.application.begin_session import BeginSession
from auth_service.application.client import Client, SignedIn
from auth_service.application.enrolment import Enrol, Enrolment
from auth_service.application.ports import UnitOfWork, UnitsOfWork
from auth_service.application.prove_code import ProveCode, Proved
from auth_service.domain.challenge import Challenge, NextStep
from auth_service.domain.device import recognised_device
from auth_service.domain.errors import AccountDeactivated
from auth_service.domain.second_factor import Proof
from auth_service.domain.user import User
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class FinishLogIn:
    """Who gave the right password proves the second factor, and is in."""

    prove: ProveCode
    begin_session: BeginSession
    challenge_key: bytes
    clock: Clock

    async def __call__(self, challenge: str, code: str, client: Client) -> SignedIn:
        """Raises ChallengeExpired, WrongCode, TooManyCodes, AccountDeactivated."""
        opened = Challenge.open(self.challenge_key, challenge, NextStep.CODE, self.clock())
        device = recognised_device(self.begin_session.device_key, opened.user_id, client.device_mark)

        async def begin(uow: UnitOfWork, proved: Proved) -> SignedIn:
            if not proved.user.is_active:
                raise AccountDeactivated
            return await self.begin_session(uow, proved.user, client, proved.now, {"second_factor": proved.proof})

        return await self.prove(opened.user_id, code, client, begin, device=device, challenge=opened)


@dataclass(frozen=True, slots=True)
class EnrolAtLogIn:
    """Whose role demands a second factor, and who has none, gets no session before one is set up."""

    unit_of_work: UnitsOfWork
    enrol: Enrol
    begin_session: BeginSession
    challenge_key: bytes
    clock: Clock

    async def begin(self, challenge: str) -> Enrolment:
        """Raises ChallengeExpired, AccountDeactivated, UserNotFound."""
        now = self.clock()
        opened = Challenge.open(self.challenge_key, challenge, NextStep.ENROL, now)
        async with self.unit_of_work() as uow:
            return await self.enrol.begin(uow, await _holder(uow, opened), now)

    async def end(self, challenge: str, code: str, client: Client) -> tuple[SignedIn, list[str]]:
        """The session and the recovery codes; raises WrongCode and EnrolmentExpired too."""
        now = self.clock()
        opened = Challenge.open(self.challenge_key, challenge, NextStep.ENROL, now)
        async with self.unit_of_work() as uow:
            user = await _holder(uow, opened)
            codes = await self.enrol.end(uow, user, code, client, now)
            return await self.begin_session(uow, user, client, now, {"second_factor": Proof.APP}), codes


async def _holder(uow: UnitOfWork, challenge: Challenge) -> User:
    """The account, locked, as it was when the password was given."""
    user = await uow.users.get(challenge.user_id, for_update=True)
    challenge.require_unchanged(user, await uow.second_factors.find(user.id))
    if not user.is_active:
        raise AccountDeactivated
    return user
