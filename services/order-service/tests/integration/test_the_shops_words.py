"""order-service takes countries, addresses, e-mails and locales by the rules of libs/commerce, and by no others."""

from typing import Any
from uuid import uuid4

import pytest
from psycopg import AsyncConnection
from shop_api import ShopApi, a_body

from order_service.config.settings import OrderSettings
from testkit.words import ADDRESSES, AN_ADDRESS, COUNTRIES, EMAILS, LOCALES, code_at


async def place(shop: ShopApi, **changes: Any) -> dict[str, Any]:
    """The problem document of an order that is at least too cheap."""
    answer = await shop.place(a_body(expected_total={"amount": 1, "currency": "EUR"}, **changes))
    problem: dict[str, Any] = answer.json()
    assert problem["code"] in ("validation_failed", "total_changed"), problem
    return problem


@pytest.mark.parametrize("part", ["shipping_address", "billing_address"])
async def test_placing_an_order_judges_addresses(shop: ShopApi, part: str) -> None:
    for changes, field, code in ADDRESSES:
        problem = await place(shop, **{part: AN_ADDRESS | changes})
        assert code_at(problem, f"body.{part}.{field}") == code, changes
        assert problem["code"] == ("validation_failed" if code else "total_changed"), changes


async def test_placing_an_order_judges_emails_and_locales(shop: ShopApi) -> None:
    assert [code_at(await place(shop, email=text), "body.email") for text, _ in EMAILS] == [code for _, code in EMAILS]
    codes = [code_at(await place(shop, locale=text), "body.locale") for text, _ in LOCALES]
    assert codes == [code for _, code in LOCALES]


async def test_quotes_and_shipping_methods_judge_countries(shop: ShopApi) -> None:
    lines = [{"variant_id": str(uuid4()), "quantity": 1}]
    for country, code in COUNTRIES:
        body = {"lines": lines, "shipping_method_id": "none", "country": country}
        quote = await shop.client.post("/orders/quote", json=body, headers=shop.as_user(uuid4()))
        methods = await shop.client.get("/orders/shipping-methods", params={"country": country})
        assert code_at(quote.json(), "body.country") == code_at(methods.json(), "query.country") == code, country


async def test_an_order_shows_its_words_as_they_are_written(shop: ShopApi) -> None:
    typed = AN_ADDRESS | {"country": "gb", "postal_code": "sw1a1aa", "line2": " ", "phone": "020 7946 0018"}
    body = a_body(shipping_address=typed, email=" Amira@Example.org", locale="ZH-hans")
    order = await shop.placed(body | {"expected_total": {"amount": 4988, "currency": "EUR"}})
    address = order["shipping_address"]
    assert (address["country"], address["postal_code"], address["phone"]) == ("GB", "SW1A 1AA", "+442079460018")
    assert (address["line2"], order["email"], order["locale"]) == (None, "amira@example.org", "zh-Hans")


async def test_an_order_of_an_older_rule_can_still_be_read_and_found(shop: ShopApi, settings: OrderSettings) -> None:
    order = await shop.placed()
    async with await AsyncConnection.connect(settings.database.url.get_secret_value(), autocommit=True) as database:
        await database.execute(
            "UPDATE orders SET email = 'Amira@x..de', shipping_address = shipping_address || %s::jsonb",
            ['{"postal_code": "1", "country": "UK", "phone": "call me", "line2": ""}'],
        )
    shown = (await shop.order(order["id"]))["shipping_address"]
    assert (shown["postal_code"], shown["country"], shown["phone"], shown["line2"]) == ("1", "UK", "call me", None)
    found = await shop.client.get("/orders/all", params={"q": "Amira@x..de"}, headers=shop.as_user(uuid4(), "support"))
    assert [row["id"] for row in found.json()["items"]] == [order["id"]]


async def test_staff_finds_an_order_by_its_email_however_it_is_typed(shop: ShopApi) -> None:
    order = await shop.placed(a_body(email="Amira@Bücher.example.org"))
    for typed in ("amira@bücher.example.org", " AMIRA@BÜCHER.example.org", "amira@xn--bcher-kva.example.org"):
        found = await shop.client.get("/orders/all", params={"q": typed}, headers=shop.as_user(uuid4(), "support"))
        assert [row["id"] for row in found.json()["items"]] == [order["id"]], typed
