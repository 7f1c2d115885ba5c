"""Products: what is allowed, and what is told."""

import pytest
from builders import NOW, a_price, a_product, an_image, variant_content

from product_service.domain.errors import (
    ImageOrderDiffers,
    InvalidPrice,
    InvalidSlug,
    InvalidText,
    LastVariant,
    SkuTaken,
    TooManyImages,
)
from product_service.domain.events import ProductArchived, ProductPublished, ProductUpdated, VariantPriceChanged
from product_service.domain.image import MAX_IMAGES
from product_service.domain.product import ProductContent, ProductStatus
from product_service.domain.texts import Text, Texts, checked_slug, slugify


def test_a_slug_is_made_from_the_title() -> None:
    assert slugify("Crème brûlée, 2 cups — für Straße") == "creme-brulee-2-cups-fur-strasse"
    assert slugify("Search") == "search-1"
    assert a_product(title="Élégant!").slug == "elegant"


@pytest.mark.parametrize(
    "slug", ["", "Upper", "two--hyphens", "-edge", "search", "a/b", "ümlaut", "01a207c7-29af-7d77-91f3-0e81614fa4ad"]
)
def test_a_slug_can_stand_in_an_address(slug: str) -> None:
    with pytest.raises(InvalidSlug):
        checked_slug(slug)


def test_a_title_of_symbols_makes_no_slug() -> None:
    with pytest.raises(InvalidSlug):
        slugify("☃☃☃")


def test_texts_need_the_default_locale_and_fall_back_to_it() -> None:
    with pytest.raises(InvalidText):
        Texts({"de": Text("Teekanne")})
    texts = Texts({"en": Text("Teapot"), "de": Text("Teekanne"), "de-AT": Text("Teehäferl")})
    assert [texts.in_locale(locale).title for locale in ("de-AT", "de-CH", "fr")] == ["Teehäferl", "Teekanne", "Teapot"]


@pytest.mark.parametrize(("amount", "compare_at"), [(0, None), (-5, None), (100, 100), (100, 99)])
def test_prices_are_positive_and_below_what_they_are_compared_with(amount: int, compare_at: int | None) -> None:
    with pytest.raises(InvalidPrice):
        a_price(amount, compare_at)


def test_publishing_is_told_once_and_dated_once() -> None:
    product = a_product(ProductStatus.DRAFT)
    assert (product.pull_events(), product.published_at) == ([], None)
    product.rewrite(ProductContent(product.texts, status=ProductStatus.PUBLISHED), NOW)
    (event,) = product.pull_events()
    assert isinstance(event, ProductPublished)
    assert (event.product_id, event.slug, product.published_at) == (product.id, product.slug, NOW)


def test_drafts_change_in_silence() -> None:
    product = a_product(ProductStatus.DRAFT)
    product.add_image(an_image())
    product.change_variant(product.variants[0].id, variant_content(price=a_price(5)))
    assert product.pull_events() == []


def test_several_changes_are_told_as_one() -> None:
    product = a_product()
    product.add_variant(variant_content("SECOND"))
    product.add_image(an_image("c" * 64))
    (event,) = product.pull_events()
    assert isinstance(event, ProductUpdated)
    assert (len(event.variants), event.image) == (2, "c" * 64)


def test_a_new_price_is_told_with_the_old_one() -> None:
    product = a_product()
    product.change_variant(product.variants[0].id, variant_content(price=a_price(1990, 2490)))
    changed, updated = product.pull_events()
    assert isinstance(changed, VariantPriceChanged)
    assert (changed.old_price.amount, changed.new_price.amount) == (2490, 1990)
    assert isinstance(updated, ProductUpdated)


def test_archiving_is_told_once() -> None:
    product = a_product()
    product.archive(NOW)
    product.archive(NOW)
    (event,) = product.pull_events()
    assert isinstance(event, ProductArchived)


def test_a_product_keeps_a_variant() -> None:
    product = a_product(skus=("A", "B"))
    product.withdraw_variant(product.variants[0].id)
    with pytest.raises(LastVariant):
        product.withdraw_variant(product.variants[1].id)


def test_a_sku_stands_once_in_a_product() -> None:
    with pytest.raises(SkuTaken):
        a_product(skus=("A", "A"))


def test_replacing_variants_matches_by_sku() -> None:
    product = a_product(skus=("A", "B"))
    kept = product.variants[0].id
    added = product.replace_variants([variant_content("A", a_price(7)), variant_content("C")])
    assert [variant.sku for variant in added] == ["C"]
    assert product.variant(kept).price == a_price(7)
    assert [variant.sku for variant in product.variants if variant.withdrawn] == ["B"]
    product.replace_variants([variant_content("B")])
    assert [variant.sku for variant in product.variants if not variant.withdrawn] == ["B"]


def test_images_are_bounded_and_arranged_completely() -> None:
    product = a_product()
    for _ in range(MAX_IMAGES):
        product.add_image(an_image())
    with pytest.raises(TooManyImages):
        product.add_image(an_image())
    ids = [image.id for image in product.images]
    product.arrange_images(ids[::-1])
    assert [image.id for image in product.images] == ids[::-1]
    for wrong in (ids[1:], [*ids[1:], ids[1]], []):
        with pytest.raises(ImageOrderDiffers):
            product.arrange_images(wrong)
