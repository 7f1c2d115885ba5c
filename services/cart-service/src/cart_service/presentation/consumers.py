"""Events that carts follow."""

from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID

from cart_service.application import Application
from cart_service.domain.cart import quantities
from servicekit.messaging import Envelope
from servicekit.schemas import Internal


class PaidLine(Internal):
    """So many pieces of a variant."""

    variant_id: UUID
    quantity: int


class OrderPaid(Internal):
    """`souk.order.paid.v1`, as far as a cart needs it."""

    cart_id: UUID
    lines: list[PaidLine]


class UserDeleted(Internal):
    """`souk.user.deleted.v1`: whose cart is to be deleted."""

    user_id: UUID


Handlers = Mapping[str, Callable[[Envelope], Awaitable[None]]]


def order_handlers(application: Application) -> Handlers:
    """Of `souk.orders`, by event type."""

    async def order_paid(event: Envelope) -> None:
        paid = OrderPaid.model_validate(event.data)
        ordered = quantities((line.variant_id, line.quantity) for line in paid.lines)
        await application.take_out_paid(event.id, paid.cart_id, ordered)

    return {"souk.order.paid.v1": order_paid}


def user_handlers(application: Application) -> Handlers:
    """Of `souk.users`, by event type."""

    async def user_deleted(event: Envelope) -> None:
        await application.forget_person(event.id, UserDeleted.model_validate(event.data).user_id)

    return {"souk.user.deleted.v1": user_deleted}
