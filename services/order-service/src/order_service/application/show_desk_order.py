"""What staff sees of one order besides the order itself."""

from dataclasses import dataclass
from uuid import UUID

from order_service.application.queries import DeskQueries, FindOrder, SentMail
from order_service.application.saga.confirm import confirmation_id
from order_service.application.saga.notify_refund import refund_mail_id
from order_service.domain.note import Note
from order_service.domain.order import Order


@dataclass(frozen=True, slots=True)
class DeskOrder:
    """An order with staff's notes and the mails about it."""

    order: Order
    notes: list[Note]
    mails: list[SentMail]


@dataclass(frozen=True, slots=True)
class ShowDeskOrder:
    """Mails are found by their ids, which follow from what they are about: no purchase has to note them."""

    find_order: FindOrder
    desk: DeskQueries

    async def __call__(self, order_id: UUID) -> DeskOrder:
        """Anybody's; raises OrderNotFound."""
        order = await self.find_order(order_id, None)
        confirmations = [confirmation_id(order_id, time) for time in range(order.confirmations_sent_again + 1)]
        refunds = [refund_mail_id(refund.id) for refund in order.refunds]
        return DeskOrder(
            order, await self.desk.notes_of(order_id), await self.desk.mails_about([*confirmations, *refunds])
        )
