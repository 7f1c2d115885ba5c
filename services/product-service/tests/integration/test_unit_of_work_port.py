"""One suite for the unit of work of the fake and of PostgreSQL."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from builders import NOW, a_gtin, a_product, an_image, real_unit_of_work, variant_content
from fakes import FakeUnitOfWork, Shop

from product_service.application.ports import UnitOfWork
from product_service.domain.attribute_words import AttributeWords
from product_service.domain.category import Category
from product_service.domain.errors import (
    CategoryNotEmpty,
    CategoryNotFound,
    GtinTaken,
    ProductNotFound,
    SkuTaken,
    SlugTaken,
    StockWouldBeNegative,
    UnknownCategory,
    UnknownImage,
    VariantNotFound,
)
from product_service.domain.stock import Movement, MovementReason, StockLevel
from servicekit.domain.errors import PreconditionFailed

Work = Callable[[], UnitOfWork]


@pytest.fixture(params=["fake", "postgresql"])
def work(request: pytest.FixtureRequest) -> Work:
    if request.param == "fake":
        shop = Shop()
        return lambda: FakeUnitOfWork(shop)
    database: Any = request.getfixturevalue("database")
    return lambda: real_unit_of_work(database)


def a_category(name: str, parent: Category | None = None) -> Category:
    return Category.create(uuid4(), {"en": name}, slug=None, parent=parent, position=0)


async def test_a_product_comes_back_as_it_was(work: Work) -> None:
    shelf = a_category("Shelf")
    product = a_product(category_ids=[shelf.id], attributes={"Material": "Clay"}, skus=("A", "B"))
    product.variants[0].attributes = {"Size": "M", "Colour": "Red"}
    async with work() as uow:
        await uow.categories.add(shelf)
        await uow.products.add(product)
    async with work() as uow:
        found = await uow.products.get(product.id)
    assert found == product
    assert list(found.variants[0].attributes) == ["Size", "Colour"]


async def test_a_variants_picture_is_kept_and_goes_with_the_picture(work: Work) -> None:
    product, picture = a_product(), an_image()
    async with work() as uow:
        await uow.products.add(product)
    async with work() as uow:
        product.add_image(picture)
        product.variants[0].image_id = picture.id
        await uow.products.save(product)
    async with work() as uow:
        found = await uow.products.get(product.id, for_update=True)
        assert found.variants[0].image_id == picture.id
        found.remove_image(picture.id)
        await uow.products.save(found)
    async with work() as uow:
        assert (await uow.products.get(product.id)).variants[0].image_id is None


async def test_an_upload_is_taken_once_and_stays_where_the_transaction_fails(work: Work) -> None:
    picture, other = an_image(), an_image("b" * 64)
    async with work() as uow:
        await uow.uploads.add(picture)
        await uow.uploads.add(other)
    with pytest.raises(UnknownImage):
        async with work() as uow:
            await uow.uploads.take([picture.id, uuid4()])
    async with work() as uow:
        assert await uow.uploads.take([]) == []
        assert await uow.uploads.take([picture.id]) == [picture]
    with pytest.raises(UnknownImage):
        async with work() as uow:
            await uow.uploads.take([picture.id])


async def test_what_a_picture_shows_is_kept_per_locale(work: Work) -> None:
    product, picture = a_product(), an_image()
    picture.alt, picture.alt_translations = "A teapot", {"fr": "Une théière"}
    async with work() as uow:
        product.show_images([picture])
        await uow.products.add(product)
    async with work() as uow:
        found = await uow.products.get(product.id, for_update=True)
        assert found.images == [picture]
        found.describe_image(picture.id, "A blue teapot")
        await uow.products.save(found)
    async with work() as uow:
        (again,) = (await uow.products.get(product.id)).images
    assert (again.alt, again.alt_translations) == ("A blue teapot", {"fr": "Une théière"})


async def test_siblings_swap_their_skus(work: Work) -> None:
    product = a_product(skus=("A", "B"))
    first, second = (variant.id for variant in product.variants)
    async with work() as uow:
        await uow.products.add(product)
    async with work() as uow:
        found = await uow.products.get(product.id, for_update=True)
        found.replace_variants([variant_content("B"), variant_content("A")], [first, second])
        await uow.products.save(found)
    async with work() as uow:
        after = await uow.products.get(product.id)
    assert [(variant.id, variant.sku) for variant in after.variants] == [(first, "B"), (second, "A")]


async def test_identifiers_are_kept_and_siblings_swap_their_gtins(work: Work) -> None:
    product = a_product(skus=("A", "B"), brand="Anvil")
    first, second = product.variants
    first.mpn, first.gtins, second.gtins = "TP-9", (a_gtin(2), a_gtin(1)), (a_gtin(3),)
    async with work() as uow:
        await uow.products.add(product)
    async with work() as uow:
        found = await uow.products.get(product.id, for_update=True)
        assert found == product
        found.variants[0].gtins, found.variants[1].gtins = (a_gtin(3),), (a_gtin(1),)
        await uow.products.save(found)
    async with work() as uow:
        after = await uow.products.get(product.id)
    assert [variant.gtins for variant in after.variants] == [(a_gtin(3),), (a_gtin(1),)]
    assert (after.brand, after.variants[0].mpn) == ("Anvil", "TP-9")


async def test_a_gtin_belongs_to_one_variant(work: Work) -> None:
    holder, other = a_product(slug="one", skus=("X",)), a_product(slug="two", skus=("Y",))
    holder.variants[0].gtins = other.variants[0].gtins = (a_gtin(),)
    async with work() as uow:
        await uow.products.add(holder)
    with pytest.raises(GtinTaken):
        async with work() as uow:
            await uow.products.add(other)


async def test_words_of_a_locale_are_replaced_whole(work: Work) -> None:
    async with work() as uow:
        words = await uow.attribute_words.get("fr")
        assert words == AttributeWords("fr", {}, 0)
        words.words = {"Red": "Rouge", "Colour": "Couleur"}
        await uow.attribute_words.save(words)
    async with work() as uow:
        assert await uow.attribute_words.get("fr") == AttributeWords("fr", {"Red": "Rouge", "Colour": "Couleur"}, 1)
        with pytest.raises(PreconditionFailed):
            await uow.attribute_words.save(AttributeWords("fr", {}, 0))
    async with work() as uow:
        await uow.attribute_words.save(AttributeWords("fr", {"Red": "Vermeil"}, 1))
        assert await uow.attribute_words.get("fr") == AttributeWords("fr", {"Red": "Vermeil"}, 2)
        assert await uow.attribute_words.get("fr-CA") == AttributeWords("fr-CA", {}, 0)


async def test_changes_count_the_version_up(work: Work) -> None:
    product = a_product()
    async with work() as uow:
        await uow.products.add(product)
    images = [an_image("a" * 64), an_image("b" * 64)]
    async with work() as uow:
        found = await uow.products.get(product.id, for_update=True)
        for image in images:
            found.add_image(image)
        found.change_variant(found.variants[0].id, variant_content("NEW"))
        found.add_variant(variant_content("MORE"))
        await uow.products.save(found)
    async with work() as uow:
        changed = await uow.products.get(product.id, for_update=True)
        assert (changed.version, changed.images) == (2, images)
        assert [variant.sku for variant in changed.variants] == ["NEW", "MORE"]
        changed.arrange_images([images[1].id, images[0].id])
        changed.remove_image(images[0].id)
        await uow.products.save(changed)
    async with work() as uow:
        assert (await uow.products.get(product.id)).images == [images[1]]


async def test_an_exception_leaves_everything_as_it_was(work: Work) -> None:
    product = a_product()
    with pytest.raises(ZeroDivisionError):
        async with work() as uow:
            await uow.products.add(product)
            raise ZeroDivisionError
    async with work() as uow:
        with pytest.raises(ProductNotFound):
            await uow.products.get(product.id)


async def test_slugs_and_skus_are_unique(work: Work) -> None:
    async with work() as uow:
        await uow.products.add(a_product(slug="one", skus=("X",)))
    with pytest.raises(SlugTaken):
        async with work() as uow:
            await uow.products.add(a_product(slug="one", skus=("Y",)))
    with pytest.raises(SkuTaken):
        async with work() as uow:
            await uow.products.add(a_product(slug="two", skus=("X",)))
    with pytest.raises(UnknownCategory):
        async with work() as uow:
            await uow.products.add(a_product(slug="three", skus=("Z",), category_ids=[uuid4()]))


async def test_categories_move_and_go(work: Work) -> None:
    root, other = a_category("Root"), a_category("Other")
    child = a_category("Child", root)
    grandchild = a_category("Grandchild", child)
    async with work() as uow:
        for category in (root, other, child, grandchild):
            await uow.categories.add(category)
    async with work() as uow:
        moving = await uow.categories.get(child.id, for_update=True)
        below = await uow.categories.descendants(moving)
        moving.move_below(await uow.categories.get(other.id), below)
        await uow.categories.save([moving, *below])
    async with work() as uow:
        assert (await uow.categories.get(grandchild.id)).path == (other.id, child.id, grandchild.id)
        assert (await uow.categories.get(child.id)).version == 2
    with pytest.raises(CategoryNotEmpty) as refused:
        async with work() as uow:
            await uow.categories.remove(await uow.categories.get(other.id, for_update=True))
    assert refused.value.extra == {"products": 0, "categories": 1}
    async with work() as uow:
        await uow.categories.remove(await uow.categories.get(root.id, for_update=True))
    async with work() as uow:
        with pytest.raises(CategoryNotFound):
            await uow.categories.get(root.id)
    with pytest.raises(SlugTaken):
        async with work() as uow:
            await uow.categories.add(a_category("Child"))


async def test_stock_is_journalled(work: Work) -> None:
    product = a_product()
    variant_id = product.variants[0].id
    async with work() as uow:
        await uow.products.add(product)
        first = Movement(uuid4(), variant_id, 5, MovementReason.INITIAL)
        level = StockLevel(variant_id)
        level.apply(first)
        await uow.stock.open(level, first)
    async with work() as uow:
        level = await uow.stock.get(variant_id, for_update=True)
        loss = Movement(uuid4(), variant_id, -2, MovementReason.ADJUSTMENT)
        level.apply(loss)
        await uow.stock.record(level, loss)
    async with work() as uow:
        assert (await uow.stock.get(variant_id)).available == 3
        with pytest.raises(StockWouldBeNegative):
            (await uow.stock.get(variant_id)).apply(Movement(uuid4(), variant_id, -4, MovementReason.ADJUSTMENT))
        with pytest.raises(VariantNotFound):
            await uow.stock.get(uuid4())
        await uow.stock.set_low_at(variant_id, 3)
        assert (await uow.stock.get(variant_id)).low_at == 3
        with pytest.raises(VariantNotFound):
            await uow.stock.set_low_at(uuid4(), 3)


async def test_a_product_keeps_its_day_of_publication(work: Work) -> None:
    product = a_product()
    async with work() as uow:
        await uow.products.add(product)
    async with work() as uow:
        assert (await uow.products.get(product.id)).published_at == NOW


async def test_siblings_are_arranged(work: Work) -> None:
    root, other = a_category("Root"), a_category("Other")
    child = a_category("Child", root)
    async with work() as uow:
        for category in (root, other, child):
            await uow.categories.add(category)
    async with work() as uow:
        siblings = await uow.categories.children(None)
        assert [one.id for one in siblings] == sorted([root.id, other.id])
        for position, one in enumerate(siblings):
            one.position = 7 + position
        await uow.categories.arrange(siblings)
    async with work() as uow:
        assert [(one.position, one.version) for one in await uow.categories.children(None)] == [(7, 2), (8, 2)]
        assert [one.id for one in await uow.categories.children(root.id)] == [child.id]
