"""Use case: a person signs in with e-mail and password."""

from dataclasses import dataclass

from auth_service.application.client import Client, SignedIn, note
from auth_service.application.password_check import CheckPassword, account_key
from auth_service.application.ports import Attempt, Queries, Tokens, UnitsOfWork
from auth_service.domain.audit import Action
from auth_service.domain.device import mark_device, recognised_device
from auth_service.domain.errors import AccountDeactivated, InvalidCredentials
from auth_service.domain.session import Session
from auth_service.domain.user import User
from servicekit.domain import Clock, new_id


@dataclass(frozen=True, slots=True)
class LogIn:
    """Somebody proves to be the person behind an e-mail; who fails learns nothing, not even from the time it took."""

    unit_of_work: UnitsOfWork
    queries: Queries
    check: CheckPassword
    tokens: Tokens
    device_key: bytes
    clock: Clock

    async def __call__(self, email: str, password: str, client: Client) -> SignedIn:
        """Raises InvalidCredentials, AccountDeactivated, TooManyAttempts."""
        candidate = await self.queries.candidate(email, client.address)
        user = candidate.user
        device = recognised_device(self.device_key, user.id, client.device_mark) if user else None
        known = candidate.known_address or device is not None
        attempt = Attempt(account_key(email, user), client.address, device, trusted=known)
        if not await self.check(attempt, password, user.password_hash if user else None) or user is None:
            await self._note_failure(user, client)
            raise InvalidCredentials
        if not user.is_active:
            raise AccountDeactivated
        return await self._begin_session(user, client, None if device else mark_device(self.device_key, user.id))

    async def _note_failure(self, user: User | None, client: Client) -> None:
        async with self.unit_of_work() as uow:
            subject_id = user.id if user else None
            await note(uow, client, Action.LOGIN_FAILED, self.clock(), actor_id=None, subject_id=subject_id)

    async def _begin_session(self, verified: User, client: Client, mark: str | None) -> SignedIn:
        """Nothing may have changed while the password was being verified: the account is locked and looked at again."""
        now = self.clock()
        async with self.unit_of_work() as uow:
            user = await uow.users.get(verified.id, for_update=True)
            if user.password_hash != verified.password_hash or not user.is_active:
                raise InvalidCredentials
            session, refresh_token = Session.begin(
                new_id(), user.id, now, user_agent=client.user_agent, address=client.address
            )
            await uow.sessions.add(session)
            await note(uow, client, Action.LOGGED_IN, now, actor_id=user.id)
        return SignedIn(user, self.tokens.access(user.id, user.role, session.id), str(refresh_token), mark)
