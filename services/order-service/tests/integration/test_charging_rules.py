"""What the provider cannot charge is refused at quote and checkout; losing payment-service stops neither."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx2
import pytest
from shop_api import ShopApi, a_body

from commerce.values import Money
from order_service.domain.errors import AmountNotChargeable
from order_service.infrastructure.charging_rules import ChargingRules
from servicekit.domain.errors import Unavailable

TOO_MANY = 60  # at 19.99 EUR each, where 1000.00 EUR is the most


async def _quote(shop: ShopApi, quantity: int) -> httpx2.Response:
    body = {
        "lines": [{"variant_id": str(uuid4()), "quantity": quantity}],
        "shipping_method_id": "standard",
        "country": "DE",
    }
    return await shop.client.post("/orders/quote", json=body, headers=shop.as_user(uuid4()))


async def _told(shop: ShopApi) -> None:
    """Until the service has heard what can be charged."""
    for _ in range(1200):
        if (await _quote(shop, TOO_MANY)).status_code == 422:
            return
        await asyncio.sleep(0.05)
    raise AssertionError("order-service never asked what can be charged")


async def test_what_cannot_be_charged_is_refused_at_quote_and_checkout_and_nothing_is_held(shop: ShopApi) -> None:
    await _told(shop)
    line = a_body()["lines"][0] | {"quantity": TOO_MANY}
    total = {"amount": TOO_MANY * 1999 + 490, "currency": "EUR"}
    for answer in (await _quote(shop, TOO_MANY), await shop.place(a_body(lines=[line], expected_total=total))):
        assert (answer.status_code, answer.json()["code"]) == (422, "amount_not_chargeable")
        assert answer.json()["limits"] == {"minimum": 50, "maximum": 100_000, "step": 1, "currency": "EUR"}
    assert (shop.product.asked("reservations"), shop.payment.asked("create-intent")) == (0, 0)
    assert (await _quote(shop, 2)).status_code == 200


async def test_no_quote_or_checkout_asks_for_the_rule(shop: ShopApi) -> None:
    await _told(shop)
    asked = shop.payment.asked("charging-rules")
    for _ in range(3):
        assert (await _quote(shop, 1)).status_code == 200
        assert (await shop.place()).status_code == 201
    assert shop.payment.asked("charging-rules") == asked


class _Client:
    """payment-service: answers what it is told to, once each, and is away afterwards."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)

    async def request(self, *_: object, **__: object) -> Any:
        if not self.answers:
            raise Unavailable
        return self.answers.pop(0)


class _Reply:
    def __init__(self, status: int, body: Any) -> None:
        self.status, self.body = status, body

    def json(self) -> Any:
        return self.body


@pytest.mark.parametrize(("said", "shown"), [({}, False), ({"test_mode": False}, False), ({"test_mode": True}, True)])
async def test_whether_it_takes_nobodys_money_is_what_payment_service_said_last(
    said: dict[str, bool], shown: bool
) -> None:
    client: Any = _Client(_Reply(200, {"minimum": 50, "maximum": 100, "step": 1} | said))
    rules = ChargingRules(client, "EUR")
    assert rules.test_mode is False
    await rules.ask()
    with pytest.raises(Unavailable):
        await rules.ask()
    assert rules.test_mode is shown


@pytest.mark.parametrize("answers", [(), (_Reply(403, {}),)])
async def test_a_rule_once_heard_outlives_payment_service(answers: tuple[_Reply, ...]) -> None:
    client: Any = _Client(_Reply(200, {"minimum": 50, "maximum": 100, "step": 1}), *answers)
    rules = ChargingRules(client, "EUR")
    rules.require_chargeable(Money(1, "EUR"))
    await rules.ask()
    with pytest.raises(Unavailable):
        await rules.ask()
    with pytest.raises(AmountNotChargeable):
        rules.require_chargeable(Money(1, "EUR"))
