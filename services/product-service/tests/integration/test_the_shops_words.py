"""The catalogue takes locales by the rule of libs/commerce, and by no other."""

import httpx2
import pytest
from catalogue_api import CatalogueApi, a_product_body
from pydantic import ValidationError

from product_service.domain.texts import best_locale
from product_service.presentation.http.bodies import CategoryBody, ProductBody, ProductPatchBody
from servicekit.schemas import Body
from testkit.words import LOCALES, code_at


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


@pytest.mark.parametrize(
    ("shape", "field", "words"),
    [
        (ProductBody, "translations", {"title": "Teekanne"}),
        (ProductPatchBody, "translations", {"title": "Teekanne"}),
        (CategoryBody, "names", "Teekannen"),
    ],
)
def test_openapi_names_the_most_locales_that_texts_may_have(shape: type[Body], field: str, words: object) -> None:
    schema = shape.model_json_schema()["properties"][field]
    assert schema.get("anyOf", [schema])[0]["maxProperties"] == 20
    tags = [f"a{chr(ord('a') + number)}" for number in range(21)]
    with pytest.raises(ValidationError) as refusal:
        shape.model_validate({field: dict.fromkeys(tags, words)})
    assert "too_long" in [fault["type"] for fault in refusal.value.errors() if fault["loc"][0] == field]


def test_an_empty_text_is_looked_for_further_out() -> None:
    words = {"zh-Hans": "", "zh": "茶壶", "en": "teapot"}
    assert [best_locale(tag, words) for tag in ("zh-Hans-CN", "zh", "fil", "en-GB")] == ["zh", "zh", "en", "en"]
