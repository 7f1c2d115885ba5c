"""Use cases on fakes."""

import io
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from builders import NOW, a_price, a_variant, variant_content
from fakes import FakePictures, FakeReservations, FakeUnitOfWork, Shop

from product_service.application import Application, assemble
from product_service.application.change_categories import CategoryContent
from product_service.application.change_statuses import BulkAction
from product_service.domain.errors import (
    CategoryCycle,
    InvalidPrice,
    ProductNotFound,
    ReservationGone,
    StockWouldBeNegative,
    UnknownCategory,
)
from product_service.domain.product import Product, ProductContent, ProductStatus
from product_service.domain.reservation import Line
from product_service.domain.stock import MovementReason
from product_service.domain.texts import Texts
from servicekit.domain.errors import PreconditionFailed

CONTENT = ProductContent(Texts.single("Blue teapot"), status=ProductStatus.PUBLISHED)


class Clock:
    """Stands still until told."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pictures() -> FakePictures:
    return FakePictures()


@pytest.fixture
def application(shop: Shop, clock: Clock, pictures: FakePictures) -> Application:
    return assemble(
        lambda: FakeUnitOfWork(shop), FakeReservations(shop), pictures, pictures, clock=clock, currency="EUR"
    )


async def a_teapot(application: Application, stock: int = 10) -> tuple[Product, UUID]:
    product = await application.create_product(CONTENT, [a_variant(stock=stock)])
    return product, product.variants[0].id


async def test_a_new_variant_begins_with_its_stock(application: Application, shop: Shop) -> None:
    _, variant_id = await a_teapot(application, stock=7)
    assert shop.levels[variant_id].available == 7
    assert [(movement.quantity, movement.reason) for movement in shop.journal] == [(7, MovementReason.INITIAL)]
    assert [event.type for event in shop.published] == ["souk.product.published.v1"]


async def test_another_currency_is_refused(application: Application, shop: Shop) -> None:
    dollars = a_variant(price=a_price(currency="USD"))
    with pytest.raises(InvalidPrice):
        await application.create_product(CONTENT, [dollars])
    product, _ = await a_teapot(application)
    for refused in (
        application.add_variant(product.id, dollars),
        application.replace_product(product.id, 1, CONTENT, [dollars]),
        application.change_variant(product.id, product.variants[0].id, 1, dollars.content),
    ):
        with pytest.raises(InvalidPrice):
            await refused


async def test_a_stale_version_changes_nothing(application: Application, shop: Shop) -> None:
    product, variant_id = await a_teapot(application)
    for stale in (
        application.archive_product(product.id, 9),
        application.edit_product(product.id, 9, lambda content: content),
        application.replace_product(product.id, 9, CONTENT, [a_variant()]),
        application.withdraw_variant(product.id, variant_id, 9),
        application.arrange_images(product.id, 9, []),
    ):
        with pytest.raises(PreconditionFailed):
            await stale
    assert shop.products[product.id].version == 1


async def test_a_replaced_product_opens_stock_for_new_variants_only(application: Application, shop: Shop) -> None:
    product, variant_id = await a_teapot(application)
    same = replace(a_variant(stock=99), content=variant_content(product.variants[0].sku))
    changed = await application.replace_product(product.id, 1, CONTENT, [same, a_variant(stock=3)])
    assert shop.levels[variant_id].available == 10
    assert shop.levels[changed.variants[1].id].available == 3


async def test_an_edit_touches_only_what_it_names(application: Application, shop: Shop) -> None:
    product, _ = await a_teapot(application)
    await application.edit_product(product.id, 1, lambda now: replace(now, attributes={"Colour": "Blue"}))
    kept = shop.products[product.id]
    assert (kept.slug, kept.attributes, kept.version) == ("blue-teapot", {"Colour": "Blue"}, 2)


async def test_a_picture_is_stored_before_the_product_names_it(
    application: Application, shop: Shop, pictures: FakePictures
) -> None:
    with pytest.raises(ProductNotFound):
        await application.add_image(uuid4(), io.BytesIO(b"bytes"), "")
    assert pictures.stored == {}
    product, _ = await a_teapot(application)
    _, image = await application.add_image(product.id, io.BytesIO(b"bytes"), "A teapot")
    assert len(pictures.stored) == 3
    assert shop.products[product.id].images == [image]


async def test_stock_cannot_be_taken_away_twice(application: Application, shop: Shop) -> None:
    _, variant_id = await a_teapot(application, stock=5)
    admin = uuid4()
    await application.hold_stock(uuid4(), [Line(variant_id, 4)], timedelta(hours=1))
    with pytest.raises(StockWouldBeNegative):
        await application.move_stock(variant_id, -2, MovementReason.ADJUSTMENT, "", admin)
    await application.move_stock(variant_id, -1, MovementReason.ADJUSTMENT, "broken", admin)
    assert (shop.levels[variant_id].available, shop.journal[-1].actor_id) == (0, admin)


async def test_a_hold_lapses_when_its_time_is_over(application: Application, shop: Shop, clock: Clock) -> None:
    _, variant_id = await a_teapot(application)
    reservation_id = uuid4()
    await application.hold_stock(reservation_id, [Line(variant_id, 4)], timedelta(minutes=60))
    assert await application.lapse_reservations() == 0
    clock.now = NOW + timedelta(minutes=61)
    assert await application.lapse_reservations() == 1
    assert shop.levels[variant_id].available == 10
    with pytest.raises(ReservationGone):
        await application.settle_reservation.commit(reservation_id)


async def test_the_tree_is_built_and_moved(application: Application, shop: Shop) -> None:
    root = await application.create_category(CategoryContent({"en": "Root"}))
    leaf = await application.create_category(CategoryContent({"en": "Leaf"}, parent_id=root.id))
    assert shop.categories[leaf.id].path == (root.id, leaf.id)
    with pytest.raises(UnknownCategory):
        await application.create_category(CategoryContent({"en": "Lost"}, parent_id=uuid4()))
    with pytest.raises(CategoryCycle):
        await application.change_category(root.id, 1, CategoryContent({"en": "Root"}, parent_id=leaf.id))
    await application.change_category(leaf.id, 1, CategoryContent({"en": "Leaf"}))
    assert shop.categories[leaf.id].path == (leaf.id,)
    await application.remove_category(root.id, 1)
    assert list(shop.categories) == [leaf.id]


async def test_many_change_each_for_itself(application: Application, shop: Shop) -> None:
    fine, stale = [await application.create_product(CONTENT, [a_variant()]) for _ in range(2)]
    unknown = uuid4()
    wanted = [(stale.id, 7), (unknown, 1), (fine.id, 1)]
    results = await application.change_statuses(BulkAction.ARCHIVE, wanted)
    assert [(one.product_id, one.changed, type(one.refusal)) for one in results] == [
        (stale.id, False, PreconditionFailed), (unknown, False, ProductNotFound), (fine.id, True, type(None)),
    ]  # fmt: skip
    assert [shop.products[one.id].status for one in (stale, fine)] == [ProductStatus.PUBLISHED, ProductStatus.ARCHIVED]
    (again,) = await application.change_statuses(BulkAction.ARCHIVE, [(fine.id, 1)])
    assert (again.changed, again.version) == (False, 2)
