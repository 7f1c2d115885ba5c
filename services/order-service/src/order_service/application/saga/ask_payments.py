"""While no event comes, ask payment-service: the stream may be down, and shoppers wait."""

import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from uuid import UUID

from order_service.application.ports import Capture, Payments, Sagas
from order_service.application.saga.settle_payment import SettlePayment
from servicekit.domain.errors import DomainError

logger = logging.getLogger(__name__)

_BATCH = 200
SILENCE_SECONDS = 5.0
_NO_ORDER = UUID(int=0)


@dataclass(slots=True)
class AskPayments:
    """Every five seconds of silence, by one process, in batches of 200; never while events flow."""

    sagas: Sagas
    payments: Payments
    settle: SettlePayment
    chosen: Callable[[], Awaitable[bool]]
    """Whether this process is the one that asks."""
    last_event_at: float = field(default_factory=time.monotonic, init=False)

    def note_event(self) -> None:
        """payment-service published an event: the stream is alive."""
        self.last_event_at = time.monotonic()

    async def when_silent(self) -> float:
        """Ask, unless an event came in the last five seconds or another process is the one that asks.

        Answers in how many seconds the silence will have lasted long enough. Who asks is settled only when there is
        something to ask about: it is a row that is written.
        """
        if self._left() <= 0:
            if await self.sagas.awaiting_payment(_NO_ORDER, 1) and await self.chosen():
                await self.once()
            self.note_event()
        return self._left()

    def _left(self) -> float:
        return self.last_event_at + SILENCE_SECONDS - time.monotonic()

    async def once(self) -> None:
        """Ask about every order that may be paid at any moment."""
        after = _NO_ORDER
        while waiting := await self.sagas.awaiting_payment(after, _BATCH):
            try:
                await self._ask(waiting)
            except DomainError as error:
                # The next orders are asked about all the same: what fails may be one of these.
                logger.warning("payments could not be looked up", extra={"reason": repr(error)})
            after = waiting[-1]

    async def _ask(self, order_ids: list[UUID]) -> None:
        for capture in await self.payments.lookup(order_ids):
            if capture.succeeded:
                await self._settle(capture)

    async def _settle(self, capture: Capture) -> None:
        try:
            await self.settle(capture.order_id, capture.payment_id, capture.captured)
        except Exception:
            logger.exception("payment could not be settled", extra={"order_id": str(capture.order_id)})
