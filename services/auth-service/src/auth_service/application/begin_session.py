"""A person is in: a session begins."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from auth_service.application.client import Client, SignedIn, note
from auth_service.application.ports import Tokens, UnitOfWork
from auth_service.domain.audit import Action
from auth_service.domain.device import mark_device, recognised_device
from auth_service.domain.session import Session
from auth_service.domain.user import User
from servicekit.domain import new_id


@dataclass(frozen=True, slots=True)
class BeginSession:
    """Tokens for somebody who has proved everything that the account asks for."""

    tokens: Tokens
    device_key: bytes

    def device(self, user: User | None, client: Client) -> str | None:
        """The name of the client's device, where the account knows it."""
        return recognised_device(self.device_key, user.id, client.device_mark) if user else None

    async def __call__(
        self, uow: UnitOfWork, user: User, client: Client, now: datetime, details: Mapping[str, str] | None = None
    ) -> SignedIn:
        """Store the session, note the sign-in, and mark the device if the account does not know it."""
        session, refresh_token = Session.begin(
            new_id(), user.id, now, user_agent=client.user_agent, address=client.address
        )
        await uow.sessions.add(session)
        await note(uow, client, Action.LOGGED_IN, now, actor_id=user.id, details=details)
        mark = None if self.device(user, client) else mark_device(self.device_key, user.id)
        return SignedIn(user, self.tokens.access(user.id, user.role, session.id), str(refresh_token), mark)
