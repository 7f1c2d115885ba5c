"""Staff ends that a mail did not go out."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from order_service.application.ports import UnitOfWorkFactory
from order_service.domain.attention import Act
from order_service.domain.errors import MailGone, NothingToResolve
from servicekit.domain import Clock, retried_when_stale


class MailResolution(StrEnum):
    """How it ends: the mail is sent once more, or its reader was told another way."""

    SEND = "send"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class ResolveMail:
    """Who sends it again sees it wait again if it fails again. The order's audit says who did what."""

    unit_of_work: UnitOfWorkFactory
    clock: Clock

    @retried_when_stale
    async def __call__(self, order_id: UUID, mail_id: UUID, how: MailResolution, note: str, by: UUID) -> None:
        """Raises OrderNotFound, NothingToResolve (nothing of it waits), MailGone."""
        async with self.unit_of_work() as uow:
            order = await uow.orders.get(order_id)
            kind = await uow.failed_mails.close(order_id, mail_id, self.clock())
            if kind is None:
                raise NothingToResolve("Nothing of this mail waits: somebody has ended it.")
            if how is MailResolution.SEND and not await uow.failed_mails.send_again(mail_id):
                raise MailGone
            order.history.append(Act(at=self.clock(), by=str(by), what=f"mail_{how}:{kind}", why=note))
            await uow.orders.save(order)
