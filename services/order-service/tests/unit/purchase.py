"""order-service's use cases on fakes: one purchase in memory."""

import asyncio
from dataclasses import dataclass, field
from uuid import UUID

from builders import a_request, a_shop
from fake_neighbours import FakeCharging, FakePayments, FakeStock
from fakes import Crash, FakeClock, FakeDatabase, Points

from commerce.values import Money
from order_service.application.cancel_order import CancelOrder
from order_service.application.place_order import PlaceOrder
from order_service.application.refund_order import RefundOrder
from order_service.application.resolve_attention import ResolveAttention
from order_service.application.saga.admit_order import AdmitOrder
from order_service.application.saga.advance import AdvanceSaga
from order_service.application.saga.ask_payments import AskPayments
from order_service.application.saga.confirm import Confirm
from order_service.application.saga.draft_order import OrderRequest
from order_service.application.saga.follow_order import FollowOrder
from order_service.application.saga.reconcile import Reconcile
from order_service.application.saga.record_refund import RecordRefund
from order_service.application.saga.reserve_and_bill import Placed, ReserveAndBill
from order_service.application.saga.settle_payment import SettlePayment
from order_service.application.saga.steps import SagaSteps
from order_service.domain.order import Order
from servicekit.domain import new_id


def _link(order_id: UUID, token: str | None) -> str:
    return f"http://shop/orders/{order_id}" + (f"#{token}" if token else "")


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
        self.start()

    def start(self) -> None:
        uow, clock, confirm = self.database.unit_of_work, self.clock, Confirm(_link)
        reserve_and_bill = ReserveAndBill(uow, self.stock, self.payments, clock)
        steps = SagaSteps(uow, self.stock, self.payments, reserve_and_bill, confirm, clock)
        advance = AdvanceSaga(uow, steps.by_step(), clock)
        self.reconcile = Reconcile(self.database, self.database, advance, clock, asyncio.create_task, lambda: None)
        follow = FollowOrder(uow, self.database, self.payments, reserve_and_bill, clock)
        self.place = PlaceOrder(
            uow, AdmitOrder(uow, a_shop()), advance, reserve_and_bill, follow, self.charging, a_shop(), clock
        )
        self.cancel = CancelOrder(uow, clock)
        self.refund = RefundOrder(uow, advance, clock)
        self.resolve = ResolveAttention(uow, advance, clock)
        self.settle = SettlePayment(uow, self.database, self.stock, confirm, clock)
        self.record_refund = RecordRefund(uow, clock)
        self.ask = AskPayments(self.database, self.payments, self.settle, self._chosen)

    async def _chosen(self) -> bool:
        return True

    async def placed(self, request: OrderRequest | None = None) -> Placed:
        return await self.place(request or a_request())

    async def paid(self, order_id: UUID, event_id: UUID | None = None) -> None:
        """The card is charged, and the event arrives."""
        payment_id = self.payments.pay(order_id)
        await self.settle(order_id, payment_id, self.order(order_id).total, event_id or new_id())

    async def paid_wrongly(self, order_id: UUID, captured: Money) -> None:
        """The provider took something else than the total, and the event arrives."""
        await self.settle(order_id, self.payments.pay(order_id, captured), captured, new_id())

    def order(self, order_id: UUID) -> Order:
        return self.database.orders[order_id]

    def only_order(self) -> Order:
        (order,) = self.database.orders.values()
        return order

    async def take_up(self) -> int:
        """The reconciler takes up what is due, and each has been carried on; how many there were."""
        await self.reconcile.take_up()
        carried_on = list(self.reconcile.working)
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
