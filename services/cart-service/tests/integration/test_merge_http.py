import asyncio
from collections import Counter

import pytest
from builders import an_offer
from cart_api import CartApi
from neighbours import ProductService

from servicekit.domain import new_id

pytestmark = pytest.mark.both_ways


async def test_signing_in_joins_the_carts_and_names_what_was_capped(shopper: CartApi, products: ProductService) -> None:
    tea, cup = products.put(an_offer(available=4)), products.put(an_offer())
    guest = shopper.other("guest")
    await guest.add(tea.variant_id, 3)
    await guest.add(cup.variant_id, 2)
    await shopper.add(tea.variant_id, 3)
    merged = await shopper.merge(guest.token)
    assert merged.status_code == 200, merged.text
    answer = merged.json()
    assert answer["merged_lines"] == 2
    assert answer["capped"] == [
        {"variant_id": str(tea.variant_id), "title": "Green tea", "wanted": 6, "kept": 4, "reason": "stock"}
    ]
    assert answer["cart"]["item_count"] == 6
    assert (await guest.show())["lines"] == []
    assert (await shopper.merge(guest.token)).json() == answer, "a repeat answers the first report"


async def test_many_merges_at_once_happen_once(shopper: CartApi, products: ProductService) -> None:
    tea = products.put(an_offer())
    guest = shopper.other("guest")
    await guest.add(tea.variant_id, 2)
    await shopper.add(tea.variant_id, 1)
    answers = await asyncio.gather(*(shopper.merge(guest.token) for _ in range(8)))
    assert {answer.status_code for answer in answers} == {200}
    assert Counter(answer.json()["merged_lines"] for answer in answers) == {1: 8}
    assert (await shopper.show())["item_count"] == 3


async def test_a_guests_cart_joins_one_of_two_customers_never_both(shopper: CartApi, products: ProductService) -> None:
    tea = products.put(an_offer())
    guest, rival = shopper.other("guest"), shopper.other()
    await guest.add(tea.variant_id, 2)
    await asyncio.gather(shopper.merge(guest.token), rival.merge(guest.token))
    assert sorted([(await shopper.show())["item_count"], (await rival.show())["item_count"]]) == [0, 2]


async def test_what_is_added_while_merging_is_not_lost(shopper: CartApi, products: ProductService) -> None:
    offers = [products.put(an_offer()) for _ in range(8)]
    guest = shopper.other("guest")
    await guest.add(offers[0].variant_id)
    await asyncio.gather(
        shopper.merge(guest.token),
        *(shopper.add(offer.variant_id) for offer in offers[1:5]),
        *(guest.add(offer.variant_id) for offer in offers[5:]),
    )
    await shopper.merge(guest.token)
    assert (await shopper.show())["item_count"] == 8


async def test_many_adds_at_once_to_one_cart_all_count(shopper: CartApi, products: ProductService) -> None:
    tea = products.put(an_offer())
    answers = await asyncio.gather(*(shopper.add(tea.variant_id) for _ in range(10)))
    assert {answer.status_code for answer in answers} == {200}
    cart = await shopper.show()
    assert (len(cart["lines"]), cart["item_count"], cart["version"]) == (1, 10, 10)


async def test_a_merge_without_a_guest_cart_changes_nothing(shopper: CartApi, products: ProductService) -> None:
    tea = products.put(an_offer())
    await shopper.add(tea.variant_id)
    answer = (await shopper.merge(shopper.other("guest").token)).json()
    assert (answer["merged_lines"], answer["capped"], answer["cart"]["item_count"]) == (0, [], 1)


@pytest.mark.parametrize("kind", ["customer", "nonsense", "expired", "service"])
async def test_only_a_valid_guest_token_opens_a_guests_cart(shopper: CartApi, kind: str) -> None:
    token = {
        "customer": shopper.other().token,
        "nonsense": "a.b.c",
        "expired": shopper.issuer.access_token(new_id(), "guest", exp=1),
        "service": shopper.issuer.service_token("order-service", "cart-service", "x"),
    }[kind]
    refused = await shopper.merge(token)
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_guest_token")


async def test_a_guest_cannot_merge(shopper: CartApi) -> None:
    guest = shopper.other("guest")
    assert (await guest.merge(shopper.other("guest").token)).status_code == 403


async def test_without_product_service_a_merge_waits(shopper: CartApi, products: ProductService) -> None:
    tea = products.put(an_offer())
    guest = shopper.other("guest")
    await guest.add(tea.variant_id, 2)
    await products.stop()
    refused = await shopper.merge(guest.token)
    assert (refused.status_code, refused.json()["code"]) == (503, "products_unavailable")
    await products.start()
    assert (await shopper.merge(guest.token)).json()["cart"]["item_count"] == 2
