"""order-service handles whatever the producers' committed event schemas allow."""

from shop_api import ShopApi

from deployables import named
from order_service.presentation.consumers import PaymentEvents, user_handlers
from testkit.contracts import assert_handled


async def test_each_event_that_the_producers_schemas_allow_is_handled(shop: ShopApi) -> None:
    application = shop.app.state.application
    handlers = PaymentEvents(application, lambda: None).handlers() | user_handlers(application)
    assert handlers.keys() == {kind for kinds in named("order-service").consumes.values() for kind in kinds}
    order = await shop.placed()
    await assert_handled(handlers, order_id=order["id"], user_id=order["id"])
