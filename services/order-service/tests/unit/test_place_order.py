import asyncio
from dataclasses import replace
from uuid import UUID

import pytest
from builders import a_buyer, a_request, an_address, eur
from fakes import Crash, FakeOrders
from purchase import Purchase

from commerce.values import CancelReason, Money, OrderStatus
from order_service.application.ports import Unpaid
from order_service.domain.charging import ChargingRule
from order_service.domain.errors import (
    AlreadyCancelled,
    AmountNotChargeable,
    CartAlreadyPaid,
    OutOfStock,
    TermsChanged,
    TooManyUnpaidOrders,
    TotalChanged,
    UnknownShippingMethod,
    WrongCurrency,
)  # fmt: skip
from servicekit.domain import new_id
from servicekit.domain.errors import OutcomeUnknown, Unavailable


async def test_an_order_holds_stock_and_awaits_payment() -> None:
    shop = Purchase()
    placed = await shop.placed()
    order = shop.order(placed.order.id)
    assert order.status is OrderStatus.AWAITING_PAYMENT
    assert shop.stock.reservations == {order.id: "held"}
    assert shop.payments.intents[order.id].amount == order.total == eur(4488)
    assert placed.payment.id == order.payment_id
    assert shop.database.event_types() == ["souk.order.placed.v1"]


async def test_a_changed_total_is_answered_with_the_new_quote() -> None:
    shop = Purchase()
    with pytest.raises(TotalChanged) as refused:
        await shop.placed(a_request(expected_total=eur(1)))
    assert refused.value.extra["quote"]["total"] == {"amount": 4488, "currency": "EUR"}
    assert not shop.database.orders


async def test_nobody_orders_on_terms_that_were_replaced() -> None:
    shop = Purchase()
    with pytest.raises(TermsChanged) as refused:
        await shop.placed(a_request(buyer=a_buyer(accepted_terms_version="2025-07")))
    assert refused.value.extra == {"terms_version": "2026-01"}
    assert not shop.database.orders


async def test_unknown_shipping_and_foreign_currency_are_refused() -> None:
    shop = Purchase()
    with pytest.raises(UnknownShippingMethod):
        await shop.placed(a_request(shipping_method_id="camel"))
    item = replace(a_request().items[0], unit_price=Money(1999, "USD"))
    with pytest.raises(WrongCurrency):
        await shop.placed(a_request(items=(item,)))


async def test_without_stock_the_order_is_over_and_no_intent_was_made() -> None:
    shop = Purchase(free=1)
    with pytest.raises(OutOfStock) as refused:
        await shop.placed()
    assert refused.value.errors[0]["available"] == 1
    assert shop.only_order().status is OrderStatus.CANCELLED
    assert not shop.payments.intents


async def test_an_unchanged_cart_gets_the_same_open_order() -> None:
    shop, request = Purchase(), a_request()
    first = await shop.placed(request)
    second = await shop.placed(replace(request, order_id=new_id()))
    assert (second.order.id, second.payment) == (first.order.id, first.payment)
    assert len(shop.database.orders) == 1


@pytest.mark.parametrize("change", ["version", "address"])
async def test_a_changed_checkout_gives_the_earlier_order_up_first(change: str) -> None:
    shop, request = Purchase(free=2), a_request()
    first = await shop.placed(request)
    other = replace(request, order_id=new_id())
    other = (
        replace(other, cart_version=2)
        if change == "version"
        else replace(other, shipping_address=an_address(line1="Hafenstr. 2"))
    )
    second = await shop.placed(other)
    earlier = shop.order(first.order.id)
    assert (earlier.status, earlier.cancel_reason) == (OrderStatus.CANCELLED, CancelReason.SUPERSEDED)
    assert shop.order(second.order.id).status is OrderStatus.AWAITING_PAYMENT
    assert shop.stock.free == 0


async def test_an_earlier_order_that_was_just_paid_stops_the_checkout() -> None:
    shop, request = Purchase(), a_request()
    first = await shop.placed(request)
    shop.payments.pay(first.order.id)
    with pytest.raises(CartAlreadyPaid):
        await shop.placed(replace(request, order_id=new_id(), cart_version=2))
    await shop.come_to_rest()
    states = {order.status for order in shop.database.orders.values()}
    assert states == {OrderStatus.CONFIRMED, OrderStatus.CANCELLED}
    assert shop.stock.free == 98


async def test_an_earlier_order_that_is_paid_while_the_new_one_is_admitted_stays_paid(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shop, request = Purchase(), a_request()
    first = await shop.placed(request)
    unpaid, reads = FakeOrders.unpaid, 0

    async def paid_after_the_first_read(orders: FakeOrders, customer_id: UUID, network: bytes | None) -> Unpaid:
        nonlocal reads
        reads += 1
        seen = await unpaid(orders, customer_id, network)
        if reads == 1:
            await shop.paid(first.order.id)
        return seen

    monkeypatch.setattr(FakeOrders, "unpaid", paid_after_the_first_read)
    second = await shop.placed(replace(request, order_id=new_id(), cart_version=2))
    assert (reads, shop.order(first.order.id).status) == (2, OrderStatus.CONFIRMED)
    assert shop.order(second.order.id).status is OrderStatus.AWAITING_PAYMENT


async def test_a_confirmed_order_of_the_same_cart_stops_the_checkout() -> None:
    shop, request = Purchase(), a_request()
    first = await shop.placed(request)
    await shop.paid(first.order.id)
    with pytest.raises(CartAlreadyPaid):
        await shop.placed(replace(request, order_id=new_id()))


async def test_a_caller_has_at_most_three_unpaid_orders() -> None:
    shop, buyer = Purchase(), a_buyer()
    for _ in range(3):
        await shop.placed(a_request(buyer=buyer))
    with pytest.raises(TooManyUnpaidOrders):
        await shop.placed(a_request(buyer=buyer))
    await shop.placed(a_request())


async def test_a_network_has_at_most_twenty_unpaid_orders_however_many_guests_it_is() -> None:
    shop = Purchase()
    placed = [await shop.placed(a_request(placed_from=b"here")) for _ in range(20)]
    with pytest.raises(TooManyUnpaidOrders, match="20 orders from your network"):
        await shop.placed(a_request(placed_from=b"here"))
    await shop.placed(a_request(placed_from=b"there"))
    await shop.placed(a_request())
    await shop.paid(placed[0].order.id)
    await shop.placed(a_request(placed_from=b"here"))


async def test_a_changed_cart_replaces_its_order_in_a_network_that_is_full() -> None:
    shop, buyer, cart = Purchase(), a_buyer(), new_id()
    await shop.placed(a_request(buyer=buyer, cart_id=cart, placed_from=b"here"))
    for _ in range(19):
        await shop.placed(a_request(placed_from=b"here"))
    await shop.placed(a_request(buyer=buyer, cart_id=cart, cart_version=2, placed_from=b"here"))


@pytest.mark.parametrize("error", [Unavailable(), OutcomeUnknown()])
@pytest.mark.parametrize("neighbour", ["stock", "payments"])
@pytest.mark.parametrize("when", ["trouble", "after"])
async def test_what_fails_half_way_is_undone(error: Exception, neighbour: str, when: str) -> None:
    shop = Purchase()
    getattr(getattr(shop, neighbour), when).append(error)
    with pytest.raises(type(error)):
        await shop.placed()
    await shop.come_to_rest()
    order = shop.only_order()
    assert (order.status, order.cancel_reason) == (OrderStatus.CANCELLED, CancelReason.NOT_PLACED)
    assert shop.stock.free == 100
    assert shop.payments.intents[order.id].state != "open"


async def test_a_second_tab_waits_for_the_first() -> None:
    shop, request = Purchase(), a_request()
    reserve, may_go_on = shop.stock.reserve, asyncio.Event()

    async def slow_reserve(*args: object) -> None:
        await may_go_on.wait()
        await reserve(*args)  # type: ignore[arg-type]

    shop.stock.reserve = slow_reserve  # type: ignore[method-assign,assignment]
    first = asyncio.create_task(shop.placed(request))
    await asyncio.sleep(0)
    second = asyncio.create_task(shop.placed(replace(request, order_id=new_id())))
    await asyncio.sleep(0.01)
    may_go_on.set()
    assert (await first).order.id == (await second).order.id
    assert len(shop.database.orders) == 1


async def test_an_order_cancelled_while_being_placed_is_not_answered() -> None:
    shop, request = Purchase(), a_request()
    create_intent = shop.payments.create_intent

    async def cancel_first(order_id: object, owner_id: object, amount: object) -> object:
        await shop.app.cancel_order(order_id, owner_id)  # type: ignore[arg-type]
        return await create_intent(order_id, owner_id, amount)  # type: ignore[arg-type]

    shop.payments.create_intent = cancel_first  # type: ignore[method-assign,assignment]
    with pytest.raises(AlreadyCancelled):
        await shop.placed(request)
    await shop.come_to_rest()
    assert shop.only_order().status is OrderStatus.CANCELLED
    assert shop.stock.free == 100


async def test_a_total_that_cannot_be_charged_is_refused_before_anything_is_held() -> None:
    shop = Purchase()
    shop.charging.rule = ChargingRule("EUR", 50, 4487, 1)
    with pytest.raises(AmountNotChargeable) as refused:
        await shop.placed()
    assert refused.value.extra["limits"] == {"minimum": 50, "maximum": 4487, "step": 1, "currency": "EUR"}
    assert (shop.database.orders, shop.stock.calls, shop.payments.calls) == ({}, [], [])


async def test_a_total_that_payment_service_refuses_after_the_hold_is_undone() -> None:
    shop = Purchase()
    shop.charging.knows = False
    shop.payments.trouble = [AmountNotChargeable()]
    with pytest.raises(AmountNotChargeable):
        await shop.placed()
    await shop.come_to_rest()
    order = shop.only_order()
    assert (order.status, order.cancel_reason) == (OrderStatus.CANCELLED, CancelReason.NOT_PLACED)
    assert shop.stock.free == 100


async def test_the_reconciler_gives_up_an_order_whose_total_is_refused() -> None:
    shop = Purchase()
    shop.points.die_at = 4
    with pytest.raises(Crash):
        await shop.placed()
    shop.points.die_at = None
    shop.payments.trouble = [AmountNotChargeable()]
    shop.clock.forward(minutes=2)
    await shop.come_to_rest()
    assert (shop.only_order().status, shop.only_order().cancel_reason) == (
        OrderStatus.CANCELLED,
        CancelReason.NOT_PLACED,
    )


@pytest.mark.parametrize(
    ("total", "chargeable"),
    [(49, False), (50, True), (55, False), (990, True), (1000, False), (0, False)],
)
async def test_a_quote_is_of_a_total_that_can_be_paid(total: int, chargeable: bool) -> None:
    rule = ChargingRule("EUR", 50, 990, 10)
    if chargeable:
        rule.require_chargeable(eur(total))
    else:
        with pytest.raises(AmountNotChargeable):
            rule.require_chargeable(eur(total))
