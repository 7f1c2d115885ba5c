"""Sessions go on and end."""

from dataclasses import dataclass
from uuid import UUID

from auth_service.application.client import Client, SignedIn, end_session, end_sessions, note
from auth_service.application.demands import Demands
from auth_service.application.ports import Tokens, UnitOfWork, UnitsOfWork
from auth_service.application.register import Guest
from auth_service.domain.audit import Action
from auth_service.domain.errors import InvalidRefreshToken
from auth_service.domain.refresh_token import RefreshToken
from auth_service.domain.revocation import Revocation
from auth_service.domain.session import EndReason, Session
from auth_service.domain.user import User
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class Refresh:
    """A refresh token becomes its child and a new access token; one that was used long ago ends the session.

    So does a role that demands a second factor of somebody who has none: signing in anew leads to setting one up.
    """

    unit_of_work: UnitsOfWork
    tokens: Tokens
    demands: Demands
    refresh_key: bytes
    clock: Clock

    async def __call__(self, presented: str, client: Client) -> SignedIn:
        """New tokens for a refresh token that was not used before; raises InvalidRefreshToken."""
        token = RefreshToken.parse(presented)
        async with self.unit_of_work() as uow:
            signed_in = await self._rotate(uow, token, client)
        if signed_in is None:
            raise InvalidRefreshToken
        return signed_in

    async def _rotate(self, uow: UnitOfWork, token: RefreshToken, client: Client) -> SignedIn | None:
        now, session = self.clock(), await uow.sessions.get(token.session_id, for_update=True)
        if session is None:
            raise InvalidRefreshToken
        child = session.rotate(token, self.refresh_key, now)
        await uow.sessions.save(session)
        if child is None:
            await uow.revocations.add(Revocation.of_session(session.id, now))
            await note(uow, client, Action.REFRESH_REPLAYED, now, actor_id=None, subject_id=session.user_id)
            return None
        user = await uow.users.get(session.user_id)
        if await self._lacks_second_factor(uow, user):
            await end_sessions(uow, user.id, EndReason.STANDING_CHANGED, now)
            return None
        return SignedIn(user, self.tokens.access(user.id, user.role, session.id), str(child))

    async def _lacks_second_factor(self, uow: UnitOfWork, user: User) -> bool:
        if not await self.demands(uow, user):
            return False
        factor = await uow.second_factors.find(user.id)
        return factor is None or not factor.is_on


@dataclass(frozen=True, slots=True)
class LogOut:
    """A session ends where it is used: known by its refresh token, or by the access token in hand; a guest has none,
    so the guest's token itself is ended.
    """

    unit_of_work: UnitsOfWork
    refresh_key: bytes
    clock: Clock

    async def by_refresh_token(self, presented: str, client: Client) -> None:
        """A token that is not, or no longer, good ends nothing; that is no error."""
        try:
            token = RefreshToken.parse(presented)
        except InvalidRefreshToken:
            return
        async with self.unit_of_work() as uow:
            session = await uow.sessions.get(token.session_id, for_update=True)
            if session and token.descendant(self.refresh_key, session.generation).digest == session.digest:
                await self._end(uow, session, client)

    async def by_session(self, session_id: UUID, client: Client) -> None:
        """End the session of a verified access token."""
        async with self.unit_of_work() as uow:
            session = await uow.sessions.get(session_id, for_update=True)
            if session:
                await self._end(uow, session, client)

    async def by_guest(self, guest: Guest) -> None:
        """End every token of a guest."""
        async with self.unit_of_work() as uow:
            await uow.revocations.add(Revocation.of_subject(guest.id, self.clock(), guest.tokens_live_until))

    async def _end(self, uow: UnitOfWork, session: Session, client: Client) -> None:
        now = self.clock()
        if session.ended_at is None:
            session.end(EndReason.LOGGED_OUT, now)
            await uow.sessions.save(session)
            await uow.revocations.add(Revocation.of_session(session.id, now))
            await note(uow, client, Action.LOGGED_OUT, now, actor_id=session.user_id)


@dataclass(frozen=True, slots=True)
class EndSession:
    """A person ends one of their sessions, on whichever device it is."""

    unit_of_work: UnitsOfWork
    clock: Clock

    async def __call__(self, session_id: UUID, user_id: UUID, client: Client) -> None:
        """Raises SessionNotFound, also for somebody else's or one that is over."""
        now = self.clock()
        async with self.unit_of_work() as uow:
            await end_session(uow, session_id, user_id, now)
            await note(uow, client, Action.SESSION_ENDED, now, actor_id=user_id)
