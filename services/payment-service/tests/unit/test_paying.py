"""Creating and confirming payments, over fakes."""

from uuid import uuid4

import pytest
from unit_world import World

from commerce.values import Money, PaymentStatus
from payment_service.domain.attempt import AttemptStatus
from payment_service.domain.errors import (
    AmountMismatch,
    CardDeclined,
    OrderVoided,
    PaymentNotFound,
    PaymentNotPayable,
    UnknownPaymentMethod,
)
from payment_service.domain.payment import LAPSES_AFTER
from servicekit.domain.errors import OutcomeUnknown, Unavailable


async def test_an_order_has_one_payment(world: World) -> None:
    order, owner, amount = uuid4(), uuid4(), Money(1999, "EUR")
    first = await world.app.create_intent(order, owner, amount)
    assert (await world.app.create_intent(order, owner, amount)).id == first.id
    with pytest.raises(AmountMismatch):
        await world.app.create_intent(order, owner, Money(100, "EUR"))
    with pytest.raises(AmountMismatch):
        await world.app.create_intent(order, uuid4(), amount)


async def test_an_order_given_up_before_gets_no_payment(world: World) -> None:
    order = uuid4()
    assert await world.app.void_payment(order) == "voided"
    with pytest.raises(OrderVoided):
        await world.app.create_intent(order, uuid4(), Money(1999, "EUR"))


async def test_a_card_is_charged_once(world: World) -> None:
    payment = await world.confirm(await world.a_payment())
    assert payment.status is PaymentStatus.SUCCEEDED
    assert world.events() == ["souk.payment.succeeded.v1"]
    with pytest.raises(PaymentNotPayable):
        await world.confirm(payment, key="another tab")
    assert len(world.provider.charges) == 1


async def test_a_repeat_with_the_same_key_gets_the_first_outcome(world: World) -> None:
    payment = await world.confirm(await world.a_payment())
    assert (await world.confirm(payment)).status is PaymentStatus.SUCCEEDED
    assert len(world.provider.charges) == 1


async def test_somebody_elses_payment_is_not_there(world: World) -> None:
    payment = await world.a_payment()
    with pytest.raises(PaymentNotFound):
        await world.confirm(payment, owner_id=uuid4())


async def test_a_declined_card_then_another(world: World) -> None:
    payment = await world.a_payment()
    with pytest.raises(CardDeclined) as refusal:
        await world.confirm(payment, "pm_declined")
    assert refusal.value.extra == {"decline_code": "generic_decline"}
    with pytest.raises(CardDeclined):
        await world.confirm(payment, "pm_declined")
    assert world.stored(payment).status is PaymentStatus.REQUIRES_PAYMENT_METHOD
    assert (await world.confirm(payment, key="second")).status is PaymentStatus.SUCCEEDED
    assert world.events() == ["souk.payment.attempt_declined.v1", "souk.payment.succeeded.v1"]


async def test_an_authentication_sends_the_shopper_away(world: World) -> None:
    payment = await world.confirm(await world.a_payment(), "pm_challenge")
    assert payment.status is PaymentStatus.REQUIRES_ACTION
    assert payment.attempt is not None
    assert payment.attempt.action_url == "https://bank.example/3ds"


async def test_a_lost_answer_is_unknown_never_failed(world: World) -> None:
    payment = await world.a_payment()
    world.provider.loses_answers = True
    with pytest.raises(OutcomeUnknown):
        await world.confirm(payment)
    assert world.stored(payment).status is PaymentStatus.PROCESSING
    world.provider.loses_answers = False
    assert (await world.confirm(payment)).status is PaymentStatus.SUCCEEDED
    assert len(world.provider.charges) == 1


async def test_a_lost_answer_is_learnt_of_before_another_card_is_tried(world: World) -> None:
    payment = await world.a_payment()
    world.provider.loses_answers = True
    with pytest.raises(OutcomeUnknown):
        await world.confirm(payment)
    world.provider.loses_answers = False
    with pytest.raises(PaymentNotPayable) as refusal:
        await world.confirm(payment, key="another card")
    assert refusal.value.status == "succeeded"
    assert len(world.provider.charges) == 1


async def test_a_provider_that_is_away_costs_no_attempt(world: World) -> None:
    payment = await world.a_payment()
    world.provider.away = True
    for _ in range(7):
        with pytest.raises(Unavailable):
            await world.confirm(payment)
    assert world.stored(payment).status is PaymentStatus.REQUIRES_PAYMENT_METHOD
    world.provider.away = False
    assert (await world.confirm(payment)).status is PaymentStatus.SUCCEEDED


async def test_an_unknown_card_costs_no_attempt(world: World) -> None:
    payment = await world.a_payment()
    with pytest.raises(UnknownPaymentMethod):
        await world.confirm(payment, "pm_unknown")
    assert world.stored(payment).attempts[0].status is AttemptStatus.WITHDRAWN


async def test_the_reconciler_settles_a_lost_answer(world: World) -> None:
    payment = await world.a_payment()
    world.provider.loses_answers = True
    with pytest.raises(OutcomeUnknown):
        await world.confirm(payment)
    assert await world.app.reconcile() == 1
    assert world.stored(payment).status is PaymentStatus.SUCCEEDED
    assert await world.app.reconcile() == 0


async def test_the_reconciler_frees_a_payment_whose_confirmation_never_arrived(world: World) -> None:
    payment = await world.a_payment()
    async with world.memory.unit_of_work() as uow:
        started = await uow.payments.of_id(payment.id)
        started.begin_attempt("pm_card_visa", "https://shop.example", "killed", world.clock())
        await uow.payments.save(started)
    await world.app.reconcile()
    assert world.stored(payment).status is PaymentStatus.PROCESSING
    world.clock.turn(seconds=LAPSES_AFTER.total_seconds())
    await world.app.reconcile()
    assert world.stored(payment).status is PaymentStatus.REQUIRES_PAYMENT_METHOD


async def test_the_reconciler_waits_for_a_provider_that_is_away(world: World) -> None:
    payment = await world.confirm(await world.a_payment(), "pm_challenge")
    world.provider.away = True
    await world.app.reconcile()
    stored = world.stored(payment)
    assert (stored.status, stored.checks) == (PaymentStatus.REQUIRES_ACTION, 1)


async def test_a_lookup_asks_about_what_is_unknown(world: World) -> None:
    payment = await world.a_payment()
    world.provider.loses_answers = True
    with pytest.raises(OutcomeUnknown):
        await world.confirm(payment)
    (found,) = await world.app.look_up_payments([payment.order_id, uuid4()])
    assert found.status is PaymentStatus.SUCCEEDED


async def test_a_try_that_the_provider_may_have_forgotten_is_learnt_of_before_it_is_made_again(world: World) -> None:
    payment = await world.a_payment()
    world.provider.loses_answers = True
    with pytest.raises(OutcomeUnknown):
        await world.confirm(payment)
    world.provider.loses_answers = False
    world.provider.forget_keys()
    world.clock.turn(hours=21)
    assert (await world.confirm(payment)).status is PaymentStatus.SUCCEEDED
    assert len(world.provider.charges) == 1


async def test_a_try_that_never_arrived_is_made_anew_a_day_later(world: World) -> None:
    payment = await world.a_payment()
    async with world.memory.unit_of_work() as uow:
        started = await uow.payments.of_id(payment.id)
        first = started.begin_attempt("pm_card_visa", "https://shop.example", "key", world.clock())
        await uow.payments.save(started)
    world.clock.turn(hours=21)
    assert (await world.confirm(payment)).status is PaymentStatus.SUCCEEDED
    assert [attempt.status for attempt in world.stored(payment).attempts] == ["lapsed", "succeeded"]
    assert str(first.id) not in world.provider.keys


async def test_a_try_a_day_old_waits_for_a_provider_that_is_away(world: World) -> None:
    payment = await world.a_payment()
    world.provider.loses_answers = True
    with pytest.raises(OutcomeUnknown):
        await world.confirm(payment)
    world.provider.loses_answers, world.provider.away = False, True
    world.clock.turn(hours=21)
    with pytest.raises(OutcomeUnknown):
        await world.confirm(payment)
    assert len(world.provider.charges) == 1
