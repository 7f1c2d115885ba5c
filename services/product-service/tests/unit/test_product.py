"""Products: what is allowed, and what is told."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from builders import NOW, a_gtin, a_price, a_product, an_image, variant_content

from product_service.domain.errors import (
    GtinTaken,
    ImageOrderMismatch,
    InvalidPrice,
    InvalidSku,
    InvalidSlug,
    InvalidText,
    LastVariant,
    OptionsTaken,
    SkuTaken,
    TooManyImages,
    UnknownImage,
    VariantNotFound,
)
from product_service.domain.events import ProductArchived, ProductPublished, ProductUpdated, VariantPriceChanged
from product_service.domain.image import MAX_IMAGES
from product_service.domain.product import Product, ProductContent, ProductStatus
from product_service.domain.texts import Text, Texts, best_locale, checked_slug, numbered, slug_family, slugify
from product_service.domain.variant import Variant, VariantContent


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


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("蓝色衬衫", "lansechenshan"),
        ("Синяя рубашка", "sinyaya-rubashka"),
        ("Ørsted-Stuhl", "orsted-stuhl"),
        ("\u0301\u200b", "product"),
        ("—!—", "product"),
        ("01a207c7-29af-7d77-91f3-0e81614fa4ad", "01a207c7-29af-7d77-91f3-0e81614fa4ad-1"),
    ],
)
def test_titles_in_any_script_have_a_slug(title: str, slug: str) -> None:
    assert slugify(title) == slug


@pytest.mark.parametrize("slug", ["teapot", "iphone-15", "x" * 120, "2024", "9-9-9"])
def test_the_slugs_of_one_name_are_one_family(slug: str) -> None:
    for number in (1, 2, 10, 12_345):
        assert slug_family(numbered(slug, number)) == slug_family(slug)
        assert checked_slug(numbered(slug, number))


@pytest.mark.parametrize("sku", ["ABC 123", "A(1)", "Größe-42", "#", "х" * 64, "  trimmed  ", "Gro\u0308\u00dfe"])
def test_a_sku_is_any_printable_text(sku: str) -> None:
    assert variant_content(sku).sku == unicodedata.normalize("NFC", sku).strip()


@pytest.mark.parametrize("sku", ["", "  ", "a" * 65, "a\tb", "a\x00b", "a\u200bb", "a\u202eb"])
def test_what_cannot_be_printed_is_no_sku(sku: str) -> None:
    with pytest.raises(InvalidSku):
        VariantContent(sku, a_price())


def test_texts_need_the_default_locale() -> None:
    with pytest.raises(InvalidText):
        Texts({"de": Text("Teekanne")})


def test_the_nearest_locale_is_read() -> None:
    words = {"en": "Teapot", "de": "Teekanne", "de-AT": "Teehäferl"}
    assert [best_locale(locale, words) for locale in ("de-AT", "de-CH", "fr")] == ["de-AT", "de", "en"]


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


def test_facts_name_brand_codes_and_the_version_of_the_save() -> None:
    product = a_product(brand="Anvil")
    product.change_variant(product.variants[0].id, replace(variant_content("A"), mpn="TP-9", gtins=[a_gtin()]))
    product.version = 7  # as a repository counts it up before it publishes
    (event,) = product.pull_events()
    assert isinstance(event, ProductUpdated)
    (variant,) = event.variants
    assert (event.version, event.brand, variant.mpn, variant.gtins) == (7, "Anvil", "TP-9", [a_gtin()])


def test_a_gtin_stands_once_in_a_variant_and_in_a_product() -> None:
    content = replace(variant_content("A"), gtins=[a_gtin(2), a_gtin(1), a_gtin(2)])
    assert content.gtins == (a_gtin(2), a_gtin(1))
    same = replace(variant_content("B"), gtins=[a_gtin(1)])
    changes: list[Callable[[Product, UUID], object]] = [
        lambda of, _: of.add_variant(replace(same, sku="C", attributes={})),
        lambda of, second: of.change_variant(second, same),
        lambda of, second: of.replace_variants([content, same], [of.variants[0].id, second]),
    ]
    for change in changes:
        product = a_product(skus=("A", "B"))
        first, second = (variant.id for variant in product.variants)
        product.change_variant(first, content)
        with pytest.raises(GtinTaken) as refusal:
            change(product, second)
        assert refusal.value.extra["holder"]["variant_id"] == str(first)


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
    for other in ("A", "a", " A"):
        with pytest.raises(SkuTaken):
            a_product(skus=("A", other))
    product = a_product(skus=("Straße",))
    with pytest.raises(SkuTaken) as refused:
        product.add_variant(variant_content("STRASSE"))
    assert refused.value.extra["holder"]["variant_id"] == str(product.variants[0].id)


def test_a_combination_of_options_stands_once_in_a_product() -> None:
    product = a_product()
    red, _ = product.add_variant(variant_content("RED", Colour="Red", Size="M"))
    for same in ({"Colour": "Red", "Size": "M"}, {"Size": "M", "Colour": "Red"}, {"colour": "RED", "size": "m "}):
        with pytest.raises(OptionsTaken) as refused:
            product.add_variant(variant_content("OTHER", None, **same))
        assert refused.value.extra == {"holder": {"sku": "RED"}}
    blue, _ = product.add_variant(variant_content("BLUE", Colour="Blue", Size="M"))
    with pytest.raises(OptionsTaken):
        product.change_variant(blue.id, variant_content("BLUE", Colour="Red", Size="M"))
    with pytest.raises(OptionsTaken):
        product.replace_variants([variant_content("A", Colour="Red"), variant_content("B", Colour="red")])
    product.withdraw_variant(red.id)
    product.change_variant(blue.id, variant_content("BLUE", Colour="Red", Size="M"))
    with pytest.raises(OptionsTaken):
        product.change_variant(red.id, variant_content("RED", Colour="Red", Size="M"))


def test_siblings_swap_their_options_in_one_replacement() -> None:
    product = a_product(skus=("A", "B"))
    product.replace_variants([variant_content("A", Kind="B"), variant_content("b", Kind="A")])
    assert [(variant.sku, variant.attributes["Kind"]) for variant in product.variants] == [("A", "B"), ("b", "A")]


def test_a_product_older_than_the_rule_can_be_edited() -> None:
    product = a_product(skus=("A", "B"))
    for variant in product.variants:
        variant.attributes = {}
    product.variants[1].sku = "a"
    product.change_variant(product.variants[1].id, VariantContent("a", a_price(5)))
    assert product.variants[1].price == a_price(5)


def test_a_withdrawn_variant_comes_back_by_its_sku() -> None:
    product = a_product(skus=("A", "B"))
    gone = product.variants[1]
    product.withdraw_variant(gone.id)
    back, is_new = product.add_variant(variant_content("b", a_price(7)))
    assert (back.id, is_new, back.withdrawn, back.price) == (gone.id, False, False, a_price(7))
    assert len(product.variants) == 2


def test_replacing_variants_matches_by_sku() -> None:
    product = a_product(skus=("A", "B"))
    kept = product.variants[0].id
    added = product.replace_variants([variant_content("A", a_price(7)), variant_content("C")])
    assert [variant.sku for variant in added] == ["C"]
    assert product.variant(kept).price == a_price(7)
    assert [variant.sku for variant in product.variants if variant.withdrawn] == ["B"]
    product.replace_variants([variant_content("B")])
    assert [variant.sku for variant in product.variants if not variant.withdrawn] == ["B"]


def test_replacing_variants_by_id_renames_swaps_and_orders_them() -> None:
    product = a_product(skus=("A", "B", "C"))
    first, second, third = product.variants
    added = product.replace_variants(
        [variant_content("New"), variant_content("a"), variant_content("B2")], [None, second.id, first.id]
    )
    assert [variant.sku for variant in product.variants] == ["New", "a", "B2", "C"]
    assert [variant.id for variant in product.variants[1:]] == [second.id, first.id, third.id]
    assert (product.variants[0], third.withdrawn) == (added[0], True)


def test_a_variant_that_is_renamed_cannot_have_the_sku_of_one_that_stays_withdrawn() -> None:
    product = a_product(skus=("A", "B"))
    with pytest.raises(SkuTaken) as refused:
        product.replace_variants([variant_content("b")], [product.variants[0].id])
    assert refused.value.extra["holder"]["sku"] == "B"
    with pytest.raises(VariantNotFound):
        product.replace_variants([variant_content("A")], [uuid4()])


def test_pictures_are_replaced_whole_and_variants_lose_those_that_are_gone() -> None:
    product, kept, gone = a_product(skus=("A", "B")), an_image(), an_image()
    product.show_images([gone, kept])
    product.variants[0].image_id, product.variants[1].image_id = gone.id, kept.id
    new = an_image()
    product.show_images([new, kept])
    assert product.images == [new, kept]
    assert [variant.image_id for variant in product.variants] == [None, kept.id]
    with pytest.raises(ImageOrderMismatch):
        product.show_images([kept, kept])
    with pytest.raises(TooManyImages):
        product.show_images([an_image() for _ in range(MAX_IMAGES + 1)])
    assert product.images == [new, kept]


def test_a_variant_is_shown_by_a_picture_of_its_product_for_as_long_as_that_is_there() -> None:
    product, picture = a_product(), an_image()
    product.add_image(picture)
    content = replace(variant_content("TEA-1"), image_id=picture.id)
    product.change_variant(product.variants[0].id, content)
    assert product.variants[0].image_id == picture.id
    foreign = replace(content, image_id=an_image().id)
    for change in (
        lambda: product.change_variant(product.variants[0].id, foreign),
        lambda: product.add_variant(replace(foreign, sku="OTHER", attributes={"Kind": "other"})),
        lambda: product.replace_variants([foreign]),
        lambda: Product.create(uuid4(), product.content, [Variant.from_content(uuid4(), foreign)], NOW),
    ):
        with pytest.raises(UnknownImage):
            change()
    product.remove_image(picture.id)
    assert product.variants[0].image_id is None


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
        with pytest.raises(ImageOrderMismatch):
            product.arrange_images(wrong)
