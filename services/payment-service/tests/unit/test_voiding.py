"""Giving payments up, over fakes."""

import pytest
from unit_world import World

from commerce.values import PaymentStatus
from payment_service.domain.errors import PaymentNotPayable
from servicekit.domain.errors import OutcomeUnknown


async def test_an_unpaid_payment_is_voided_once(world: World) -> None:
    payment = await world.a_payment()
    assert await world.app.void_payment(payment.order_id) == "voided"
    assert await world.app.void_payment(payment.order_id) == "voided"
    assert world.events() == ["souk.payment.voided.v1"]
    with pytest.raises(PaymentNotPayable):
        await world.confirm(payment)


async def test_a_paid_payment_is_not_voided(world: World) -> None:
    payment = await world.a_paid_payment()
    assert await world.app.void_payment(payment.order_id) == "succeeded"
    assert world.stored(payment).status is PaymentStatus.SUCCEEDED


async def test_a_charge_whose_answer_was_lost_wins_over_the_void(world: World) -> None:
    payment = await world.a_payment()
    world.provider.loses_answers = True
    with pytest.raises(OutcomeUnknown):
        await world.confirm(payment)
    world.provider.loses_answers = False
    assert await world.app.void_payment(payment.order_id) == "succeeded"
    assert world.events() == ["souk.payment.succeeded.v1"]


async def test_an_unreachable_provider_leaves_the_void_unknown_until_it_answers(world: World) -> None:
    payment = await world.a_payment()
    world.provider.away = True
    assert await world.app.void_payment(payment.order_id) == "unknown"
    assert world.stored(payment).status is PaymentStatus.VOIDING
    world.provider.away = False
    with pytest.raises(PaymentNotPayable):
        await world.confirm(payment)
    await world.app.reconcile()
    assert world.stored(payment).status is PaymentStatus.VOIDED
    assert world.events() == ["souk.payment.voided.v1"]
