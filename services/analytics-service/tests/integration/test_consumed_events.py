"""analytics-service handles whatever the producers' committed event schemas allow."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from browser import Browser
from fastapi import FastAPI

from analytics_service.presentation.consumers import order_handlers, product_handlers, user_handlers
from deployables import named
from servicekit.domain import new_id
from servicekit.messaging import Handler, one_by_one
from testkit.contracts import an_event, assert_handled


def _handlers(app: FastAPI) -> dict[str, Handler]:
    application = app.state.application
    mark_of: Callable[[UUID], bytes] = application.take_events.mark_of
    orders = one_by_one(order_handlers(application, mark_of))
    return {**orders, **product_handlers(application), **user_handlers(application)}


async def test_each_event_that_the_producers_schemas_allow_is_handled(app: FastAPI, browser: Browser) -> None:
    handlers = _handlers(app)
    assert handlers.keys() == {kind for kinds in named("analytics-service").consumes.values() for kind in kinds}
    await browser.settled()
    await assert_handled(handlers)
    remembered = await browser.rows("SELECT DISTINCT consumer FROM inbox")
    assert remembered == [{"consumer": "analytics-service"}], "the invariants look for its name"


async def test_lines_of_variants_are_pieces_of_their_product(app: FastAPI, browser: Browser) -> None:
    handlers, product = _handlers(app), str(new_id())
    paid = an_event("souk.order.paid.v1")
    line = paid.data["lines"][0] | {"product_id": product, "quantity": 2, "gross": {"amount": 700, "currency": "EUR"}}
    paid.data["lines"] = [line, line | {"variant_id": str(new_id()), "quantity": 1}]
    paid.data["shipping"] = {"amount": 490, "currency": "EUR"}
    await handlers[paid.type](paid)
    assert await browser.row("SELECT pieces, orders, revenue FROM product_days") == {
        "pieces": 3, "orders": 1, "revenue": 1400,
    }  # fmt: skip


async def test_names_follow_the_newest_that_was_told(app: FastAPI, browser: Browser) -> None:
    handlers, product = _handlers(app), str(new_id())
    for version, slug in ((2, "new"), (1, "old")):
        event = an_event("souk.product.updated.v1", product_id=product, version=version, slug=slug)
        await handlers[event.type](event)
    assert await browser.row("SELECT slug, is_on_sale FROM products") == {"slug": "new", "is_on_sale": True}
    gone = an_event("souk.product.archived.v1", product_id=product, version=3, slug="new")
    await handlers[gone.type](gone)
    assert await browser.row("SELECT is_on_sale FROM products") == {"is_on_sale": False}
    category: dict[str, Any] = {"category_id": str(new_id()), "names": {"en": "Tea"}}
    event = an_event("souk.category.changed.v1", **category)
    await handlers[event.type](event)
    assert await browser.row("SELECT names FROM categories") == {"names": {"en": "Tea"}}
