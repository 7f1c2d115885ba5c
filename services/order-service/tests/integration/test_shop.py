"""The shop's public facts: one answer for everybody, that caches may keep."""

from uuid import uuid4

import pytest
from shop_api import ShopApi

from commerce.bodies import Money
from order_service.config.settings import OrderSettings
from order_service.main import shop_answer
from order_service.presentation.http.shop_answers import ShopAnswer
from servicekit.settings import Environment

CACHE_CONTROL = "public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400"


async def test_anybody_reads_what_a_page_needs_to_know_of_the_shop(shop: ShopApi) -> None:
    answer = await shop.client.get("/orders/shop")
    assert answer.status_code == 200
    facts = answer.json()
    countries = {country["code"]: country["postcode"] for country in facts.pop("countries")}
    assert facts == {
        "name": "Souk", "currency": "EUR", "locales": ["en", "ar", "de", "fr"], "terms_version": "2026-01",
        "free_delivery_from": None, "test_mode": True,
    }  # fmt: skip
    assert len(countries) == 249
    assert (countries["DE"]["required"], countries["DE"]["example"]) == (True, "10115")
    assert countries["HK"] is None


async def test_the_shop_ships_where_it_says(shop: ShopApi) -> None:
    facts = (await shop.client.get("/orders/shop")).json()
    for country in facts["countries"][::50]:
        methods = await shop.client.get("/orders/shipping-methods", params={"country": country["code"]})
        assert methods.json()["items"][0]["price"]["currency"] == facts["currency"]


async def test_it_is_the_same_for_everybody_and_304_for_who_has_it(shop: ShopApi) -> None:
    first = await shop.client.get("/orders/shop")
    assert first.headers["cache-control"] == CACHE_CONTROL
    for headers in ({}, shop.as_user(uuid4()), shop.as_user(uuid4(), "admin")):
        again = await shop.client.get("/orders/shop", headers=headers)
        assert (again.content, again.headers["etag"]) == (first.content, first.headers["etag"])
        known = await shop.client.get("/orders/shop", headers=headers | {"If-None-Match": first.headers["etag"]})
        assert (known.status_code, known.content) == (304, b"")
        assert (known.headers["etag"], known.headers["cache-control"]) == (first.headers["etag"], CACHE_CONTROL)
    other = await shop.client.get("/orders/shop", headers={"If-None-Match": '"another"'})
    assert other.status_code == 200


@pytest.mark.parametrize("environment", Environment)
def test_only_a_shop_in_production_takes_real_money(settings: OrderSettings, environment: Environment) -> None:
    shown = shop_answer(settings.model_copy(update={"environment": environment}))
    assert shown.test_mode is (environment is not Environment.PRODUCTION)


def test_the_facts_are_the_settings(settings: OrderSettings) -> None:
    changed = settings.shop.model_copy(update={"name": "Bazaar", "currency": "CHF", "terms_version": "2027-01"})
    changed = changed.model_copy(update={"free_delivery_from": 7500})
    shown = shop_answer(settings.model_copy(update={"shop": changed}))
    assert shown.free_delivery_from == Money(amount=7500, currency="CHF")
    assert (shown.name, shown.currency, shown.terms_version) == ("Bazaar", "CHF", "2027-01")
    assert ShopAnswer.model_validate_json(shown.model_dump_json()) == shown
