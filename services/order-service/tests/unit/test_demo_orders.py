from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from builders import a_shop
from hypothesis import given
from hypothesis import strategies as st

from commerce.values import OrderPaymentStatus, OrderStatus
from order_service.config.settings import OrderSettings
from order_service.demo.history import drafted, past_payment, play
from order_service.demo.plan import MOST_PICKED, DemoOrder, Ending, demo_orders
from order_service.domain.saga import SagaStep
from order_service.seed import main
from servicekit.domain import new_id

CATALOGUE: list[dict[str, Any]] = [
    {
        "variant_id": str(uuid4()), "product_id": str(uuid4()), "sku": f"SKU-{place}", "title": "Lamp", "lang": "en",
        "variant_title": "", "slug": "lamp", "image_url": None, "price": {"amount": 999 + place, "currency": "EUR"},
    }
    for place in range(MOST_PICKED)
]  # fmt: skip
NOW = datetime(2027, 3, 3, 12, tzinfo=UTC)
ENDS = {
    Ending.CONFIRMED: (OrderStatus.CONFIRMED, OrderPaymentStatus.PAID),
    Ending.PARTLY_REFUNDED: (OrderStatus.CONFIRMED, OrderPaymentStatus.PARTIALLY_REFUNDED),
    Ending.REFUNDED: (OrderStatus.CONFIRMED, OrderPaymentStatus.REFUNDED),
    Ending.CANCELLED: (OrderStatus.CANCELLED, OrderPaymentStatus.UNPAID),
}


@pytest.mark.parametrize("demo", list(demo_orders(NOW)), ids=lambda demo: f"{demo.number}-{demo.ending}")
def test_a_demo_order_ends_as_planned_and_its_payment_agrees(demo: DemoOrder) -> None:
    order = drafted(demo, CATALOGUE, a_shop(terms_version="2027-01"))
    payment = past_payment(demo, order)
    play(demo, order, new_id())
    published = [event.type for event in order.pull_events()]
    assert published.count("souk.order.paid.v1") == (payment is not None)
    assert set(published) <= {"souk.order.paid.v1", "souk.order.refunded.v1"}
    assert (order.status, order.payment_status) == ENDS[demo.ending]
    assert order.saga.step is SagaStep.DONE
    assert (payment is None) == (demo.ending is Ending.CANCELLED)
    if payment is not None:
        assert payment["amount"]["amount"] == order.total.amount
        assert sum(refund["amount"]["amount"] for refund in payment["refunds"]) == order.refunds.total.amount


def test_the_plan_is_the_same_every_time() -> None:
    plan = list(demo_orders(NOW))
    ids = [demo.id for demo in plan]
    assert plan == list(demo_orders(NOW))
    assert ids == sorted(set(ids))
    numbers = {drafted(demo, CATALOGUE, a_shop()).snapshot.number for demo in plan}
    assert len(numbers) == len(plan)


@given(st.integers(-50_000, 100_000).map(lambda hours: NOW + timedelta(hours=hours)))
def test_the_orders_end_a_week_ago_whenever_the_shop_is_filled(now: datetime) -> None:
    plan = list(demo_orders(now))
    assert timedelta(days=7) <= now - plan[-1].placed_at < timedelta(days=14)
    assert all(demo.refunded_at < now for demo in plan)
    assert [demo.id for demo in plan] == [demo.id for demo in demo_orders(NOW)], "seeding again changes nothing"
    assert {demo.placed_at.time() for demo in plan} == {demo.placed_at.time() for demo in demo_orders(NOW)}


def test_production_refuses_demo_orders(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "SOUK_ENVIRONMENT": "production", "ORDER_DATABASE__URL": "postgresql://nowhere",
        "ORDER_VALKEY__URL": "redis://nowhere",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.argv", ["order_service.seed", "--list-payments"])
    assert OrderSettings().in_production
    with pytest.raises(SystemExit, match="refused in production"):
        main()
