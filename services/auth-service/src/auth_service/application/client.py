"""Where a request comes from, and what signing in answers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from auth_service.application.ports import IssuedToken, UnitOfWork
from auth_service.domain.audit import Action, AuditEntry
from auth_service.domain.errors import SessionNotFound
from auth_service.domain.revocation import Revocation
from auth_service.domain.session import EndReason
from auth_service.domain.user import User
from servicekit.domain import new_id


@dataclass(frozen=True, slots=True)
class Client:
    """The browser or program that asks."""

    address: str = ""
    user_agent: str = ""
    request_id: str | None = None
    device_mark: str | None = None

    def on_device(self, mark: str | None) -> "Client":
        """The same client, with the mark that it sent along, if any, instead of the one in its cookie."""
        return replace(self, device_mark=mark) if mark else self


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session's tokens; `device_mark` is for the device to keep, None if it has a good one."""

    user: User
    access: IssuedToken
    refresh_token: str
    device_mark: str | None = None


async def note(
    uow: UnitOfWork,
    client: Client,
    action: Action,
    now: datetime,
    *,
    actor_id: UUID | None,
    subject_id: UUID | None = None,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Add a line to the audit trail; without a subject it is about the actor."""
    entry = AuditEntry(
        id=new_id(),
        at=now,
        action=action,
        actor_id=actor_id,
        subject_id=subject_id or actor_id,
        address=client.address,
        request_id=client.request_id,
        details=details or {},
    )
    await uow.audit.add(entry)


async def end_sessions(
    uow: UnitOfWork, user_id: UUID, reason: EndReason, now: datetime, *, keep: UUID | None = None
) -> int:
    """End the person's sessions, and the access tokens that were given out for them; answers how many."""
    ended = await uow.sessions.end_all(user_id, reason, now, keep=keep)
    for session_id in ended:
        await uow.revocations.add(Revocation.of_session(session_id, now))
    return len(ended)


async def end_session(uow: UnitOfWork, session_id: UUID, user_id: UUID, now: datetime) -> None:
    """End one of the person's sessions; raises SessionNotFound, also for somebody else's or one that is over."""
    session = await uow.sessions.get(session_id, for_update=True)
    if session is None or session.user_id != user_id or not session.alive(now):
        raise SessionNotFound
    session.end(EndReason.ENDED_ELSEWHERE, now)
    await uow.sessions.save(session)
    await uow.revocations.add(Revocation.of_session(session_id, now))
