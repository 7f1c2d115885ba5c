"""order-service's use cases on fakes: one purchase in memory."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

from builders import a_request, a_shop
from fake_neighbours import FakeCharging, FakePayments, FakeStock
from fakes import Crash, FakeClock, FakeDatabase, Points

from commerce.values import Money
from order_service.application import Ports, assemble
from order_service.application.saga.draft_order import OrderRequest
from order_service.application.saga.reserve_and_bill import Placed
from order_service.domain.order import Order
from order_service.infrastructure.order_changes import OrderNotices
from servicekit.domain import HandledBefore, new_id


def _link(order_id: UUID, locale: str, token: str | None) -> str:
    return f"http://shop/{locale}/orders/{order_id}" + (f"#token={token}" if token else "")


@dataclass
class Purchase:
    """A process that can die and be started again; database, neighbours and clock outlive it."""

    points: Points = field(default_factory=Points)
    clock: FakeClock = field(default_factory=FakeClock)
    free: int = 100

    def __post_init__(self) -> None:
        self.database = FakeDatabase(self.points)
        self.stock = FakeStock(self.points, self.free)
        self.payments = FakePayments(self.points)
        self.charging = FakeCharging()
        self.chosen = 0
        self.start()

    def start(self) -> None:
        ports = Ports(
            unit_of_work=self.database.unit_of_work,
            orders=self.database,
            sagas=self.database,
            products=self.stock,
            stock=self.stock,
            payments=self.payments,
            charging=self.charging,
            queries=self.database,
            desk=self.database,
            waiting=self.database,
            changes=OrderNotices(),
            link=_link,
            begin=asyncio.create_task,
            wake=lambda: None,
            chosen=self._chosen,
            clock=self.clock,
        )
        self.app = assemble(ports, a_shop())

    async def _chosen(self) -> bool:
        self.chosen += 1
        return True

    async def placed(self, request: OrderRequest | None = None) -> Placed:
        return await self.app.place_order(request or a_request())

    async def paid(self, order_id: UUID, event_id: UUID | None = None) -> None:
        """The card is charged, and the event arrives, perhaps not for the first time."""
        payment_id = self.payments.pay(order_id)
        with suppress(HandledBefore):
            await self.app.settle_payment(order_id, payment_id, self.order(order_id).total, event_id or new_id())

    async def paid_wrongly(self, order_id: UUID, captured: Money) -> None:
        """The provider took something else than the total, and the event arrives."""
        await self.app.settle_payment(order_id, self.payments.pay(order_id, captured), captured, new_id())

    def order(self, order_id: UUID) -> Order:
        return self.database.orders[order_id]

    def only_order(self) -> Order:
        (order,) = self.database.orders.values()
        return order

    async def take_up(self) -> int:
        """The reconciler takes up what is due, and each has been carried on; how many there were."""
        await self.app.reconcile.take_up()
        carried_on = list(self.app.reconcile.working)
        await asyncio.gather(*carried_on)
        return len(carried_on)

    async def come_to_rest(self) -> None:
        """Time passes (not as much as the payment window) and the reconciler does its work."""
        self.points.die_at = None
        self.start()
        for _ in range(12):
            self.clock.forward(seconds=31)
            while await self.take_up():
                pass

    async def die_at(self, point: int, what: "object") -> bool:
        """Run `what` until the process dies at a point; False when it ended before."""
        self.points.passed, self.points.die_at = 0, point
        try:
            await what  # type: ignore[misc]
        except Crash:
            return True
        finally:
            self.points.die_at = None
        return False
