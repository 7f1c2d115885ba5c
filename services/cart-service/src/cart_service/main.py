"""Wires cart-service; the only file that knows every layer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI

from cart_service.application import Application, assemble
from cart_service.config.settings import CartSettings
from cart_service.infrastructure.carts_repository import CartReader
from cart_service.infrastructure.guest_tokens import VerifiedGuestTokens
from cart_service.infrastructure.housekeeping import sweep_carts
from cart_service.infrastructure.orders_client import OrdersClient
from cart_service.infrastructure.product_client import ProductClient
from cart_service.infrastructure.unit_of_work import CartUnitOfWork
from cart_service.presentation.consumers import order_handlers, user_handlers
from cart_service.presentation.http import cart
from servicekit.app import create_app as servicekit_app
from servicekit.platform import Platform, Service
from servicekit.server import serve

SERVICE = Service(
    name="cart-service",
    title="Souk cart",
    description="Carts of guests and customers, merging them at login, and checkout.",
    path="/cart",
)
ROUTERS = (cart.router,)


def create_app(settings: CartSettings) -> FastAPI:
    """The application; everything it needs is opened in its lifespan."""

    @asynccontextmanager
    async def lifespan(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
        app.state.application = start(platform, settings)
        yield

    return servicekit_app(SERVICE, settings, routers=ROUTERS, lifespan=lifespan)


def start(platform: Platform, settings: CartSettings) -> Application:
    """Put the use cases on their ports, and begin the background work."""
    database = platform.database
    application = assemble(
        lambda: CartUnitOfWork(database, consumer=SERVICE.name),
        CartReader(database),
        ProductClient(platform.client("product-service", settings.product_url)),
        OrdersClient(platform.client("order-service", settings.order_url)),
        VerifiedGuestTokens(platform.tokens),
    )
    platform.consume("souk.orders", order_handlers(application))
    platform.consume("souk.users", user_handlers(application))
    platform.every("housekeeping", partial(sweep_carts, database, platform.clock), seconds=60)
    return application


def main() -> None:
    """Serve HTTP and work in the background until SIGTERM; exits 2 with a sentence on a refused configuration."""
    serve(SERVICE, CartSettings, create_app)


if __name__ == "__main__":
    main()
