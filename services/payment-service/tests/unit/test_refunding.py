"""Giving money back, over fakes."""

from dataclasses import replace
from uuid import uuid4

import pytest
from unit_world import World

from commerce.values import Money, PaymentStatus
from payment_service.domain.errors import AmountNotChargeable, PaymentNotFound, RefundExceedsCaptured, RefundMismatch
from payment_service.domain.provider_state import IntentStatus, RefundStatus

FIVE = Money(500, "EUR")


async def test_a_refund_is_made_once_however_often_it_is_asked_for(world: World) -> None:
    payment, refund_id = await world.a_paid_payment(), uuid4()
    for _ in range(3):
        refund = await world.app.refund_payment(payment.order_id, refund_id, FIVE, "damaged")
        assert refund.status is RefundStatus.SUCCEEDED
    assert world.stored(payment).refunded == 500
    assert world.events()[1:] == ["souk.payment.refunded.v1"]


async def test_a_refund_id_is_not_used_for_something_else(world: World) -> None:
    payment, other, refund_id = await world.a_paid_payment(), await world.a_paid_payment(), uuid4()
    await world.app.refund_payment(payment.order_id, refund_id, FIVE, "damaged")
    with pytest.raises(RefundMismatch):
        await world.app.refund_payment(payment.order_id, refund_id, Money(1, "EUR"), "damaged")
    with pytest.raises(RefundMismatch):
        await world.app.refund_payment(other.order_id, refund_id, FIVE, "damaged")


async def test_more_than_was_captured_never_reaches_the_provider(world: World) -> None:
    payment = await world.a_paid_payment()
    with pytest.raises(RefundExceedsCaptured):
        await world.app.refund_payment(payment.order_id, uuid4(), Money(2000, "EUR"), "greed")
    assert world.provider.refunds == {}


async def test_an_order_without_payment_has_nothing_to_refund(world: World) -> None:
    with pytest.raises(PaymentNotFound):
        await world.app.refund_payment(uuid4(), uuid4(), FIVE, "damaged")


async def test_a_lost_answer_leaves_it_pending_and_the_reconciler_settles_it(world: World) -> None:
    payment, refund_id = await world.a_paid_payment(), uuid4()
    world.provider.loses_answers = True
    refund = await world.app.refund_payment(payment.order_id, refund_id, FIVE, "damaged")
    assert (refund.status, world.stored(payment).refunding) == (RefundStatus.PENDING, 500)
    world.provider.loses_answers = False
    await world.app.reconcile()
    assert world.memory.refunds[refund_id].status is RefundStatus.SUCCEEDED
    assert len(world.provider.refunds) == 1


async def test_a_refund_the_bank_takes_its_time_with_is_asked_about(world: World) -> None:
    payment, refund_id = await world.a_paid_payment(), uuid4()
    world.provider.refund_status = RefundStatus.PENDING
    await world.app.refund_payment(payment.order_id, refund_id, FIVE, "damaged")
    await world.app.reconcile()
    assert world.memory.refunds[refund_id].status is RefundStatus.PENDING
    made = world.provider.refunds[refund_id]
    world.provider.refunds[refund_id] = type(made)(
        made.provider_id, made.intent_id, RefundStatus.FAILED, FIVE, refund_id
    )
    await world.app.reconcile()
    assert world.memory.refunds[refund_id].status is RefundStatus.FAILED
    assert world.events()[1:] == ["souk.payment.refund_failed.v1"]


async def test_a_refund_that_cannot_be_expressed_reserves_nothing(world: World) -> None:
    payment = await world.app.create_intent(uuid4(), uuid4(), Money(20_000, "KWD"))
    await world.confirm(payment)
    with pytest.raises(AmountNotChargeable):
        await world.app.refund_payment(payment.order_id, uuid4(), Money(5124, "KWD"), "damaged")
    assert (world.stored(payment).refunding, world.memory.refunds) == (0, {})


@pytest.mark.parametrize("hours", [20, 25, 100])
async def test_a_key_that_may_be_forgotten_is_not_used_again(world: World, hours: int) -> None:
    payment, refund_id = await world.a_paid_payment(), uuid4()
    world.provider.loses_answers = True
    await world.app.refund_payment(payment.order_id, refund_id, FIVE, "damaged")
    world.provider.loses_answers = False
    world.provider.forget_keys()
    world.clock.turn(hours=hours)
    await world.app.reconcile()
    assert world.memory.refunds[refund_id].status is RefundStatus.SUCCEEDED
    assert world.provider.refunds_made == 1


async def test_a_refund_that_was_never_made_is_asked_for_anew_a_day_later(world: World) -> None:
    payment, refund_id = await world.a_paid_payment(), uuid4()
    world.provider.away = True
    await world.app.refund_payment(payment.order_id, refund_id, FIVE, "damaged")
    world.provider.away = False
    world.clock.turn(hours=30)
    world.provider.loses_answers = True
    await world.app.reconcile()
    world.provider.loses_answers = False
    await world.app.reconcile()
    assert world.memory.refunds[refund_id].status is RefundStatus.SUCCEEDED
    assert world.provider.refunds_made == 1


async def test_a_refund_without_an_end_stays_one_row_whose_pauses_grow_whoever_asks(world: World) -> None:
    payment, refund_id, asked = await world.a_paid_payment(), uuid4(), 0
    world.provider.loses_answers = True
    await world.app.refund_payment(payment.order_id, refund_id, FIVE, "damaged")
    for _ in range(24 * 60):
        world.clock.turn(minutes=1)
        before = world.memory.refunds[refund_id].tries
        await world.app.refund_payment(payment.order_id, refund_id, FIVE, "damaged")
        asked += world.memory.refunds[refund_id].tries - before
    assert list(world.memory.refunds) == [refund_id]
    assert 80 < asked < 150
    assert world.stored(payment).refunding == 500
    world.provider.loses_answers = False
    world.clock.turn(minutes=20)
    refund = await world.app.refund_payment(payment.order_id, refund_id, FIVE, "damaged")
    assert (refund.status, len(world.provider.refunds)) == (RefundStatus.SUCCEEDED, 1)


async def test_a_payment_that_cannot_be_settled_costs_the_others_nothing(world: World) -> None:
    poisoned, honest = await world.a_payment(), [await world.a_payment() for _ in range(20)]
    for payment in (poisoned, *honest):
        await world.confirm(payment, "pm_challenge", key=str(payment.id))
    del world.provider.intents[poisoned.intent_id or ""]
    for payment in honest:
        state = world.provider.intents[payment.intent_id or ""]
        world.provider.intents[state.intent_id] = replace(state, status=IntentStatus.CANCELLED)
    orders = [poisoned.order_id, *(payment.order_id for payment in honest[:10])]
    assert len(await world.app.look_up_payments(orders)) == 11
    await world.app.reconcile()
    statuses = {world.stored(payment).status for payment in honest}
    assert statuses == {PaymentStatus.VOIDED}
