"""What webhooks change, over fakes."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from builders import a_refund_state, cancelled, declined, succeeded
from unit_world import World

from commerce.values import Money, PaymentStatus
from payment_service.domain.provider_state import ProviderEvent, RefundStatus
from payment_service.domain.refund import RefundOrigin
from payment_service.domain.webhook import WebhookOutcome
from servicekit.domain.errors import OutcomeUnknown, Unavailable


async def test_a_success_heard_first_is_not_counted_again_by_the_answer(world: World) -> None:
    payment = await world.a_payment()
    world.provider.loses_answers = True
    with pytest.raises(OutcomeUnknown):
        await world.confirm(payment)
    await world.hear(ProviderEvent("evt_1", intent=world.provider.intents[payment.intent_id or ""]))
    assert world.stored(payment).status is PaymentStatus.SUCCEEDED
    world.provider.loses_answers = False
    assert (await world.confirm(payment)).status is PaymentStatus.SUCCEEDED
    assert world.events() == ["souk.payment.succeeded.v1"]
    assert len(world.memory.transactions) == 1


async def test_an_old_decline_does_not_end_the_attempt_now_under_way(world: World) -> None:
    payment = await world.a_payment()
    world.provider.loses_answers = True
    with pytest.raises(OutcomeUnknown):
        await world.confirm(payment)
    await world.hear(ProviderEvent("evt_1", intent=declined(payment)))
    assert world.stored(payment).status is PaymentStatus.SUCCEEDED


async def test_an_event_takes_effect_once_whatever_it_says(world: World) -> None:
    payment = await world.a_paid_payment()
    await world.hear(ProviderEvent("evt_1", refund=a_refund_state(payment, 500)))
    await world.hear(ProviderEvent("evt_1", refund=a_refund_state(payment, 500)))
    assert world.refunded(payment.id) == 500


async def test_strangers_are_ignored(world: World) -> None:
    payment = await world.a_paid_payment()
    elsewhere = replace(payment, intent_id="pi_of_another_shop")
    await world.hear(ProviderEvent("evt_1", intent=succeeded(elsewhere)))
    await world.hear(ProviderEvent("evt_2", refund=a_refund_state(elsewhere, 500)))
    await world.hear(ProviderEvent("evt_3"))
    assert world.events() == ["souk.payment.succeeded.v1"]


async def test_a_late_success_after_the_void_is_told(world: World) -> None:
    payment = await world.a_payment()
    await world.app.void_payment(payment.order_id)
    await world.hear(ProviderEvent("evt_1", intent=succeeded(payment)))
    assert world.events() == ["souk.payment.voided.v1", "souk.payment.succeeded.v1"]


async def test_a_cancellation_at_the_provider_voids(world: World) -> None:
    payment = await world.a_payment()
    await world.hear(ProviderEvent("evt_1", intent=cancelled(payment)))
    assert world.stored(payment).status is PaymentStatus.VOIDED


async def test_a_dashboard_refund_is_booked_and_its_later_failure_too(world: World) -> None:
    payment = await world.a_paid_payment()
    made = a_refund_state(payment, 500)
    await world.hear(ProviderEvent("evt_1", refund=made))
    (refund,) = world.memory.refunds.values()
    assert refund.origin is RefundOrigin.DASHBOARD
    await world.hear(ProviderEvent("evt_2", refund=replace(made, status=RefundStatus.FAILED)))
    assert world.stored(payment).refunded == 0
    assert world.events()[1:] == ["souk.payment.refunded.v1", "souk.payment.refund_failed.v1"]


@pytest.mark.parametrize("late", ["pending", "succeeded"])
async def test_a_refund_whose_failure_is_heard_before_its_creation_gave_nothing_back(world: World, late: str) -> None:
    payment = await world.a_paid_payment()
    failed = a_refund_state(payment, 500, "failed")
    await world.hear(ProviderEvent("evt_1", refund=failed))
    await world.hear(ProviderEvent("evt_2", refund=replace(failed, status=RefundStatus(late))))
    (refund,) = world.memory.refunds.values()
    assert (refund.status, refund.provider_id) == (RefundStatus.FAILED, failed.provider_id)
    stored = world.stored(payment)
    assert (stored.refunding, stored.refunded, world.events()) == (0, 0, ["souk.payment.succeeded.v1"])
    assert len(world.memory.transactions) == 1


async def test_our_own_refund_is_recognised_before_we_know_its_name(world: World) -> None:
    payment, refund_id = await world.a_paid_payment(), uuid4()
    world.provider.loses_answers = True
    refund = await world.app.refund_payment(payment.order_id, refund_id, Money(500, "EUR"), "damaged")
    assert refund.status is RefundStatus.PENDING
    await world.hear(ProviderEvent("evt_1", refund=world.provider.refunds[refund_id]))
    assert world.memory.refunds[refund_id].status is RefundStatus.SUCCEEDED
    assert len(world.memory.refunds) == 1


async def test_what_is_not_understood_is_kept_and_a_reason_to_ask(world: World) -> None:
    payment = await world.a_payment()
    world.provider.loses_answers = True
    with pytest.raises(OutcomeUnknown):
        await world.confirm(payment)
    strange = ProviderEvent("evt_1", "payment_intent.processing", about=payment.intent_id or "", not_understood="new")
    await world.hear(strange)
    (kept,) = world.log.heard
    assert (kept.outcome, kept.reason, kept.payment_id) == (WebhookOutcome.NOT_UNDERSTOOD, "new", payment.id)
    assert world.stored(payment).status is PaymentStatus.SUCCEEDED


async def test_what_became_of_each_is_noted(world: World) -> None:
    payment, paid = await world.a_payment(), await world.a_paid_payment()
    elsewhere = replace(payment, intent_id="pi_of_another_shop")
    heard = {
        ProviderEvent("evt_1", "payment_intent.succeeded", intent=succeeded(payment)): "handled",
        ProviderEvent("evt_2", "payment_intent.succeeded", intent=succeeded(paid)): "known",
        ProviderEvent("evt_3", "payment_intent.succeeded", intent=succeeded(elsewhere)): "ignored",
        ProviderEvent("evt_4", "refund.created", refund=a_refund_state(elsewhere, 500)): "ignored",
        ProviderEvent("evt_5", "refund.created", refund=a_refund_state(paid, 500)): "handled",
        ProviderEvent("evt_5", "refund.created", refund=a_refund_state(paid, 500)): "known",
        ProviderEvent("evt_6", "customer.created"): "ignored",
    }
    for event in heard:
        await world.hear(event)
    assert [noted.outcome for noted in world.log.heard] == [*heard.values()]
    about = [None if noted.outcome == "ignored" else noted.payment_id for noted in world.log.heard]
    assert about == [payment.id, paid.id, None, None, paid.id, paid.id, None]


class AwayQueries:
    """The database is away."""

    async def standing(self, intent_id: str) -> None:
        raise Unavailable


async def test_one_that_failed_is_noted_and_the_provider_told_so(world: World) -> None:
    payment = await world.a_payment()
    world.reader.event = ProviderEvent("evt_1", "payment_intent.succeeded", intent=succeeded(payment))
    away: Any = AwayQueries()
    with pytest.raises(Unavailable):
        await replace(world.app.receive_webhook, queries=away)(b"", "")
    (noted,) = world.log.heard
    assert (noted.outcome, noted.reason) == (WebhookOutcome.FAILED, "Unavailable")
