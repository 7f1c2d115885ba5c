"""An e-mail address is confirmed."""

from dataclasses import dataclass

from auth_service.application.client import Client, note
from auth_service.application.ports import UnitsOfWork
from auth_service.domain.audit import Action
from auth_service.domain.one_time_link import Purpose, digest_of
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class VerifyEmail:
    """Whoever followed the link in the mail reads that mailbox."""

    unit_of_work: UnitsOfWork
    clock: Clock

    async def __call__(self, token: str, client: Client) -> None:
        """Raises LinkExpired."""
        now = self.clock()
        async with self.unit_of_work() as uow:
            link = await uow.links.use(digest_of(token), (Purpose.VERIFY_EMAIL,), now)
            user = await uow.users.get(link.user_id, for_update=True)
            if user.confirm_email(link.email, now):
                await uow.users.save(user)
                await note(uow, client, Action.EMAIL_CONFIRMED, now, actor_id=user.id)
