"""How staff end other people's access: sessions, and second factors whose phone is gone."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from auth_service.application.client import Client, end_session, end_sessions, note
from auth_service.application.mails import notify_second_factor_changed
from auth_service.application.ports import UnitOfWork, UnitsOfWork
from auth_service.application.roles import held_by
from auth_service.domain.audit import Action
from auth_service.domain.errors import OwnSecondFactor, SecondFactorOff, UserNotFound
from auth_service.domain.roles import Manager
from auth_service.domain.session import EndReason
from auth_service.domain.user import User
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class EndSessionsOf:
    """Staff sign somebody out, on one device or on all; never somebody who may do more than they do."""

    unit_of_work: UnitsOfWork
    clock: Clock

    async def all(self, user_id: UUID, by: Manager, client: Client) -> int:
        """How many ended; raises UserNotFound, PermissionNotHeld."""
        now = self.clock()
        async with self.unit_of_work() as uow:
            await _subject(uow, user_id, by)
            ended = await end_sessions(uow, user_id, EndReason.ENDED_ELSEWHERE, now)
            await self._note(uow, user_id, by, client, ended)
        return ended

    async def one(self, user_id: UUID, session_id: UUID, by: Manager, client: Client) -> None:
        """Raises UserNotFound, PermissionNotHeld; SessionNotFound also for somebody else's or one that is over."""
        now = self.clock()
        async with self.unit_of_work() as uow:
            await _subject(uow, user_id, by)
            await end_session(uow, session_id, user_id, now)
            await self._note(uow, user_id, by, client, 1)

    async def _note(self, uow: UnitOfWork, user_id: UUID, by: Manager, client: Client, ended: int) -> None:
        if ended:
            details = {"sessions": str(ended)}
            await note(
                uow, client, Action.SESSION_ENDED, self.clock(), actor_id=by.id, subject_id=user_id, details=details
            )


@dataclass(frozen=True, slots=True)
class ResetSecondFactor:
    """Somebody lost phone and recovery codes: another one, who may do as much, takes the factor away.

    The next sign-in asks for the password alone, and leads to setting up a new one where the role demands it.
    """

    unit_of_work: UnitsOfWork
    clock: Clock

    async def __call__(self, user_id: UUID, by: Manager, client: Client) -> None:
        """Raises OwnSecondFactor, UserNotFound, PermissionNotHeld, SecondFactorOff."""
        if user_id == by.id:
            raise OwnSecondFactor
        async with self.unit_of_work() as uow:
            user = await _subject(uow, user_id, by)
            await self._reset(uow, user, by.id, client, self.clock())

    async def from_command_line(self, email: str) -> None:
        """For the only manager, whom nobody else could let in; raises UserNotFound, SecondFactorOff."""
        async with self.unit_of_work() as uow:
            found = await uow.users.find_by_email(email)
            if found is None:
                raise UserNotFound
            user = await uow.users.get(found.id, for_update=True)
            await self._reset(uow, user, None, Client(), self.clock())

    async def _reset(self, uow: UnitOfWork, user: User, by: UUID | None, client: Client, now: datetime) -> None:
        factor = await uow.second_factors.find(user.id)
        if factor is None or not factor.is_on:
            raise SecondFactorOff
        await uow.second_factors.remove(user.id)
        await end_sessions(uow, user.id, EndReason.STANDING_CHANGED, now)
        await note(uow, client, Action.SECOND_FACTOR_RESET, now, actor_id=by, subject_id=user.id)
        await notify_second_factor_changed(uow, user)


async def _subject(uow: UnitOfWork, user_id: UUID, by: Manager) -> User:
    """The account, locked; raises UserNotFound, PermissionNotHeld where it may do more than `by`."""
    user = await uow.users.get(user_id, for_update=True)
    by.require(await held_by(uow, user))
    return user
