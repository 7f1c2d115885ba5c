"""The shop's public facts: one answer for everybody, that caches may keep."""

import asyncio
from uuid import uuid4

import pytest
from neighbours import PaymentNeighbour
from shop_api import ShopApi

from commerce.bodies import Money
from order_service.config.settings import OrderSettings
from order_service.main import shop_answer
from order_service.presentation.http.shop import takes_gzip
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
@pytest.mark.parametrize("test_mode", [True, False])
def test_only_a_shop_in_production_with_a_live_provider_takes_real_money(
    settings: OrderSettings, environment: Environment, test_mode: bool
) -> None:
    shown = shop_answer(settings.model_copy(update={"environment": environment}), test_mode=test_mode)
    assert shown.test_mode is (test_mode or environment is not Environment.PRODUCTION)


class TestProduction:
    """A shop that says it is in production."""

    @pytest.fixture
    def settings(self, settings: OrderSettings, payment: PaymentNeighbour, test_mode: bool) -> OrderSettings:
        payment.test_mode = test_mode
        return settings.model_copy(update={"environment": Environment.PRODUCTION})

    @pytest.mark.parametrize("test_mode", [True, False])
    async def test_it_says_so_when_its_provider_takes_nobodys_money(self, shop: ShopApi, test_mode: bool) -> None:
        for _ in range(600):
            if shop.payment.asked("charging-rules"):
                break
            await asyncio.sleep(0.05)
        for _ in range(100):
            if (shown := (await shop.client.get("/orders/shop")).json()["test_mode"]) is test_mode:
                break
            await asyncio.sleep(0.05)
        assert shown is test_mode


@pytest.mark.parametrize("accepted", ["gzip", "br, GZIP;q=0.5", "deflate , gzip"])
async def test_the_facts_travel_compressed_to_who_takes_that(shop: ShopApi, accepted: str) -> None:
    plain = await shop.client.get("/orders/shop", headers={"Accept-Encoding": "identity"})
    assert ("content-encoding" in plain.headers, plain.headers["vary"]) == (False, "Accept-Encoding")
    zipped = await shop.client.get("/orders/shop", headers={"Accept-Encoding": accepted})
    assert (zipped.headers["content-encoding"], zipped.headers["vary"]) == ("gzip", "Accept-Encoding")
    assert zipped.json() == plain.json()
    assert int(zipped.headers["content-length"]) * 4 < int(plain.headers["content-length"])
    assert zipped.headers["etag"] != plain.headers["etag"]
    known = await shop.client.get(
        "/orders/shop", headers={"Accept-Encoding": accepted, "If-None-Match": zipped.headers["etag"]}
    )
    assert (known.status_code, "content-encoding" in known.headers) == (304, False)


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "gzip; q=0.0", "identity, x-gzip-2"])
def test_who_does_not_take_gzip_gets_the_facts_as_they_are(accepted: str) -> None:
    assert not takes_gzip(accepted)


@pytest.mark.parametrize("path", ["/orders/shop", "/orders/shipping-methods?country=DE"])
async def test_a_token_that_is_none_is_refused_as_the_document_says(shop: ShopApi, path: str) -> None:
    refused = await shop.client.get(path, headers={"Authorization": "Bearer broken"})
    assert (refused.status_code, refused.json()["code"]) == (401, "invalid_token")


def test_the_facts_are_the_settings(settings: OrderSettings) -> None:
    changed = settings.shop.model_copy(update={"name": "Bazaar", "currency": "CHF", "terms_version": "2027-01"})
    changed = changed.model_copy(update={"free_delivery_from": 7500})
    shown = shop_answer(settings.model_copy(update={"shop": changed}), test_mode=False)
    assert shown.free_delivery_from == Money(amount=7500, currency="CHF")
    assert (shown.name, shown.currency, shown.terms_version) == ("Bazaar", "CHF", "2027-01")
    assert ShopAnswer.model_validate_json(shown.model_dump_json()) == shown
