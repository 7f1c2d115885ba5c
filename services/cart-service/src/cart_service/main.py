"""Wires cart-service; the only file that knows every layer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from cart_service.application import Application, assemble
from cart_service.config.settings import CartSettings
from cart_service.infrastructure.carts_repository import CartReader
from cart_service.infrastructure.catalogue_client import CatalogueClient
from cart_service.infrastructure.guest_tokens import VerifiedGuestTokens
from cart_service.infrastructure.orders_client import OrdersClient
from cart_service.infrastructure.unit_of_work import CartUnitOfWork
from cart_service.presentation.consumers import handlers
from cart_service.presentation.http import cart
from servicekit.app import create_app as servicekit_app
from servicekit.messaging import Consumer, Retention
from servicekit.platform import Platform, Service
from servicekit.server import serve

SERVICE = Service(
    name="cart-service",
    title="Souk cart",
    description="Carts of guests and customers, merging them at login, and checkout.",
    path="/cart",
)
_SWEEP_SECONDS = 60


def create_app(settings: CartSettings) -> FastAPI:
    """The application; everything it needs is opened in its lifespan."""

    @asynccontextmanager
    async def lifespan(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
        application = build_application(platform, settings)
        app.state.application = application
        retention = Retention(platform.database)

        async def sweep() -> None:
            while True:
                await retention.sweep()
                await asyncio.sleep(_SWEEP_SECONDS)

        consumer = Consumer(platform.valkey, stream="souk.orders", group=SERVICE.name, handlers=handlers(application))
        platform.background("orders consumer", consumer.run)
        platform.background("inbox sweep", sweep)
        yield

    return servicekit_app(SERVICE, settings, routers=[cart.router], lifespan=lifespan)


def build_application(platform: Platform, settings: CartSettings) -> Application:
    """The use cases on PostgreSQL and the neighbours."""
    database = platform.database
    return assemble(
        lambda: CartUnitOfWork(database, consumer=SERVICE.name),
        CartReader(database),
        CatalogueClient(platform.client("product-service", settings.product_url)),
        OrdersClient(platform.client("order-service", settings.order_url)),
        VerifiedGuestTokens(platform.tokens),
    )


def main() -> None:
    """Serve until SIGTERM."""
    serve(SERVICE, CartSettings, create_app)


if __name__ == "__main__":
    main()
