"""How purchases end: paid, cancelled, expired, too late, out of stock, refunded."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest
from builders import a_buyer, a_request
from fake_neighbours import FakeStock
from purchase import Purchase

from commerce.values import CancelReason, OrderPaymentStatus, OrderStatus
from order_service.application.ports import VoidOutcome
from order_service.application.saga.confirm import hash_of
from order_service.domain.errors import OrderNotCancellable, OrderNotFound
from servicekit.domain import new_id
from servicekit.domain.errors import OutcomeUnknown, Unavailable


async def a_placed(shop: Purchase) -> UUID:
    return (await shop.placed()).order.id


async def test_a_payment_confirms_the_order_and_mails_its_buyer() -> None:
    shop = Purchase()
    order_id = await a_placed(shop)
    await shop.paid(order_id)
    assert shop.order(order_id).status is OrderStatus.CONFIRMED
    assert shop.stock.reservations[order_id] == "committed"
    assert shop.database.event_types()[-1] == "souk.order.paid.v1"
    template, data = shop.database.mails[0]
    assert (template, data["total"]) == ("order_confirmed", "€44.88")
    assert "#" not in data["link"]


async def test_a_guests_mail_carries_the_only_key_to_the_order() -> None:
    shop = Purchase()
    placed = await shop.placed(a_request(buyer=a_buyer(role="guest")))
    await shop.paid(placed.order.id)
    token = shop.database.mails[0][1]["link"].partition("#token=")[2]
    assert len(token) == 43
    assert shop.order(placed.order.id).access_token_hash == hash_of(token)


async def test_an_event_that_comes_twice_has_one_effect() -> None:
    shop, event_id = Purchase(), new_id()
    order_id = await a_placed(shop)
    for _ in range(2):
        await shop.paid(order_id, event_id)
    await shop.paid(order_id)
    assert len(shop.database.mails) == 1
    assert shop.database.event_types().count("souk.order.paid.v1") == 1


async def test_a_payment_is_kept_while_product_service_is_away() -> None:
    shop = Purchase()
    order_id = await a_placed(shop)
    shop.stock.trouble = [Unavailable(), OutcomeUnknown()]
    await shop.paid(order_id)
    assert shop.order(order_id).payment_status is OrderPaymentStatus.PAID
    await shop.come_to_rest()
    assert shop.order(order_id).status is OrderStatus.CONFIRMED


async def test_a_lost_hold_is_taken_again() -> None:
    shop = Purchase()
    order_id = await a_placed(shop)
    shop.stock.lapse(order_id)
    await shop.paid(order_id)
    await shop.come_to_rest()
    order = shop.order(order_id)
    assert order.status is OrderStatus.CONFIRMED
    assert order.reservation_id != order_id
    assert shop.stock.free == 98


async def test_a_lost_hold_without_stock_is_refunded_and_cancelled() -> None:
    shop = Purchase()
    order_id = await a_placed(shop)
    shop.stock.lapse(order_id)
    shop.stock.free = 0
    await shop.paid(order_id)
    await shop.come_to_rest()
    order = shop.order(order_id)
    assert (order.status, order.cancel_reason) == (OrderStatus.CANCELLED, CancelReason.OUT_OF_STOCK)
    assert order.payment_status is OrderPaymentStatus.REFUNDED
    assert "souk.order.paid.v1" not in shop.database.event_types()


async def test_a_cancelled_order_gives_its_stock_back() -> None:
    shop = Purchase()
    order_id = await a_placed(shop)
    await shop.app.cancel_order(order_id, shop.order(order_id).snapshot.buyer.customer_id)
    assert shop.order(order_id).status is OrderStatus.CANCELLING
    assert shop.stock.free == 98
    await shop.come_to_rest()
    assert (shop.order(order_id).status, shop.stock.free) == (OrderStatus.CANCELLED, 100)
    assert shop.payments.calls.count("void") == 1


async def test_only_the_buyer_cancels_and_only_while_unpaid() -> None:
    shop = Purchase()
    order_id = await a_placed(shop)
    with pytest.raises(OrderNotFound):
        await shop.app.cancel_order(order_id, new_id())
    await shop.paid(order_id)
    with pytest.raises(OrderNotCancellable):
        await shop.app.cancel_order(order_id, shop.order(order_id).snapshot.buyer.customer_id)


async def test_stock_stays_held_until_the_provider_has_decided() -> None:
    shop = Purchase()
    order_id = await a_placed(shop)
    shop.payments.voids = [VoidOutcome.UNKNOWN, VoidOutcome.UNKNOWN]
    await shop.app.cancel_order(order_id, shop.order(order_id).snapshot.buyer.customer_id)
    await shop.take_up()
    assert (shop.order(order_id).status, shop.stock.free) == (OrderStatus.CANCELLING, 98)
    await shop.come_to_rest()
    assert (shop.order(order_id).status, shop.stock.free) == (OrderStatus.CANCELLED, 100)


@pytest.mark.parametrize("event_comes", [True, False])
async def test_a_payment_in_flight_is_refunded_when_its_customer_cancels(event_comes: bool) -> None:
    shop = Purchase()
    order_id = await a_placed(shop)
    shop.payments.pay(order_id)
    await shop.app.cancel_order(order_id, shop.order(order_id).snapshot.buyer.customer_id)
    if event_comes:
        await shop.paid(order_id)
    await shop.come_to_rest()
    order = shop.order(order_id)
    assert (order.status, order.payment_status) == (OrderStatus.CANCELLED, OrderPaymentStatus.REFUNDED)
    assert shop.stock.free == 100
    assert list(shop.payments.intents[order_id].refunds.values()) == [order.total]


async def test_stock_committed_just_before_the_cancellation_is_put_back() -> None:
    shop = Purchase()
    order_id = await a_placed(shop)
    customer = shop.order(order_id).snapshot.buyer.customer_id
    commit = shop.stock.commit

    async def cancelled_meanwhile(reservation_id: UUID) -> bool:
        sold = await commit(reservation_id)
        await shop.app.cancel_order(order_id, customer)
        return sold

    shop.stock.commit = cancelled_meanwhile  # type: ignore[method-assign]
    await shop.paid(order_id)
    await shop.come_to_rest()
    assert shop.order(order_id).status is OrderStatus.CANCELLED
    assert shop.order(order_id).payment_status is OrderPaymentStatus.REFUNDED
    assert shop.stock.free == 100


async def test_an_unpaid_order_expires() -> None:
    shop = Purchase()
    order_id = await a_placed(shop)
    shop.clock.forward(minutes=14)
    assert await shop.take_up() == 0
    shop.clock.forward(minutes=1)
    await shop.take_up()
    assert (shop.order(order_id).status, shop.stock.free) == (OrderStatus.EXPIRED, 100)
    assert shop.database.event_types()[-1] == "souk.order.expired.v1"


async def test_a_payment_in_the_last_second_beats_the_expiry() -> None:
    shop = Purchase()
    order_id = await a_placed(shop)
    shop.payments.pay(order_id)
    shop.clock.forward(minutes=15)
    await shop.come_to_rest()
    assert shop.order(order_id).status is OrderStatus.CONFIRMED
    assert shop.stock.reservations[order_id] == "committed"


async def test_a_payment_after_the_end_is_refunded_in_full() -> None:
    shop = Purchase()
    order_id = await a_placed(shop)
    shop.clock.forward(minutes=15)
    await shop.come_to_rest()
    shop.payments.intents[order_id].state = "succeeded"
    await shop.app.settle_payment(order_id, shop.payments.intents[order_id].id, shop.order(order_id).total, new_id())
    await shop.come_to_rest()
    order = shop.order(order_id)
    assert (order.status, order.payment_status) == (OrderStatus.EXPIRED, OrderPaymentStatus.REFUNDED)
    assert shop.stock.free == 100


class BusyStock(FakeStock):
    """Something else happens to the order while its stock is released."""

    meanwhile: Callable[[], Awaitable[object]] | None = None

    async def release(self, reservation_id: UUID) -> bool:
        released = await super().release(reservation_id)
        if self.meanwhile is not None:
            meanwhile, self.meanwhile = self.meanwhile, None
            await meanwhile()
        return released


async def test_a_worker_whose_order_changes_meanwhile_goes_on_at_once() -> None:
    shop = Purchase()
    stock = shop.stock = BusyStock(shop.points)
    shop.start()
    order_id = await a_placed(shop)
    total = shop.order(order_id).total
    await shop.app.cancel_order(order_id, shop.order(order_id).snapshot.buyer.customer_id)
    shop.payments.voids = [VoidOutcome.VOIDED]
    shop.payments.pay(order_id)
    stock.meanwhile = lambda: shop.app.settle_payment(order_id, new_id(), total, new_id())
    while await shop.take_up():
        pass
    order = shop.order(order_id)
    assert (order.status, order.payment_status) == (OrderStatus.CANCELLED, OrderPaymentStatus.REFUNDED)


async def test_cancelling_twice_does_not_disturb_the_worker() -> None:
    shop = Purchase()
    order_id = await a_placed(shop)
    customer = shop.order(order_id).snapshot.buyer.customer_id
    await shop.app.cancel_order(order_id, customer)
    version = shop.order(order_id).saga.version
    await shop.app.cancel_order(order_id, customer)
    assert shop.order(order_id).saga.version == version
