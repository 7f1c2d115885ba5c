"""Wires cart-service; the only file that knows every layer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI

from cart_service.application import Application, assemble
from cart_service.config.settings import CartSettings
from cart_service.infrastructure.carts_repository import CartReader
from cart_service.infrastructure.guest_tokens import VerifiedGuestTokens
from cart_service.infrastructure.housekeeping import keep_house
from cart_service.infrastructure.orders_client import OrdersClient
from cart_service.infrastructure.product_client import ProductClient
from cart_service.infrastructure.unit_of_work import CartUnitOfWork
from cart_service.presentation.consumers import order_handlers, user_handlers
from cart_service.presentation.http import cart
from servicekit.app import create_app as servicekit_app
from servicekit.messaging import Consumer
from servicekit.platform import Platform, Service
from servicekit.server import serve

SERVICE = Service(
    name="cart-service",
    title="Souk cart",
    description="Carts of guests and customers, merging them at login, and checkout.",
    path="/cart",
)


def create_app(settings: CartSettings) -> FastAPI:
    """The application; everything it needs is opened in its lifespan."""

    @asynccontextmanager
    async def lifespan(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
        application = build_application(platform, settings)
        app.state.application = application
        for stream, handlers in (("souk.orders", order_handlers), ("souk.users", user_handlers)):
            consumer = Consumer(platform.valkey, stream=stream, group=SERVICE.name, handlers=handlers(application))
            platform.background(f"{stream} consumer", consumer.run)
        platform.background("housekeeping", partial(keep_house, platform.database, platform.clock))
        yield

    return servicekit_app(SERVICE, settings, routers=[cart.router], lifespan=lifespan)


def build_application(platform: Platform, settings: CartSettings) -> Application:
    """The use cases on PostgreSQL and the neighbours."""
    database = platform.database
    return assemble(
        lambda: CartUnitOfWork(database, consumer=SERVICE.name),
        CartReader(database),
        ProductClient(platform.client("product-service", settings.product_url)),
        OrdersClient(platform.client("order-service", settings.order_url)),
        VerifiedGuestTokens(platform.tokens),
    )


def main() -> None:
    """Serve until SIGTERM."""
    serve(SERVICE, CartSettings, create_app)


if __name__ == "__main__":
    main()
