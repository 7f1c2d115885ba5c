"""An order's states as server-sent events."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack
from functools import partial
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request
from starlette.responses import StreamingResponse

from order_service.application import Application
from order_service.application.queries import OrderNews, OrderStates
from order_service.presentation.http.access import OrderReader
from order_service.presentation.http.answers import OrderStatesEvent
from servicekit.client_address import client_network
from servicekit.identity import TokenVerifier
from servicekit.sse import Ending, StreamSlots, event_stream

_LOOK_AGAIN_SECONDS = 15.0


class LiveOrders:
    """The live views of this process, as `request` from the client's `network` finds them."""

    def __init__(self, request: Request, network: str) -> None:
        self._network = network
        self._app: Application = request.app.state.application
        self._slots: StreamSlots = request.app.state.live_slots
        self._stopping: asyncio.Event = request.app.state.health.stopping
        self._tokens: TokenVerifier = request.app.state.platform.tokens

    async def stream(self, order_id: UUID, reader: OrderReader, last_event_id: str | None) -> StreamingResponse:
        """Raises OrderNotFound, RateLimited when the caller, or the client address, has too many open."""
        with ExitStack() as held:
            # Listen before reading: what happens in between is news.
            news = held.enter_context(self._app.changes.follow(order_id))
            states = await self._app.find_states(order_id, reader.owner, reader.order_token)
            held.callback(self._slots.take(reader.key, self._network).give_back)
            return event_stream(
                self._events(states, reader, news, last_event_id),
                token_expires_at=reader.expires_at,
                ended_by=self._endings(reader),
                held=held.pop_all(),
            )

    def _endings(self, reader: OrderReader) -> list[Ending]:
        revoked = [partial(self._tokens.until_revoked, reader.caller)] if reader.caller else []
        return [self._stopping.wait, *revoked]

    async def _events(
        self, states: OrderStates, reader: OrderReader, news: OrderNews, seen: str | None
    ) -> AsyncIterator[OrderStatesEvent]:
        while True:
            state = _state_of(states)
            if state != seen:
                seen = state
                yield OrderStatesEvent.of(states, state)
            await news.wait(_LOOK_AGAIN_SECONDS)
            states = await self._app.find_states(states.id, reader.owner, reader.order_token)


async def live_orders(request: Request, network: Annotated[str, Depends(client_network)]) -> LiveOrders:
    """Dependency: the live views, for the client network that this request comes from."""
    return LiveOrders(request, network)


def _state_of(order: OrderStates) -> str:
    """The event's id: what is shown, so that a reconnecting browser is sent nothing twice."""
    return f"{order.status}.{order.payment_status}.{order.fulfilment_status}.{order.refunded.amount}"
