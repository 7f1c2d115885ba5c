"""What staff do with their own second factor."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from auth_service.application.client import Client, end_sessions, note
from auth_service.application.demands import Demands
from auth_service.application.enrolment import Enrol, Enrolment
from auth_service.application.mails import notify_second_factor_changed
from auth_service.application.password_check import ConfirmPassword
from auth_service.application.ports import UnitOfWork, UnitsOfWork
from auth_service.application.prove_code import ProveCode, Proved
from auth_service.domain.audit import Action
from auth_service.domain.errors import SecondFactorDemanded, SecondFactorForStaff, SecondFactorOff, WrongCode
from auth_service.domain.roles import CUSTOMER
from auth_service.domain.second_factor import SecondFactor
from auth_service.domain.session import EndReason
from auth_service.domain.user import User
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class Standing:
    """How an account stands to its second factor; `enrolled_at` is None where it has none."""

    enrolled_at: datetime | None
    recovery_codes_left: int
    demanded: bool
    exempt: bool


@dataclass(frozen=True, slots=True)
class ShowSecondFactor:
    """Whether an account has a second factor, and whether its role demands one."""

    unit_of_work: UnitsOfWork
    demands: Demands

    async def __call__(self, user_id: UUID) -> Standing:
        """Raises UserNotFound."""
        async with self.unit_of_work() as uow:
            user = await uow.users.get(user_id)
            factor = await uow.second_factors.find(user_id) or SecondFactor(user_id=user_id)
            return Standing(
                enrolled_at=factor.enrolled_at,
                recovery_codes_left=len(factor.recovery_codes),
                demanded=await self.demands(uow, user),
                exempt=user_id in self.demands.exempt and user.role != CUSTOMER.name,
            )


@dataclass(frozen=True, slots=True)
class SetUpSecondFactor:
    """Somebody of the staff sets up an app, or another one in its place, which takes a code of the one before."""

    unit_of_work: UnitsOfWork
    confirm: ConfirmPassword
    prove: ProveCode
    enrol: Enrol
    clock: Clock

    async def begin(self, user_id: UUID, password: str, code: str | None, client: Client) -> Enrolment:
        """Raises SecondFactorForStaff, WrongPassword, TooManyAttempts, WrongCode, TooManyCodes."""
        user = await self.confirm(user_id, password, client)
        if user.role == CUSTOMER.name:
            raise SecondFactorForStaff
        async with self.unit_of_work() as uow:
            user = await uow.users.get(user_id, for_update=True)
            factor = await uow.second_factors.find(user_id)
            if factor is None or not factor.is_on:
                return await self.enrol.begin(uow, user, self.clock())
        if code is None:
            raise WrongCode
        return await self.prove(user_id, code, client, self._replace)

    async def _replace(self, uow: UnitOfWork, proved: Proved) -> Enrolment:
        return await self.enrol.begin(uow, proved.user, proved.now)

    async def end(self, user_id: UUID, session_id: UUID | None, code: str, client: Client) -> list[str]:
        """The recovery codes; every other session ends. Raises EnrolmentExpired, WrongCode."""
        async with self.unit_of_work() as uow:
            user = await uow.users.get(user_id, for_update=True)
            return await self.enrol.end(uow, user, code, client, self.clock(), keep=session_id)


@dataclass(frozen=True, slots=True)
class RenewRecoveryCodes:
    """Ten new codes take the place of those that are left."""

    confirm: ConfirmPassword
    prove: ProveCode

    async def __call__(self, user_id: UUID, password: str, code: str, client: Client) -> list[str]:
        """Raises WrongPassword, TooManyAttempts, WrongCode, TooManyCodes."""
        await self.confirm(user_id, password, client)

        async def renew(uow: UnitOfWork, proved: Proved) -> list[str]:
            codes = proved.factor.renew_recovery_codes()
            await uow.second_factors.save(proved.factor)
            await note(uow, client, Action.RECOVERY_CODES_MADE, proved.now, actor_id=user_id)
            return codes

        return await self.prove(user_id, code, client, renew)


@dataclass(frozen=True, slots=True)
class TurnOffSecondFactor:
    """A person goes back to the password alone, where the role lets them."""

    unit_of_work: UnitsOfWork
    demands: Demands
    confirm: ConfirmPassword
    prove: ProveCode

    async def __call__(self, user_id: UUID, session_id: UUID | None, password: str, code: str, client: Client) -> None:
        """Raises SecondFactorDemanded, SecondFactorOff, WrongPassword, TooManyAttempts, WrongCode, TooManyCodes."""
        async with self.unit_of_work() as uow:
            await self._require_possible(uow, await uow.users.get(user_id))
        await self.confirm(user_id, password, client)

        async def turn_off(uow: UnitOfWork, proved: Proved) -> None:
            await self._require_possible(uow, proved.user)
            await uow.second_factors.remove(user_id)
            await end_sessions(uow, user_id, EndReason.STANDING_CHANGED, proved.now, keep=session_id)
            await note(uow, client, Action.SECOND_FACTOR_TURNED_OFF, proved.now, actor_id=user_id)
            await notify_second_factor_changed(uow, proved.user)

        await self.prove(user_id, code, client, turn_off)

    async def _require_possible(self, uow: UnitOfWork, user: User) -> None:
        factor = await uow.second_factors.find(user.id)
        if factor is None or not factor.is_on:
            raise SecondFactorOff
        if await self.demands(uow, user):
            raise SecondFactorDemanded
