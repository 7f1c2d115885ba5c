"""The checkout takes addresses, e-mails and locales by the rules of libs/commerce, and by no others."""

from typing import Any

import pytest
from builders import an_offer
from cart_api import CartApi
from neighbours import OrderService, ProductService

from testkit.words import ADDRESSES, AN_ADDRESS, EMAILS, LOCALES, code_at


async def check_out(shopper: CartApi, **changes: Any) -> dict[str, Any]:
    """The problem document of somebody whose cart is empty, if all else is well."""
    problem: dict[str, Any] = (await shopper.other().check_out(**changes)).json()
    assert problem["code"] in ("validation_failed", "cart_empty"), problem
    return problem


@pytest.mark.parametrize("part", ["shipping_address", "billing_address"])
async def test_checkout_judges_addresses(shopper: CartApi, part: str) -> None:
    for changes, field, code in ADDRESSES:
        problem = await check_out(shopper, **{part: AN_ADDRESS | changes})
        assert code_at(problem, f"body.{part}.{field}") == code, changes
        assert problem["code"] == ("validation_failed" if code else "cart_empty"), changes


async def test_checkout_judges_emails_and_locales(shopper: CartApi) -> None:
    codes = [code_at(await check_out(shopper, email=text), "body.email") for text, _ in EMAILS]
    assert codes == [code for _, code in EMAILS]
    codes = [code_at(await check_out(shopper, locale=text), "body.locale") for text, _ in LOCALES]
    assert codes == [code for _, code in LOCALES]


async def test_the_cart_judges_locales(shopper: CartApi) -> None:
    for text, code in LOCALES:
        answer = await shopper.client.get("/cart", params={"locale": text}, headers=shopper.headers)
        assert code_at(answer.json(), "query.locale") == code, text
        assert answer.status_code == (422 if code else 200), text


async def test_order_service_is_told_what_is_written_and_nothing_that_was_left_empty(
    shopper: CartApi, products: ProductService, orders: OrderService
) -> None:
    await shopper.add(products.put(an_offer()).variant_id, 2)
    typed = AN_ADDRESS | {"country": "hk", "postal_code": " ", "line2": "", "region": "\t", "phone": "2123 4567"}
    await shopper.check_out(
        email=" Amira@Example.org",
        locale="FIL",
        shipping_address=typed,
        expected_total={"amount": 1, "currency": "EUR"},
    )
    [told] = orders.bodies
    written = {"country": "HK", "postal_code": None, "line2": None, "region": None, "phone": "+85221234567"}
    assert told["shipping_address"] == AN_ADDRESS | written
    assert (told["email"], told["locale"]) == ("amira@example.org", "fil")
