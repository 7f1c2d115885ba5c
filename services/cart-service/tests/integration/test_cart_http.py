from dataclasses import replace
from typing import Any

import asyncpg
import httpx2
import pytest
from builders import an_offer, euros
from cart_api import CartApi
from neighbours import ProductService

from servicekit.domain import new_id
from testkit.contracts import Trouble
from testkit.databases import TestDatabase
from testkit.tokens import TestIssuer

pytestmark = pytest.mark.both_ways


async def test_lines_say_what_language_their_title_is_in(shopper: CartApi, products: ProductService) -> None:
    tea = an_offer(title="Grüner Tee", lang="de")
    await shopper.add(products.put(tea).variant_id)
    products.put(replace(tea, title="Green tea", lang="en"))
    assert [(line["title"], line["lang"]) for line in (await shopper.show())["lines"]] == [("Green tea", "en")]
    await products.stop()
    assert [(line["title"], line["lang"]) for line in (await shopper.show())["lines"]] == [("Grüner Tee", "de")]


async def test_a_catalogue_of_the_release_before_is_understood(shopper: CartApi, products: ProductService) -> None:
    products.knows_lang = False
    (line,) = (await shopper.add(products.put(an_offer()).variant_id)).json()["lines"]
    assert (line["title"], line["lang"]) == ("Green tea", None)


async def test_a_shopper_fills_changes_and_empties_a_cart(shopper: CartApi, products: ProductService) -> None:
    tea, cup = products.put(an_offer(price=euros(500))), products.put(an_offer(price=euros(1200)))
    assert (await shopper.show())["lines"] == []
    await shopper.add(tea.variant_id, 2)
    cart = (await shopper.add(cup.variant_id)).json()
    assert cart == await shopper.show()
    assert (cart["subtotal"], cart["currency"], cart["item_count"]) == ({"amount": 2200, "currency": "EUR"}, "EUR", 3)
    assert (cart["version"], cart["checked"], cart["ready_for_checkout"]) == (2, True, True)
    line = cart["lines"][0]
    assert (line["title"], line["quantity"], line["subtotal"]["amount"]) == ("Green tea", 2, 1000)
    assert (await shopper.set(line["id"], 5)).json()["lines"][0]["quantity"] == 5
    assert len((await shopper.remove(line["id"])).json()["lines"]) == 1
    cart = (await shopper.clear()).json()
    assert (cart["lines"], cart["subtotal"], cart["version"]) == ([], None, 5)


async def test_a_guest_has_a_cart_too_and_it_stays_after_registration(
    shopper: CartApi, products: ProductService
) -> None:
    tea = products.put(an_offer())
    guest = shopper.other("guest")
    await guest.add(tea.variant_id)
    customer = shopper.other("customer", guest.id)
    assert (await customer.show())["item_count"] == 1
    assert (await shopper.show())["item_count"] == 0


async def test_price_changes_and_stock_problems_show(shopper: CartApi, products: ProductService) -> None:
    tea, cup = products.put(an_offer(price=euros(500))), products.put(an_offer())
    await shopper.add(tea.variant_id, 3)
    await shopper.add(cup.variant_id)
    products.put(replace(tea, price=euros(650), available=2))
    products.put(replace(cup, purchasable=False))
    cart = await shopper.show()
    first, second = cart["lines"]
    assert (first["price_changed"], first["unit_price"]["amount"], first["price_when_added"]["amount"]) == (
        True,
        650,
        500,
    )
    assert (first["problem"], first["max_quantity"]) == ("insufficient_stock", 2)
    assert second["problem"] == "unavailable"
    assert cart["subtotal"]["amount"] == 1950
    assert cart["ready_for_checkout"] is False


async def test_while_product_service_is_away_the_cart_still_shows(shopper: CartApi, products: ProductService) -> None:
    tea = products.put(an_offer())
    item = (await shopper.add(tea.variant_id, 3)).json()["lines"][0]
    await products.stop()
    cart = await shopper.show()
    assert (cart["checked"], cart["lines"][0]["title"], cart["item_count"]) == (False, "Green tea", 3)
    assert cart["ready_for_checkout"] is False
    assert (await shopper.set(item["id"], 1)).status_code == 200
    assert (await shopper.remove(item["id"])).status_code == 200
    refused = await shopper.add(tea.variant_id)
    assert (refused.status_code, refused.json()["code"]) == (503, "products_unavailable")


async def test_a_failing_product_service_counts_as_away(shopper: CartApi, products: ProductService) -> None:
    products.trouble["/lookup"] = [Trouble.FAIL_INSIDE]
    refused = await shopper.add(new_id())
    assert (refused.status_code, refused.json()["code"]) == (503, "products_unavailable")


@pytest.mark.parametrize(
    ("changes", "quantity", "status", "code"),
    [
        ({"purchasable": False}, 1, 409, "variant_not_for_sale"),
        ({"available": 2}, 3, 409, "out_of_stock"),
        ({"line_limit": 2}, 3, 422, "line_limit_exceeded"),
    ],
)
async def test_what_cannot_be_bought_is_not_added(
    shopper: CartApi, products: ProductService, changes: dict[str, Any], quantity: int, status: int, code: str
) -> None:
    tea = products.put(an_offer(**changes))
    refused = await shopper.add(tea.variant_id, quantity)
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert (await shopper.show())["lines"] == []


async def test_an_unknown_variant_is_404(shopper: CartApi) -> None:
    refused = await shopper.add(new_id())
    assert (refused.status_code, refused.json()["code"]) == (404, "variant_not_found")


@pytest.mark.parametrize("quantity", [0, -1, 1000, 10**20, 1.5, "2", None, True])
async def test_absurd_quantities_are_refused(shopper: CartApi, products: ProductService, quantity: Any) -> None:
    tea = products.put(an_offer(available=10**6, line_limit=10**6))
    body = {"variant_id": str(tea.variant_id), "quantity": quantity}
    refused = await shopper.client.post("/cart/add", json=body, headers=shopper.headers)
    assert refused.status_code == 422
    item = (await shopper.add(tea.variant_id)).json()["lines"][0]
    assert (await shopper.set(item["id"], quantity)).status_code == 422


@pytest.mark.parametrize("surplus", [{"price": 1}, {"unit_price": {"amount": 1, "currency": "EUR"}}, {"user_id": "x"}])
async def test_prices_and_people_from_a_client_are_refused(
    shopper: CartApi, products: ProductService, surplus: dict[str, Any]
) -> None:
    tea = products.put(an_offer())
    body = {"variant_id": str(tea.variant_id), "quantity": 1} | surplus
    refused = await shopper.client.post("/cart/add", json=body, headers=shopper.headers)
    assert refused.status_code == 422


async def test_items_of_others_are_404(shopper: CartApi, products: ProductService) -> None:
    tea = products.put(an_offer())
    item = (await shopper.add(tea.variant_id)).json()["lines"][0]
    stranger = shopper.other()
    for answer in (await stranger.set(item["id"], 2), await stranger.remove(item["id"])):
        assert (answer.status_code, answer.json()["code"]) == (404, "cart_line_not_found")
    await stranger.add(tea.variant_id)
    assert (await stranger.remove(item["id"])).status_code == 404
    assert (await shopper.show())["item_count"] == 1


async def test_one_add_sent_twice_with_one_key_adds_once(shopper: CartApi, products: ProductService) -> None:
    tea = products.put(an_offer())
    first = await shopper.add(tea.variant_id, 2, **{"Idempotency-Key": "k-1"})
    again = await shopper.add(tea.variant_id, 2, **{"Idempotency-Key": "k-1"})
    assert again.content == first.content
    assert again.headers["Idempotent-Replayed"] == "true"
    assert (await shopper.show())["item_count"] == 2


async def test_a_lost_database_is_a_clear_503_and_comes_back(
    shopper: CartApi, products: ProductService, own_database: TestDatabase
) -> None:
    tea = products.put(an_offer())
    await shopper.add(tea.variant_id)
    admin = await asyncpg.connect(own_database.admin_url)
    await admin.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()",
        own_database.name,
    )
    await admin.close()
    answers = [await shopper.client.get("/cart", headers=shopper.headers) for _ in range(12)]
    assert {answer.status_code for answer in answers} <= {200, 503}
    assert answers[-1].status_code == 200


async def test_no_internal_word_reaches_a_stranger(client: httpx2.AsyncClient, issuer: TestIssuer) -> None:
    service = issuer.service_token("order-service", "cart-service", "anything")
    assert (await client.get("/cart")).status_code == 401
    refused = await client.get("/cart", headers={"Authorization": f"Bearer {service}"})
    assert refused.status_code == 403


@pytest.mark.parametrize("price", [10**12, 6 * 10**11, 10**17])
async def test_a_cart_beyond_what_can_be_ordered_can_still_be_seen(
    shopper: CartApi, products: ProductService, price: int
) -> None:
    await shopper.add(products.put(an_offer(price=euros(price))).variant_id, 2)
    assert (await shopper.show())["subtotal"]["amount"] == 2 * price
    refused = await shopper.check_out(expected_total={"amount": 2 * price, "currency": "EUR"})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "body.expected_total.amount")
