"""What dashboards and alerts of this service stand on."""

from uuid import uuid4

from prometheus_client import REGISTRY
from shop_api import ShopApi

from order_service.infrastructure.sagas import SagaQueue


def sample(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


async def test_orders_and_money_are_counted_when_they_are_committed(shop: ShopApi) -> None:
    paid, revenue = "events_committed_total", "souk_revenue_minor_units_total"
    before = sample(paid, type="souk.order.paid.v1"), sample(revenue, currency="EUR")
    order = await shop.placed()
    await shop.pay(order["id"])
    await shop.until(order["id"], status="confirmed")
    after = sample(paid, type="souk.order.paid.v1"), sample(revenue, currency="EUR")
    assert after == (before[0] + 1, before[1] + order["total"]["amount"])
    given = sample("souk_refunds_minor_units_total", currency="EUR")
    headers = shop.as_user(uuid4(), "admin") | {"Idempotency-Key": "k"}
    await shop.client.post(f"/orders/{order['id']}/refund", json={"reason": "late"}, headers=headers)
    await shop.until(order["id"], payment_status="refunded")
    assert sample("souk_refunds_minor_units_total", currency="EUR") == given + order["total"]["amount"]


async def test_purchases_under_way_are_measured(shop: ShopApi) -> None:
    await shop.placed()
    queue = SagaQueue(shop.app.state.platform.database)
    await queue.measure()
    assert sample("souk_sagas_unfinished", step="awaiting_payment") >= 1
    assert sample("souk_sagas_unfinished", step="done") == 0
    assert sample("souk_saga_overdue_seconds") < 60
