"""The buyer of an order is notified by mail of what money goes back to them."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from commerce.values import OrderRefundStatus, written
from order_service.application.ports import UnitOfWork
from order_service.application.saga.confirm import PageLink
from order_service.domain.order import Order
from order_service.domain.refunds import Refund
from order_service.domain.states import SOLD

REFUNDED = "order_refunded"


def refund_mail_id(refund_id: UUID) -> UUID:
    """The id of the mail about a refund."""
    return uuid5(refund_id, "mail")


@dataclass(frozen=True, slots=True)
class NotifyRefund:
    """One mail a refund, which names its lines. A guest's has no link: the key to their order is in the first mail."""

    link: PageLink

    async def __call__(self, uow: UnitOfWork, order: Order, refund_id: UUID) -> None:
        """Post it in the caller's transaction, unless the order was not sold or its buyer was erased."""
        refund, buyer = order.refunds.find(refund_id), order.snapshot.buyer
        if refund is None or refund.status is not OrderRefundStatus.SUCCEEDED or order.status not in SOLD:
            return
        if order.snapshot.is_erased:
            return
        await uow.mail.post(refund_mail_id(refund.id), buyer.email, REFUNDED, buyer.locale, self._data(order, refund))

    def _data(self, order: Order, refund: Refund) -> dict[str, object]:
        snapshot, locale = order.snapshot, order.snapshot.buyer.locale
        shipping = refund.parts.shipping.gross if refund.parts else None
        return {
            "number": snapshot.number,
            "lines": [
                {
                    "title": snapshot.lines[line.position].title,
                    "variant_title": snapshot.lines[line.position].variant_title,
                    "quantity": line.quantity,
                    "gross": written(line.taxed.gross, locale),
                }
                for line in refund.lines
            ],
            "shipping": written(shipping, locale) if shipping else None,
            "total": written(refund.amount, locale),
            "link": None if snapshot.buyer.is_guest else self.link(order.id, locale, None),
        }
