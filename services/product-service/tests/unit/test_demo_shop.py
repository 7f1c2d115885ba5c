"""The demo shop is large, plausible and always the same."""

import io
import re
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image

from commerce.values import Gtin, Money
from product_service.application.create_product import NewVariant
from product_service.demo.colours import COLOURS, recoloured
from product_service.demo.photographs import SIDE, compose
from product_service.demo.renders import Unreachable, fetch_renders
from product_service.demo.shop import COLOUR, load_shop
from product_service.demo.translations import Words, load_words
from product_service.domain.product import Product
from product_service.domain.texts import Text
from product_service.domain.variant import Variant
from product_service.presentation.http.bodies import AttributeWordsBody, CategoryBody, ProductBody


def test_it_is_large_and_every_name_is_its_own() -> None:
    shop = load_shop()
    assert len(shop.products) >= 300
    assert sum(category.parent_id is None for category in shop.categories) >= 12
    for names in (
        [product.slug for product in shop.products],
        [product.sentences for product in shop.products],
        [variant.content.sku for product in shop.products for variant in product.variants],
        [gtin for product in shop.products for variant in product.variants for gtin in variant.content.gtins],
        [category.slug for category in shop.categories],
    ):
        assert [name for name, times in Counter(names).items() if times > 1] == []


def test_it_is_always_the_same() -> None:
    assert load_shop() == load_shop()


def test_everything_has_a_maker_and_the_numbers_that_trade_knows_it_by() -> None:
    shop = load_shop()
    assert 30 <= len({product.brand for product in shop.products}) <= 80
    for product in shop.products:
        for variant in product.variants:
            (gtin,) = variant.content.gtins
            assert Gtin(gtin).digits == gtin
    numbered = {product.title for product in shop.products if all(one.content.mpn for one in product.variants)}
    assert {"Laptop Falcon 14", "Claw hammer", "Cast-iron skillet, 26 cm"} <= numbered
    assert not {"Handle-less tea bowl", "Hyacinth bulbs"} & numbered


def test_some_things_are_sold_out_and_some_nearly() -> None:
    stocks = [variant.stock for product in load_shop().products for variant in product.variants]
    out, low = stocks.count(0), sum(0 < stock <= 5 for stock in stocks)
    assert 0.02 < out / len(stocks) < 0.12
    assert 0.05 < low / len(stocks) < 0.2


def test_every_product_hangs_on_a_shelf() -> None:
    shop = load_shop()
    shelves = {category.id for category in shop.categories}
    assert {product.category_id for product in shop.products} <= shelves


def test_every_entry_of_every_file_is_what_the_api_would_take() -> None:
    """A comma outside quotation marks makes another locale of the rest of a name, for example."""
    shop = load_shop()
    for category in shop.categories:
        CategoryBody.model_validate(
            {"names": category.names, "slug": category.slug, "parent_id": category.parent_id}
        ).to_content()
    for locale, words in shop.attribute_words.items():
        assert AttributeWordsBody.model_validate({"words": words}).words == words, locale
    for product in shop.products:
        text = product.texts.by_locale["en"]
        body = ProductBody.model_validate(
            {
                "title": product.title,
                "description": text.description,
                "translations": {
                    locale: {"title": text.title, "description": text.description}
                    for locale, text in product.translations.items()
                },
                "slug": product.slug,
                "status": "published",
                "category_ids": [product.category_id],
                "attributes": product.attributes,
                "brand": product.brand,
                "variants": [_sent(variant) for variant in product.variants],
            }
        )
        variants = [Variant.from_content(uuid4(), new.to_new().content) for new in body.variants]
        made = Product.create(product.id, body.to_content(), variants, product.published_at)
        assert (made.slug, made.texts.title, made.brand) == (product.slug, product.title, product.brand)
        codes = [(one.mpn, one.gtins) for one in made.variants]
        assert codes == [(new.content.mpn, new.content.gtins) for new in product.variants]


def _sent(variant: NewVariant) -> dict[str, Any]:
    content, price = variant.content, variant.content.price

    def money(amount: Money) -> dict[str, Any]:
        return {"amount": amount.amount, "currency": amount.currency}

    return {
        "sku": content.sku,
        "price": money(price.amount),
        "compare_at": money(price.compare_at) if price.compare_at else None,
        "attributes": dict(content.attributes),
        "weight_grams": content.weight_grams,
        "line_limit": content.line_limit,
        "mpn": content.mpn,
        "gtins": list(content.gtins),
        "stock": variant.stock,
        "low_at": variant.low_at,
    }


@pytest.mark.parametrize("locale", ["fr", "ar"])
def test_every_text_has_a_word_in_every_language_of_the_shop(locale: str) -> None:
    shop, words = load_shop(), load_words()[locale]
    said = {category.names["en"] for category in shop.categories}
    said |= {text for product in shop.products for text in (product.title, *product.sentences)}
    assert sorted(said - words.texts.keys()) == []
    assert all(product.translations[locale].description for product in shop.products)
    assert all(category.names[locale] for category in shop.categories)
    contents = [variant.content for product in shop.products for variant in product.variants]
    named = {text for content in contents for name, value in content.attributes.items() for text in (name, value)}
    assert sorted(text for text in named - words.attributes.keys() if _is_a_word(text)) == []


def _is_a_word(text: str) -> bool:
    """Measures and sizes are written alike everywhere."""
    return re.search("[A-Za-z]{4}", text) is not None


def test_a_description_is_translated_whole_or_not_at_all() -> None:
    words = Words({"Cup": "Tasse", "It is small.": "Elle est petite.", "It is blue.": "Elle est bleue."}, {})
    whole = words.text("Cup", ["It is small.", "It is blue."])
    assert whole == Text("Tasse", "Elle est petite. Elle est bleue.")
    assert words.text("Cup", ["It is small.", "It is heavy."]) == Text("Tasse")
    assert words.text("Mug", ["It is small."]) is None


def test_a_picture_can_be_drawn_without_any_render() -> None:
    with Image.open(io.BytesIO(compose("blue-teapot", None))) as photograph:
        assert (photograph.format, photograph.size) == ("JPEG", (SIDE, SIDE))


def test_a_thing_is_painted_with_its_light_and_shade_and_what_is_not_its_own_stays() -> None:
    shades, trim, nothing = ((0, 60, 120), (0, 100, 200), (20, 140, 255)), (250, 220, 60), (9, 9, 9)
    thing = Image.new("RGBA", (100, 20))
    for column, colour in enumerate((*shades, trim, nothing)):
        thing.paste((*colour, 0 if colour == nothing else 255), (20 * column, 0, 20 * column + 20, 20))
    row = recoloured(thing, COLOURS["Red"]).tobytes()[4000:4400]
    dark, middle, light, kept, gone = (row[80 * column + 40 : 80 * column + 44] for column in range(5))
    assert tuple(middle[:3]) == COLOURS["Red"]
    assert sum(dark[:3]) < sum(middle[:3]) < sum(light[:3])
    assert (tuple(kept[:3]), kept[3], gone[3]) == (trim, 255, 0)


def test_what_is_sold_in_colours_is_shown_in_each() -> None:
    shop = load_shop()
    by_slug = {product.slug: product for product in shop.products}
    assert list(by_slug["baseball-cap-washed-cotton"].pictures.values()) == ["Grey", "Rust", "Forest"]
    assert by_slug["diamond-kite"].pictures == {"diamond-kite": None}
    sold = {one.content.attributes.get(COLOUR) for product in shop.products for one in product.variants}
    assert sold - {None} <= COLOURS.keys()


def test_renders_that_cannot_be_fetched_are_said_to_be_unreachable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    monkeypatch.setenv("npm_config_prefer_offline", "false")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    with pytest.raises(Unreachable):
        fetch_renders(tmp_path / "renders", {"1f375"})


def test_what_is_known_of_a_thing_is_what_it_says() -> None:
    of = {product.title: product.variants for product in load_shop().products}
    assert {variant.content.weight_grams for variant in of["Laptop Heron 16"]} == {1900}
    assert {variant.content.weight_grams for variant in of["Garden axe, ash handle"]} == {800}
    assert [variant.content.attributes for variant in of["Hyacinth bulbs"]] == [
        {"Pack": "5 bulbs"}, {"Pack": "15 bulbs"},
    ]  # fmt: skip
