"""Names and values of attributes in the reader's language."""

from typing import Any

import httpx2
import pytest
from catalogue_api import CatalogueApi

PATH = "/products/attribute-words"


async def write(api: CatalogueApi, locale: str, version: int, words: dict[str, str]) -> httpx2.Response:
    return await api.write("PUT", f"{PATH}/{locale}", version, json={"words": words})


async def a_teapot(api: CatalogueApi) -> dict[str, Any]:
    sizes = [
        {"sku": size, "price": {"amount": 100, "currency": "EUR"}, "attributes": {"Size": size}} for size in ("S", "M")
    ]
    return await api.create(slug="teapot", attributes={"Material": "E=mc", "Colour": "Red"}, variants=sizes)


@pytest.mark.parametrize("path", ["/products/{id}", "/products?counts=true", "/products/search?q=teapot&counts=true"])
async def test_pages_and_counts_bring_the_words_of_the_asked_locale(
    path: str, api: CatalogueApi, client: httpx2.AsyncClient
) -> None:
    product = await a_teapot(api)
    french = {"Colour": "Couleur", "Red": "Rouge", "M": "Moyen", "Size": "Taille", "E=mc": "Énergie", "Wood": "Bois"}
    assert (await write(api, "fr", 0, french)).status_code == 200
    assert (await write(api, "fr-CA", 0, {"Red": "Vermeil"})).status_code == 200
    del french["Wood"]
    for locale, words in (
        ("fr", french),
        ("fr-CA", french | {"Red": "Vermeil"}),
        ("fr-Latn-CH", french),
        ("de", {}),
        ("en", {}),
    ):
        answer = (await client.get(path.format(id=product["id"]), params=params(path, locale))).json()
        shown = answer.get("counts", answer)
        assert shown["attribute_words"] == words, locale
        assert shown["attributes"]["Colour"] in ("Red", {"Red": 1})


def params(path: str, locale: str) -> dict[str, str]:
    return dict(httpx2.URL(path.replace("{id}", "x")).params) | {"locale": locale}


async def test_new_words_are_seen_at_once_although_pages_are_cached(
    api: CatalogueApi, client: httpx2.AsyncClient
) -> None:
    await a_teapot(api)
    for number, word in enumerate(("Rouge", "Vermeil")):
        assert (await write(api, "fr", number, {"Red": word})).status_code == 200
        page = (await client.get("/products/teapot?locale=fr")).json()
        assert page["attribute_words"] == {"Red": word}


async def test_words_are_replaced_from_the_version_that_was_read(api: CatalogueApi) -> None:
    first = await api.client.get(f"{PATH}/fr", headers=api.admin)
    assert (first.json(), first.headers["etag"]) == ({"locale": "fr", "words": {}, "version": 0}, '"0"')
    written = await write(api, "fr", 0, {"Red": "Rouge"})
    assert (written.json()["words"], written.headers["etag"]) == ({"Red": "Rouge"}, '"1"')
    assert (await write(api, "fr", 0, {})).status_code == 412
    assert (await api.write("PUT", f"{PATH}/fr", json={"words": {}})).status_code == 428
    assert (await write(api, "fr", 1, {})).json() == {"locale": "fr", "words": {}, "version": 2}
    assert (await write(api, "french", 0, {})).status_code == 422
    assert (await write(api, "fr", 2, {"Red": "two\nlines"})).status_code == 422


async def test_a_line_of_a_cart_is_in_one_language(api: CatalogueApi) -> None:
    variant = {
        "sku": "RED-M",
        "price": {"amount": 100, "currency": "EUR"},
        "attributes": {"Colour": "Red", "Size": "M"},
    }
    product = await api.create(translations={"fr": {"title": "Théière bleue"}}, variants=[variant])
    assert (await write(api, "fr", 0, {"Red": "Rouge"})).status_code == 200
    assert (await write(api, "ar", 0, {"Red": "أحمر"})).status_code == 200
    for locale, title, lang, variant_title in (
        ("fr-CH", "Théière bleue", "fr", "Rouge / M"),
        ("ar", "Blue teapot", "en", "Red / M"),
        ("en", "Blue teapot", "en", "Red / M"),
    ):
        wanted = {"variant_ids": [product["variants"][0]["id"]], "locale": locale}
        answer = await api.client.post("/internal/variants/lookup", headers=api.service, json=wanted)
        (line,) = answer.json()["variants"]
        assert (line["title"], line["lang"], line["variant_title"]) == (title, lang, variant_title)
