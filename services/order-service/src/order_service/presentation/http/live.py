"""An order's states as server-sent events."""

from collections.abc import AsyncIterator
from uuid import UUID

from fastapi import Request
from starlette.responses import StreamingResponse

from order_service.application import Application
from order_service.domain.order import Order
from order_service.presentation.http.access import OrderReader
from servicekit.sse import ServerEvent, event_stream

_LOOK_AGAIN_SECONDS = 15.0


class LiveOrders:
    """The live views of this process, as `request` finds them."""

    def __init__(self, request: Request) -> None:
        self._app: Application = request.app.state.application
        self._slots = request.app.state.live_slots
        self._stopping = request.app.state.stopping

    async def stream(self, order_id: UUID, reader: OrderReader, last_event_id: str | None) -> StreamingResponse:
        """Raises OrderNotFound, RateLimited when the caller has three streams open."""
        order = await self._app.find_order(order_id, reader.owner, reader.order_token)
        key = reader.key if reader.order_token is None else f"order:{order_id}"
        return event_stream(
            self._states(order, reader, last_event_id),
            token_expires_at=reader.expires_at,
            shutting_down=self._stopping,
            slot=self._slots.take(key),
        )

    async def _states(self, order: Order, reader: OrderReader, seen: str | None) -> AsyncIterator[ServerEvent]:
        while True:
            state = _state_of(order)
            if state != seen:
                seen = state
                yield ServerEvent(_document(order), id=state, event="order")
            await self._app.changes.wait(order.id, _LOOK_AGAIN_SECONDS)
            order = await self._app.find_order(order.id, reader.owner, reader.order_token)


async def live_orders(request: Request) -> LiveOrders:
    """Dependency."""
    return LiveOrders(request)


def _state_of(order: Order) -> str:
    """The event's id: what is shown, so that a reconnecting browser is told nothing twice."""
    return f"{order.status}.{order.payment_status}.{order.fulfilment_status}.{order.refunds.total.amount}"


def _document(order: Order) -> dict[str, object]:
    return {
        "id": order.id,
        "number": order.snapshot.number,
        "status": order.status,
        "payment_status": order.payment_status,
        "fulfilment_status": order.fulfilment_status,
        "refunded": {"amount": order.refunds.total.amount, "currency": order.total.currency},
    }
