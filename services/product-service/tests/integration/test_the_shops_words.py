"""The catalogue takes locales by the rule of libs/commerce, and by no other."""

import httpx2
import pytest
from catalogue_api import CatalogueApi, a_product_body

from commerce.testing import LOCALES, code_at
from product_service.domain.texts import best_for


@pytest.mark.parametrize("path", ["/products", "/products/search?q=tea", "/categories"])
async def test_reading_judges_locales(client: httpx2.AsyncClient, path: str) -> None:
    for text, code in LOCALES:
        answer = await client.get(path, params=dict(httpx2.URL(path).params) | {"locale": text})
        assert code_at(answer.json(), "query.locale") == code, text
        assert answer.status_code == (422 if code else 200), text


async def test_translations_are_kept_by_the_locale_as_it_is_written(
    api: CatalogueApi, client: httpx2.AsyncClient
) -> None:
    product = await api.create(translations={"fil": {"title": "Tsarera"}, "ZH-hans": {"title": "茶壶"}})
    path = f"/products/{product['id']}"
    for tag, title in (("fil", "Tsarera"), ("zh-hans-SG", "茶壶"), ("zh-Hant", "Blue teapot")):
        assert (await client.get(f"{path}?locale={tag}")).json()["title"] == title, tag


@pytest.mark.parametrize(
    ("translations", "code"), [(["english"], "locale_invalid"), ([""], "blank"), (["de", "DE"], "locale_twice")]
)
async def test_translations_of_no_locale_or_of_one_twice_are_refused(
    api: CatalogueApi, translations: list[str], code: str
) -> None:
    body = a_product_body(translations={tag: {"title": "Teekanne"} for tag in translations})
    answer = await api.write("POST", "/products", json=body)
    assert [fault["code"] for fault in answer.json()["errors"]] == [code]


def test_an_empty_text_is_looked_for_further_out() -> None:
    words = {"zh-Hans": "", "zh": "茶壶", "en": "teapot"}
    assert [best_for(tag, words) for tag in ("zh-Hans-CN", "zh", "fil", "en-GB")] == [
        "茶壶",
        "茶壶",
        "teapot",
        "teapot",
    ]
