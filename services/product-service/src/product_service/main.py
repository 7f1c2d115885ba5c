"""Wires product-service; the only file that knows every layer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI
from starlette.middleware import Middleware

from product_service.application import Application, assemble
from product_service.config.settings import ProductSettings
from product_service.infrastructure.bands import BandPublisher
from product_service.infrastructure.catalogue import CatalogueReads
from product_service.infrastructure.export import CatalogueExport
from product_service.infrastructure.picture_encoder import MAX_BYTES, PillowEncoder
from product_service.infrastructure.picture_store import S3PictureStore
from product_service.infrastructure.reservations_repository import ReservationsRepository
from product_service.infrastructure.staff_catalogue import StaffCatalogueReads
from product_service.infrastructure.stale_words import StaleWords
from product_service.infrastructure.stock_gauges import measure_stock
from product_service.infrastructure.unit_of_work import ProductUnitOfWork
from product_service.infrastructure.views import Views
from product_service.presentation.http import (
    admin_images,
    admin_products,
    admin_variants,
    attribute_words,
    categories,
    crawlers,
    export,
    internal,
    media,
    products,
    staff_products,
)
from product_service.presentation.http.front import Front, FrontDoor
from product_service.presentation.notices import CacheInvalidation
from servicekit.app import create_app as servicekit_app
from servicekit.finished import ByteCache
from servicekit.messaging import Notices
from servicekit.platform import Platform, Service
from servicekit.server import serve

STREAM = "souk.products"
SERVICE = Service(
    name="product-service",
    title="Souk products",
    description="Catalogue, stock, reservations and product pictures.",
    path="/products",
)
# What is asked most stands first: FastAPI tries routers in this order, so fixed paths stand before `/{reference}`.
ROUTERS = (
    internal.router,
    export.router,
    staff_products.router,
    products.router,
    media.router,
    crawlers.router,
    categories.router,
    admin_products.router,
    admin_variants.stock_router,
    admin_variants.router,
    admin_images.uploads_router,
    admin_images.router,
    attribute_words.router,
    categories.admin_router,
)
_MULTIPART_OVERHEAD = 64 * 1024


def create_app(settings: ProductSettings) -> FastAPI:
    """The application; everything it needs is opened in its lifespan."""

    @asynccontextmanager
    async def lifespan(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
        app.state.origin = settings.http.public_url.rstrip("/")
        app.state.pictures = store = S3PictureStore(settings.s3)
        views = Views(settings.media_base_url)
        app.state.catalogue = CatalogueReads(platform.database, views, settings.currency)
        app.state.staff_catalogue = StaffCatalogueReads(platform.database, views)
        app.state.export = CatalogueExport(platform.database)
        app.state.front = Front(cache := ByteCache(), settings.browse_per_minute)
        encoder = PillowEncoder()
        app.state.application = start(platform, settings, cache, store, encoder)
        try:
            yield
        finally:
            encoder.close()
            store.close()

    app = servicekit_app(
        SERVICE, settings, routers=ROUTERS, lifespan=lifespan, upload_limit=MAX_BYTES + _MULTIPART_OVERHEAD
    )
    # Last in the list is innermost: the edge still sees every request first.
    app.user_middleware.append(Middleware(FrontDoor))
    return app


def start(
    platform: Platform, settings: ProductSettings, cache: ByteCache, store: S3PictureStore, encoder: PillowEncoder
) -> Application:
    """Put the use cases on their ports, and begin the background work."""
    database, outbox, stock_moved = platform.database, platform.outbox(STREAM), asyncio.Event()
    pages = CacheInvalidation(cache)

    def unit_of_work() -> ProductUnitOfWork:
        return ProductUnitOfWork(database, outbox, pages, stock_moved.set)

    application = assemble(
        unit_of_work,
        ReservationsRepository(database, stock_moved.set),
        encoder,
        store,
        clock=platform.clock,
        currency=settings.currency,
    )
    bands = BandPublisher(unit_of_work)
    notices = Notices(platform.valkey, [STREAM], pages.on_notice, on_gap=pages.on_gap)
    platform.add_check("pictures", store.ping, critical=False)
    platform.at_start(store.require_keys)
    platform.background("notices", notices.run)
    platform.background("picture bucket", store.ensure_bucket)
    # Who moves stock wakes it; the look finds what a process left that died between its commit and this.
    platform.when_woken("stock bands", bands.publish, woken=stock_moved, seconds=5)
    platform.every("stock gauges", partial(measure_stock, database), seconds=30)
    platform.every("stale words", StaleWords(database).fold, seconds=60)
    platform.every("reservation sweep", application.lapse_reservations, seconds=settings.sweep_seconds)
    return application


def main() -> None:
    """Serve HTTP and work in the background until SIGTERM; exits 2 with a sentence on a refused configuration."""
    serve(SERVICE, ProductSettings, create_app)


if __name__ == "__main__":
    main()
