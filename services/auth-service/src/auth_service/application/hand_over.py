"""An unconfirmed account passes to whoever reads its mailbox."""

from datetime import datetime

from auth_service.application.client import Client, end_sessions, note
from auth_service.application.ports import UnitOfWork
from auth_service.domain.audit import Action
from auth_service.domain.one_time_link import Purpose
from auth_service.domain.session import EndReason
from auth_service.domain.user import User


async def hand_over(uow: UnitOfWork, user: User, password_hash: str, client: Client, now: datetime) -> None:
    """A stranger may have registered: their password, sessions, name, addresses, answers and known places go."""
    user.hand_over(password_hash, user.email or "", client.address, now)
    await uow.users.save(user)
    await uow.addresses.remove_all(user.id)
    await uow.answers.forget_callers([user.id])
    await uow.links.void(user.id, tuple(Purpose), now)
    await end_sessions(uow, user.id, EndReason.HANDED_OVER, now)
    await uow.sessions.forget_places(user.id)
    await note(uow, client, Action.HANDED_OVER, now, actor_id=user.id)
