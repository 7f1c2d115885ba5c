"""What order-service does with the events of payment-service and auth-service."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from commerce.values import Money
from order_service.application import Application
from servicekit.messaging import Envelope, Handler


class PaymentEvents:
    """Handlers of `souk.payments`; `note_event` is called for each, which shows that the stream is alive."""

    def __init__(self, application: Application, note_event: Callable[[], None]) -> None:
        self._app = application
        self._note_event = note_event

    def handlers(self) -> dict[str, Handler]:
        """By event type; other types are none of our business."""
        return {
            "souk.payment.succeeded.v1": self.succeeded,
            "souk.payment.refunded.v1": self.refunded,
            "souk.payment.refund_failed.v1": self.refund_failed,
        }

    async def succeeded(self, event: Envelope) -> None:
        """payment-service captured money for an order: settle its payment."""
        self._note_event()
        data = event.data
        await self._app.settle_payment(_order(event), UUID(data["payment_id"]), _money(data["amount"]), event.id)

    async def refunded(self, event: Envelope) -> None:
        """The provider gave money back to an order's buyer: record the refund as succeeded."""
        self._note_event()
        data = event.data
        await self._app.record_refund.succeeded(
            _order(event), UUID(data["refund_id"]), _money(data["amount"]), event.id
        )

    async def refund_failed(self, event: Envelope) -> None:
        """A refund did not reach the buyer, or came back: record it as failed."""
        self._note_event()
        await self._app.record_refund.failed(_order(event), UUID(event.data["refund_id"]), event.id)


def user_handlers(application: Application) -> dict[str, Handler]:
    """Of `souk.users`, by event type."""

    async def user_deleted(event: Envelope) -> None:
        await application.forget_person(event.id, UUID(event.data["user_id"]))

    return {"souk.user.deleted.v1": user_deleted}


def _order(event: Envelope) -> UUID:
    return UUID(event.data["order_id"])


def _money(document: dict[str, Any]) -> Money:
    return Money(document["amount"], document["currency"])
