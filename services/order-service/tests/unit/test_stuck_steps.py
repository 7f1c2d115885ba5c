"""A step that comes to no end is shown to a person, who can have it tried."""

import asyncio
from uuid import UUID, uuid4

import pytest
from builders import STAFF
from purchase import Purchase

from commerce.values import OrderStatus
from order_service.application.ports import VoidOutcome
from order_service.domain.errors import NothingToResolve
from order_service.domain.order import Order
from order_service.domain.saga import STUCK_AFTER, SagaStep


async def tried(shop: Purchase, order_id: UUID, times: int) -> Order:
    """The reconciler takes it up so often, each time when even the longest pause (and its quarter) is over."""
    for _ in range(times):
        shop.clock.forward(minutes=7)
        await shop.app.reconcile.take_up()
        await asyncio.gather(*shop.app.reconcile.working)
    return shop.order(order_id)


async def given_up(undecided: int) -> tuple[Purchase, UUID]:
    """An order that was given up, of whose payment the provider says nothing for so many questions."""
    shop = Purchase()
    order_id = (await shop.placed()).order.id
    shop.payments.voids = [VoidOutcome.UNKNOWN] * undecided
    await shop.app.cancel_order(order_id, None, STAFF)
    return shop, order_id


async def test_a_step_is_stuck_after_ten_tries_and_not_before() -> None:
    shop, order_id = await given_up(undecided=STUCK_AFTER + 3)
    order = await tried(shop, order_id, STUCK_AFTER - 1)
    assert (order.saga.step, order.saga.attempts, order.saga.is_stuck) == (SagaStep.VOIDING, STUCK_AFTER - 1, False)
    order = await tried(shop, order_id, 1)
    since = order.saga.stuck_since
    assert (order.saga.is_stuck, since) == (True, shop.clock())
    order = await tried(shop, order_id, 3)
    assert order.saga.stuck_since == since
    order = await tried(shop, order_id, 1)
    assert (order.status, order.saga.is_stuck, order.saga.stuck_since) == (OrderStatus.CANCELLED, False, None)


@pytest.mark.parametrize("decides", [True, False])
async def test_staff_has_it_tried_at_once(decides: bool) -> None:
    shop, order_id = await given_up(undecided=STUCK_AFTER + (not decides))
    await tried(shop, order_id, STUCK_AFTER)
    assert await shop.app.retry_step(order_id, STAFF) is decides
    order = shop.order(order_id)
    assert order.saga.is_stuck is not decides
    acts = [act for act in order.history if act.what == "step_retried"]
    assert [(act.by, act.why) for act in acts] == [(str(STAFF), "voiding")]
    if not decides:
        assert order.saga.due_at is not None
        assert order.saga.due_at > shop.clock(), "it goes on being tried by itself"


async def test_a_step_that_goes_its_way_cannot_be_tried() -> None:
    shop = Purchase()
    order_id = (await shop.placed()).order.id
    with pytest.raises(NothingToResolve):
        await shop.app.retry_step(order_id, uuid4())
