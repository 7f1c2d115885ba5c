"""Fills product_db and the picture store with the demo shop: `python -m product_service.seed`. Repeatable."""

import asyncio
import io
import sys
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

import sqlalchemy as sa

from product_service.application import Application, assemble
from product_service.application.change_categories import CategoryContent
from product_service.application.create_product import CreateProduct, NewVariant
from product_service.config.settings import ProductSettings
from product_service.demo.pictures import photograph_of, pictures_folder, prepare_pictures
from product_service.demo.progress import show
from product_service.demo.shop import COLOUR, CURRENCY, DemoProduct, DemoShop, load_shop
from product_service.domain.product import ProductContent, ProductStatus
from product_service.domain.variant import Price
from product_service.infrastructure.bands import BandPublisher
from product_service.infrastructure.picture_encoder import PillowEncoder
from product_service.infrastructure.picture_store import S3PictureStore
from product_service.infrastructure.reservations_repository import ReservationsRepository
from product_service.infrastructure.tables import attribute_locales, categories, products
from product_service.infrastructure.unit_of_work import ProductUnitOfWork
from product_service.main import SERVICE, STREAM
from servicekit.database import Database, Statement
from servicekit.domain import utc_now
from servicekit.messaging import Outbox
from servicekit.settings import load_settings

# Products that are made at the same time: more would only wait for the pictures' memory.
_LANES = 8
_KNOWN_CATEGORIES = Statement(sa.select(categories.c.id))
_KNOWN_LOCALES = Statement(sa.select(attribute_locales.c.locale))
_KNOWN_PRODUCTS = Statement(sa.select(products.c.id, products.c.image.is_not(None).label("pictured")))


class _NothingCached:
    """No cache in this process; the running processes drop theirs by notices."""

    def products_changed(self, product_ids: set[UUID]) -> None: ...

    def categories_changed(self) -> None: ...

    def attribute_words_changed(self) -> None: ...


def _nobody() -> None:
    """No worker runs in this process."""


class Seeder:
    """Adds what is missing of the demo shop, through the same use cases as the API."""

    def __init__(self, settings: ProductSettings, database: Database, store: S3PictureStore) -> None:
        self._database = database
        self._encoder = PillowEncoder()
        self._store = store
        self._outbox = Outbox(SERVICE.name, STREAM, utc_now)
        self._application: Application = assemble(
            self._unit_of_work,
            ReservationsRepository(database, _nobody),
            self._encoder,
            store,
            clock=utc_now,
            currency=settings.currency,
        )
        self._lanes = asyncio.Semaphore(_LANES)
        self._folder = pictures_folder()

    def _unit_of_work(self) -> ProductUnitOfWork:
        return ProductUnitOfWork(self._database, self._outbox, _NothingCached(), _nobody)

    async def run(self, shop: DemoShop) -> None:
        """Categories, then products with their pictures, words of attributes, the bands of the stock."""
        await self._add_categories(shop)
        pictured = {row["id"]: row["pictured"] for row in await self._database.fetch(_KNOWN_PRODUCTS)}
        missing = [product for product in shop.products if not pictured.get(product.id)]
        await self._store.ensure_bucket()
        jobs = [self._add(product, known=product.id in pictured) for product in missing]
        for done, job in enumerate(asyncio.as_completed(jobs), start=1):
            await job
            show("products", done, len(missing))
        await self._add_attribute_words(shop)
        bands = BandPublisher(self._unit_of_work)
        while await bands.publish():
            pass
        self._encoder.close()

    async def _add_categories(self, shop: DemoShop) -> None:
        known = {row["id"] for row in await self._database.fetch(_KNOWN_CATEGORIES)}
        for category in shop.categories:
            if category.id not in known:
                content = CategoryContent(category.names, category.slug, category.parent_id, category.position)
                await self._application.create_category(content, category.id)

    async def _add_attribute_words(self, shop: DemoShop) -> None:
        known = {row["locale"] for row in await self._database.fetch(_KNOWN_LOCALES)}
        for locale, words in shop.attribute_words.items():
            if locale not in known:
                await self._application.replace_attribute_words(locale, 0, words)

    async def _add(self, product: DemoProduct, *, known: bool) -> None:
        async with self._lanes:
            if not known:
                await self._create(product)
            shown: dict[str | None, UUID] = {}
            for name, colour in product.pictures.items():
                photograph = await asyncio.to_thread(photograph_of(self._folder, name).read_bytes)
                alt = f"{product.title}, {colour}" if colour else product.title
                made, image = await self._application.add_image(product.id, io.BytesIO(photograph), alt)
                shown[colour] = image.id
            variants = [_pictured(variant, shown) for variant in product.variants]
            if variants != [_before_it_was_reduced(variant) for variant in product.variants]:
                await self._application.replace_product(product.id, made.version, _content(product), variants)

    async def _create(self, product: DemoProduct) -> None:
        """As on the day it was published: nothing was reduced yet."""
        create = CreateProduct(self._unit_of_work, lambda: product.published_at, CURRENCY)
        await create(_content(product), [_before_it_was_reduced(one) for one in product.variants], product.id)


def _content(product: DemoProduct) -> ProductContent:
    return ProductContent(
        texts=product.texts,
        slug=product.slug,
        status=ProductStatus.PUBLISHED,
        category_ids=[product.category_id],
        attributes=product.attributes,
        brand=product.brand,
    )


def _before_it_was_reduced(variant: NewVariant) -> NewVariant:
    content = variant.content
    return replace(variant, content=replace(content, price=Price(content.price.compare_at or content.price.amount)))


def _pictured(variant: NewVariant, shown: Mapping[str | None, UUID]) -> NewVariant:
    """With the picture of its colour, where there is one."""
    colour = variant.content.attributes.get(COLOUR)
    return replace(variant, content=replace(variant.content, image_id=shown.get(colour) if colour else None))


async def seed(settings: ProductSettings) -> None:
    """Add the demo shop to the database and the store that `settings` name."""
    database = Database.open(settings.database, f"{SERVICE.name} seed")
    store = S3PictureStore(settings.s3)
    try:
        await Seeder(settings, database, store).run(load_shop())
    finally:
        store.close()
        await database.close()


def main() -> None:
    """Refused in production, and in a shop that sells in another currency."""
    settings = load_settings(ProductSettings)
    if settings.in_production:
        sys.exit("Demo data is refused in production (SOUK_ENVIRONMENT=production).")
    if settings.currency != CURRENCY:
        sys.exit(f"The demo shop sells in {CURRENCY}, this one in {settings.currency} (PRODUCT_CURRENCY).")
    prepare_pictures(pictures_folder(), load_shop().things)
    asyncio.run(seed(settings))


if __name__ == "__main__":
    main()
