from dataclasses import replace
from uuid import UUID

import httpx2
import pytest
from builders import AT, a_category, a_product, a_variant
from shop import Shop

from commerce.values import Money
from search_service.domain.catalogue import Band, Status, Text
from servicekit.domain import new_id
from testkit.tokens import TestIssuer

GUITAR = a_product(
    "Acoustic guitar Luna",
    "A warm sound for the first chords.",
    texts={"fr": Text("Guitare acoustique Luna"), "ar": Text("جيتار صوتي لونا")},
    brand="Cantabile",
    variants=[a_variant(19900, sku="GUI-01", gtins=["04006381333931"], mpn="LN-100/B")],
)
STRINGS = a_product(
    "Guitar strings, light",
    "Six strings.",
    variants=[a_variant(1290, attributes={"Gauge": "Light"})],
    brand="Cantabile",
)
KETTLE = a_product("Enamel kettle", "Boils water for tea.", texts={"fr": Text("Bouilloire émaillée")}, brand="Nordkap")
HEADPHONES = a_product(
    "Wireless headphones WH-1000XM4", "Silence on the train.", variants=[a_variant(24900, sku="HP-1")], brand="Sonor"
)


@pytest.fixture
async def stocked(shop: Shop) -> Shop:
    await shop.publish(GUITAR, STRINGS, KETTLE, HEADPHONES)
    return shop


async def test_words_find_products_in_the_language_of_the_page(stocked: Shop) -> None:
    assert set((await stocked.ids("guitars"))[:2]) == {GUITAR.product_id, STRINGS.product_id}
    assert (await stocked.ids("guitares acoustiques", locale="fr"))[0] == GUITAR.product_id
    assert (await stocked.ids("الجيتار"))[0] == GUITAR.product_id
    # A product without French words is found by its English ones.
    assert STRINGS.product_id in await stocked.ids("strings", locale="fr", mode="keyword")


async def test_a_card_is_shown_in_the_locale_with_its_highlights(stocked: Shop) -> None:
    (item, *_) = (await stocked.found("guitare acoustique", locale="fr-CA"))["items"]
    assert (item["title"], item["lang"], item["highlights"]) == ("Guitare acoustique Luna", "fr", [[0, 7], [8, 18]])
    assert item["price_from"] == {"amount": 19900, "currency": "EUR"}


async def test_meaning_finds_what_has_other_words(stocked: Shop) -> None:
    answer = await stocked.found("something to boil water in")
    assert UUID(answer["items"][0]["id"]) == KETTLE.product_id
    assert (await stocked.ids("musical instrument"))[0] in (GUITAR.product_id, STRINGS.product_id)
    assert not answer["degraded"]


@pytest.mark.parametrize("typed", ["WH-1000XM4", "wh1000xm4", "wh 1000xm4", "4006381333931", "ln 100 b", "GUI-01"])
async def test_article_numbers_come_first(stocked: Shop, typed: str) -> None:
    expected = HEADPHONES if typed.lower().startswith("wh") else GUITAR
    assert (await stocked.ids(typed))[0] == expected.product_id


async def test_a_misspelt_word_is_corrected_and_said(stocked: Shop) -> None:
    answer = await stocked.found("gitar")
    assert answer["query"]["corrections"] == [{"typed": "gitar", "read": "guitar"}]
    assert UUID(answer["items"][0]["id"]) in (GUITAR.product_id, STRINGS.product_id)
    assert (await stocked.found("gitar", exact=True))["query"]["corrections"] == []


async def test_real_words_are_never_rewritten(stocked: Shop) -> None:
    assert (await stocked.found("settle"))["query"]["corrections"] == []
    assert (await stocked.found("string"))["query"]["corrections"] == []


async def test_a_price_among_the_words_is_a_filter(stocked: Shop) -> None:
    answer = await stocked.found("guitar under 50 €")
    assert [UUID(item["id"]) for item in answer["items"]] == [STRINGS.product_id]
    assert answer["query"]["price"] == {"text": "under 50 €", "min_price": None, "max_price": 5000}
    assert answer["query"]["text"] == "guitar"


async def test_phrases_and_words_that_are_not_wanted(stocked: Shop) -> None:
    assert await stocked.ids('"acoustic guitar"') == [GUITAR.product_id]
    assert GUITAR.product_id not in await stocked.ids("guitar -acoustic")


async def test_filters_and_counts(stocked: Shop) -> None:
    music = a_category(en="Music", fr="Musique")
    strings = a_category(music.category_id, en="Strings")
    await stocked.put_category(music, strings)
    drum = a_product("Snare drum guitar friend", category_ids=[strings.category_id], attributes={"Skin": "Calf"})
    await stocked.publish(drum)
    for category in (str(music.category_id), "strings"):
        assert await stocked.ids("guitar", category=category) == [drum.product_id]
    assert await stocked.ids("guitar", attribute="Skin:Calf") == [drum.product_id]
    assert STRINGS.product_id in await stocked.ids("guitar", brand=["Cantabile", "Other"])
    assert await stocked.ids("guitar", min_price=10000) == [GUITAR.product_id]
    counts = (await stocked.found("guitar", mode="keyword"))["counts"]
    assert counts["total"] == 3
    assert counts["categories"][str(music.category_id)] == 1
    assert counts["brands"] == {"Cantabile": 2}
    assert counts["attributes"]["Gauge"] == {"Light": 1}


async def test_unknown_categories_and_bad_filters_are_refused(stocked: Shop, client: httpx2.AsyncClient) -> None:
    for query, code in ({"category": "nowhere"}, "unknown_category"), ({"attribute": "no colon"}, "invalid_filter"):
        answer = await client.get("/search", params={"q": "x"} | query)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert (await client.get("/search", params={"q": ""})).status_code == 422
    assert (await client.get("/search", params={"q": "x" * 201})).status_code == 422


async def test_sorted_by_price(stocked: Shop) -> None:
    assert await stocked.ids("guitar", sort="price_asc", mode="keyword") == [STRINGS.product_id, GUITAR.product_id]
    assert await stocked.ids("guitar", sort="price_desc", mode="keyword") == [GUITAR.product_id, STRINGS.product_id]


async def test_pages_go_on_where_the_one_before_ended(stocked: Shop) -> None:
    first = await stocked.found("guitar", mode="keyword", limit=1)
    second = await stocked.found("guitar", mode="keyword", limit=1, cursor=first["next_cursor"])
    assert first["total"] == second["total"] == 2
    assert first["items"][0]["id"] != second["items"][0]["id"]
    assert second["next_cursor"] is None
    assert second["counts"] is None


async def test_nonsense_finds_nothing_and_says_what_others_buy(stocked: Shop) -> None:
    await stocked.application.count_sold({new_id(): {KETTLE.product_id: 3}})
    answer = await stocked.found("asdfghjkl")
    assert answer["items"] == []
    assert UUID(answer["popular"][0]["id"]) == KETTLE.product_id


async def test_what_is_archived_is_no_longer_found_and_older_news_change_nothing(stocked: Shop) -> None:
    await stocked.publish(replace(KETTLE, version=2), status=Status.ARCHIVED)
    assert KETTLE.product_id not in await stocked.ids("kettle -nothing")
    await stocked.publish(KETTLE)
    assert KETTLE.product_id not in await stocked.ids("kettle -nobody")


async def test_a_price_and_a_band_that_change_are_shown(stocked: Shop) -> None:
    (variant,) = KETTLE.variants
    application = stocked.application
    await application.follow_price(new_id(), variant.variant_id, Money(900, "EUR"), Money(1900, "EUR"), 90, AT)
    await application.follow_price(new_id(), variant.variant_id, Money(100, "EUR"), None, 80, AT)
    await application.follow_band(new_id(), variant.variant_id, Band.OUT, 91)
    (item, *_) = (await stocked.found("enamel kettle"))["items"]
    assert (item["price_from"]["amount"], item["compare_at_from"]["amount"]) == (900, 1900)
    assert item["availability"] == "out"
    assert KETTLE.product_id not in await stocked.ids("enamel kettle", in_stock=True)
    assert KETTLE.product_id in await stocked.ids("enamel kettle", on_sale=True)


async def test_suggestions(stocked: Shop, client: httpx2.AsyncClient) -> None:
    await stocked.put_category(a_category(en="Guitars & more"))
    body = (await client.get("/search/suggest", params={"q": "acoustic gui"})).json()
    assert body["terms"] == ["acoustic guitar"]
    assert {UUID(item["id"]) for item in body["products"]} == {GUITAR.product_id, STRINGS.product_id}
    assert [each["name"] for each in body["categories"]] == ["Guitars & more"]
    assert (await client.get("/search/suggest", params={"q": "%"})).json()["terms"] == []


async def test_two_letters_begin_too_many_words_for_products_but_may_be_one(
    stocked: Shop, client: httpx2.AsyncClient
) -> None:
    await stocked.publish(television := a_product("TV, 43 inches"))
    begun = (await client.get("/search/suggest", params={"q": "gu"})).json()
    assert ("guitar" in begun["terms"], begun["products"]) == (True, [])
    whole = (await client.get("/search/suggest", params={"q": "tv"})).json()
    assert [product["id"] for product in whole["products"]] == [str(television.product_id)]


async def test_similar_products(stocked: Shop, client: httpx2.AsyncClient) -> None:
    body = (await client.get(f"/search/similar/{GUITAR.product_id}")).json()
    assert UUID(body["items"][0]["id"]) == STRINGS.product_id
    answer = await client.get(f"/search/similar/{new_id()}")
    assert (answer.status_code, answer.json()["code"]) == (404, "product_not_found")


async def test_answers_are_kept_and_revalidated(stocked: Shop, client: httpx2.AsyncClient) -> None:
    first = await client.get("/search", params={"q": "guitar"})
    again = await client.get("/search", params={"q": " guitar "}, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert "ratelimit-limit" in first.headers


async def test_synonyms_are_found_from_the_next_second_on(
    stocked: Shop, client: httpx2.AsyncClient, issuer: TestIssuer
) -> None:
    headers = issuer.headers(role="admin")
    read = await client.get("/search/synonyms/en", headers=headers)
    assert read.json() == {"language": "en", "groups": [], "version": 0}
    body = {"groups": [["guitar", "axe"], ["kettle", "water boiler"]]}
    written = await client.put("/search/synonyms/en", json=body, headers=headers | {"If-Match": read.headers["etag"]})
    assert (written.status_code, written.json()["version"]) == (200, 1)
    stale = await client.put("/search/synonyms/en", json=body, headers=headers | {"If-Match": '"0"'})
    assert stale.status_code == 412
    twice = {"groups": [["guitar", "axe"], ["Axe", "hatchet"]]}
    refused = await client.put("/search/synonyms/en", json=twice, headers=headers | {"If-Match": '"1"'})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_synonyms")
    assert set(await stocked.ids("axe", mode="keyword")) == {GUITAR.product_id, STRINGS.product_id}
    assert await stocked.ids("water boiler", mode="keyword") == [KETTLE.product_id]


async def test_staff_see_what_nobody_found(stocked: Shop, client: httpx2.AsyncClient, issuer: TestIssuer) -> None:
    for _ in range(2):
        await stocked.found("qwertzuiop", limit=len("x"))
    await stocked.found("zzxxccvv")
    await stocked.found("zzxxccvv@example.org")
    await stocked.found("0170 123 45 67")
    body = (await client.get("/search/without-results", headers=issuer.headers(role="admin"))).json()
    assert {each["term"] for each in body["items"]} == {"qwertzuiop", "zzxxccvv"}
    page = (await client.get("/search/without-results?limit=1", headers=issuer.headers(role="admin"))).json()
    rest = await client.get(
        f"/search/without-results?limit=1&cursor={page['next_cursor']}", headers=issuer.headers(role="admin")
    )
    assert len(rest.json()["items"]) == 1
