"""cart-service handles whatever the producers' committed event schemas allow."""

from builders import an_offer
from cart_api import CartApi
from fastapi import FastAPI
from neighbours import ProductService

from cart_service.presentation.consumers import order_handlers, user_handlers
from deployables import named
from testkit.contracts import assert_handled


async def test_each_event_that_the_producers_schemas_allow_is_handled(
    app: FastAPI, shopper: CartApi, products: ProductService
) -> None:
    application = app.state.application
    handlers = {**order_handlers(application), **user_handlers(application)}
    assert handlers.keys() == {kind for kinds in named("cart-service").consumes.values() for kind in kinds}
    cart = (await shopper.add(products.put(an_offer()).variant_id, 5)).json()
    await assert_handled(handlers, cart_id=cart["id"], user_id=str(shopper.id))
