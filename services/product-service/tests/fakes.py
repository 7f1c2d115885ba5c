"""The ports in memory; the suites in test_reservation_port and test_unit_of_work_port hold them to the real ones."""

import copy
import itertools
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from types import TracebackType
from typing import BinaryIO, Self
from uuid import UUID

from product_service.application.ports import EncodedPicture
from product_service.domain.attribute_words import AttributeWords
from product_service.domain.category import Category
from product_service.domain.errors import (
    CategoryNotEmpty,
    CategoryNotFound,
    GtinTaken,
    PictureNotFound,
    ProductNotFound,
    ReservationGone,
    ReservationNotSold,
    RestockExceedsSale,
    SkuTaken,
    SlugTaken,
    UnknownCategory,
    UnknownImage,
    VariantNotFound,
)
from product_service.domain.image import Image, picture_key
from product_service.domain.product import Product
from product_service.domain.reservation import Line, Reservation, ReservationStatus, Shortage, out_of_stock
from product_service.domain.stock import Movement, MovementReason, StockLevel
from product_service.domain.texts import numbered
from servicekit.domain import Event, new_id
from servicekit.domain.errors import PreconditionFailed


class Shop:
    """All that is stored."""

    def __init__(self) -> None:
        self.products: dict[UUID, Product] = {}
        self.categories: dict[UUID, Category] = {}
        self.uploads: dict[UUID, Image] = {}
        self.attribute_words: dict[str, AttributeWords] = {}
        self.levels: dict[UUID, StockLevel] = {}
        self.journal: list[Movement] = []
        self.published: list[Event] = []
        self.former_slugs: dict[str, UUID] = {}


class FakeUnitOfWork:
    """Works on a copy of the shop, which becomes the shop on clean exit."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    async def __aenter__(self) -> Self:
        work = self.work = copy.deepcopy(self._shop)
        self.attribute_words, self.uploads = FakeAttributeWords(work), FakeUploads(work)
        self.products, self.categories, self.stock = FakeProducts(work), FakeCategories(work), FakeStock(work)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._shop.__dict__.update(self.work.__dict__)


class FakeProducts:
    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    async def get(self, product_id: UUID, *, for_update: bool = False) -> Product:
        if product_id not in self._shop.products:
            raise ProductNotFound
        return copy.deepcopy(self._shop.products[product_id])

    async def free_slug(self, wanted: str) -> str:
        taken = {product.slug for product in self._shop.products.values()} | self._shop.former_slugs.keys()
        return next(slug for slug in map(partial(numbered, wanted), itertools.count(1)) if slug not in taken)

    async def add(self, product: Product, actor_id: UUID | None = None) -> None:
        self._keep(product)

    async def save(self, product: Product, actor_id: UUID | None = None) -> None:
        before = self._shop.products[product.id]
        product.version = before.version + 1
        self._keep(product)
        if before.slug != product.slug:
            self._shop.former_slugs[before.slug] = product.id

    def _keep(self, product: Product) -> None:
        others = [other for other in self._shop.products.values() if other.id != product.id]
        if any(other.slug == product.slug for other in others):
            raise SlugTaken
        if {one.sku_key for one in product.variants} & {one.sku_key for other in others for one in other.variants}:
            raise SkuTaken
        if {gtin for one in product.variants for gtin in one.gtins} & {
            gtin for other in others for one in other.variants for gtin in one.gtins
        }:
            raise GtinTaken
        if not set(product.category_ids) <= self._shop.categories.keys():
            raise UnknownCategory
        self._shop.published += product.pull_events()
        self._shop.former_slugs.pop(product.slug, None)
        self._shop.products[product.id] = copy.deepcopy(product)


class FakeUploads:
    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    async def add(self, image: Image) -> None:
        self._shop.uploads[image.id] = copy.copy(image)

    async def take(self, image_ids: Sequence[UUID]) -> list[Image]:
        wanted = set(image_ids)
        if not wanted <= self._shop.uploads.keys():
            raise UnknownImage
        return [self._shop.uploads.pop(image_id) for image_id in wanted]


class FakeCategories:
    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    async def get(self, category_id: UUID, *, for_update: bool = False) -> Category:
        if category_id not in self._shop.categories:
            raise CategoryNotFound
        return copy.deepcopy(self._shop.categories[category_id])

    async def descendants(self, category: Category) -> list[Category]:
        below = [one for one in self._shop.categories.values() if category.id in one.path and one.id != category.id]
        return copy.deepcopy(sorted(below, key=lambda one: one.id))

    async def free_slug(self, wanted: str) -> str:
        taken = {category.slug for category in self._shop.categories.values()}
        return next(slug for slug in map(partial(numbered, wanted), itertools.count(1)) if slug not in taken)

    async def add(self, category: Category) -> None:
        if any(other.slug == category.slug for other in self._shop.categories.values()):
            raise SlugTaken
        self._keep(category)

    async def save(self, categories: Sequence[Category]) -> None:
        for category in categories:
            others = (other for other in self._shop.categories.values() if other.id != category.id)
            if any(other.slug == category.slug for other in others):
                raise SlugTaken
            category.version += 1
            self._keep(category)

    async def children(self, parent_id: UUID | None) -> list[Category]:
        below = [one for one in self._shop.categories.values() if one.parent_id == parent_id]
        return copy.deepcopy(sorted(below, key=lambda one: one.id))

    async def arrange(self, categories: Sequence[Category]) -> None:
        await self.save(categories)

    async def remove(self, category: Category) -> None:
        listed = sum(category.id in product.category_ids for product in self._shop.products.values())
        if (below := len(await self.children(category.id))) or listed:
            raise CategoryNotEmpty.of(listed, below)
        self._keep(category)
        del self._shop.categories[category.id]

    def _keep(self, category: Category) -> None:
        self._shop.published += category.pull_events()
        self._shop.categories[category.id] = copy.deepcopy(category)


class FakeAttributeWords:
    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    async def get(self, locale: str) -> AttributeWords:
        return copy.deepcopy(self._shop.attribute_words.get(locale, AttributeWords(locale)))

    async def save(self, words: AttributeWords) -> None:
        if (await self.get(words.locale)).version != words.version:
            raise PreconditionFailed
        words.version += 1
        self._shop.published += words.pull_events()
        self._shop.attribute_words[words.locale] = copy.deepcopy(words)


class FakeStock:
    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    async def get(self, variant_id: UUID, *, for_update: bool = False) -> StockLevel:
        if variant_id not in self._shop.levels:
            raise VariantNotFound
        return copy.copy(self._shop.levels[variant_id])

    async def open(self, level: StockLevel, movement: Movement) -> None:
        self._shop.levels[level.variant_id] = copy.copy(level)
        self._shop.journal.append(movement)

    async def record(self, level: StockLevel, movement: Movement) -> None:
        self._shop.levels[level.variant_id].available += movement.quantity
        self._shop.journal.append(movement)

    async def set_low_at(self, variant_id: UUID, low_at: int) -> None:
        if variant_id not in self._shop.levels:
            raise VariantNotFound
        self._shop.levels[variant_id].low_at = low_at


class FakeReservations:
    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._known: dict[UUID, tuple[Reservation, datetime | None]] = {}
        self._restocks: set[UUID] = set()
        self._returned: dict[tuple[UUID, UUID], int] = {}

    async def hold(
        self, reservation_id: UUID, lines: tuple[Line, ...], expires_at: datetime
    ) -> tuple[Reservation, bool]:
        if reservation_id in self._known:
            return self._known[reservation_id][0].answer_repeat(lines), False
        none = StockLevel(reservation_id)
        offers = [(line, self._shop.levels.get(line.variant_id, none).available) for line in lines]
        short = [Shortage(line.variant_id, line.quantity, left) for line, left in offers if left < line.quantity]
        if short:
            raise out_of_stock(short)
        for line in lines:
            self._shop.levels[line.variant_id].available -= line.quantity
            self._shop.levels[line.variant_id].reserved += line.quantity
        reservation = Reservation(reservation_id, ReservationStatus.HELD, lines)
        self._known[reservation_id] = reservation, expires_at
        return reservation, True

    async def commit(self, reservation_id: UUID) -> Reservation:
        if reservation_id not in self._known:
            raise ReservationGone
        self._settle(reservation_id, ReservationStatus.COMMITTED)
        return self._known[reservation_id][0].answer_commit()

    async def release(self, reservation_id: UUID) -> Reservation:
        if reservation_id not in self._known:
            self._known[reservation_id] = Reservation(reservation_id, ReservationStatus.RELEASED, ()), None
        self._settle(reservation_id, ReservationStatus.RELEASED)
        return self._known[reservation_id][0].answer_release()

    async def restock(self, reservation_id: UUID, restock_id: UUID, lines: tuple[Line, ...]) -> None:
        known = self._known.get(reservation_id)
        if known is None or known[0].status is not ReservationStatus.COMMITTED:
            raise ReservationNotSold
        if restock_id in self._restocks:
            return
        sold = {line.variant_id: line.quantity for line in known[0].lines}
        for line in lines:
            back = self._returned.get((reservation_id, line.variant_id), 0) + line.quantity
            if back > sold.get(line.variant_id, 0):
                raise RestockExceedsSale
        self._restocks.add(restock_id)
        for line in lines:
            key = (reservation_id, line.variant_id)
            self._returned[key] = self._returned.get(key, 0) + line.quantity
            self._shop.levels[line.variant_id].available += line.quantity
            self._shop.journal.append(Movement(new_id(), line.variant_id, line.quantity, MovementReason.RETURN))

    async def lapse(self, now: datetime, at_most: int) -> int:
        late = [
            one.id for one, end in self._known.values() if one.status is ReservationStatus.HELD and end and end <= now
        ]
        for reservation_id in late[:at_most]:
            self._settle(reservation_id, ReservationStatus.LAPSED)
        return len(late[:at_most])

    def _settle(self, reservation_id: UUID, status: ReservationStatus) -> None:
        known, expires_at = self._known[reservation_id]
        if known.status is not ReservationStatus.HELD:
            return
        for line in known.lines:
            level = self._shop.levels[line.variant_id]
            level.reserved -= line.quantity
            if status is ReservationStatus.COMMITTED:
                level.sold += line.quantity
            else:
                level.available += line.quantity
        self._known[reservation_id] = Reservation(reservation_id, status, known.lines), expires_at


class FakePictures:
    """Encoder and store in one: a picture is its upload."""

    def __init__(self) -> None:
        self.stored: dict[str, bytes] = {}

    async def encode(self, upload: BinaryIO) -> EncodedPicture:
        content = upload.read()
        return EncodedPicture("f" * 64, 1280, 960, {320: content, 640: content, 1280: content})

    async def put(self, picture: EncodedPicture) -> None:
        self.stored |= {picture_key(picture.sha256, width): content for width, content in picture.renditions.items()}

    async def get(self, key: str) -> bytes:
        if key not in self.stored:
            raise PictureNotFound
        return self.stored[key]
