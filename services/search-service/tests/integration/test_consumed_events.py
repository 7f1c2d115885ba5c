"""search-service handles whatever the producers' committed event schemas allow."""

from uuid import UUID

from builders import a_product
from fastapi import FastAPI
from neighbours import facts
from shop import Shop

from deployables import named
from search_service.presentation.consumers import order_handlers, product_handlers, user_handlers
from servicekit.messaging import one_by_one
from testkit.contracts import an_event, assert_handled


async def test_each_event_that_the_producers_schemas_allow_is_handled(app: FastAPI, shop: Shop) -> None:
    followed = {**product_handlers(shop.application), **one_by_one(order_handlers(shop.application))}
    handlers = followed | dict(user_handlers(app.state.prices))
    assert handlers.keys() == {kind for kinds in named("search-service").consumes.values() for kind in kinds}
    await assert_handled(handlers)
    await shop.settled()
    async with app.state.platform.database.acquire() as connection:
        remembered = await connection.raw.fetch("SELECT DISTINCT consumer FROM inbox")
    assert [row["consumer"] for row in remembered] == ["search-service"], "the invariants look for its name"


async def test_a_published_product_is_found_and_an_event_counts_once(shop: Shop) -> None:
    handlers = {**product_handlers(shop.application), **one_by_one(order_handlers(shop.application))}
    teapot = a_product("Cobalt teapot", category_ids=[])
    await handlers["souk.product.published.v1"](an_event("souk.product.published.v1", **facts(teapot)))
    await shop.settled()
    assert await shop.ids("cobalt teapot", mode="keyword") == [teapot.product_id]
    words = an_event("souk.attribute_words.changed.v1", locale="fr", version=1, words={"Red": "Rouge"}, removed=[])
    await handlers[words.type](words)
    category = an_event("souk.category.changed.v1", removed=True)
    await handlers[category.type](category)
    await shop.settled()
    assert UUID((await shop.found("cobalt"))["items"][0]["id"]) == teapot.product_id


async def test_an_event_from_before_products_had_versions_gives_way_to_what_is_known(shop: Shop) -> None:
    handlers = product_handlers(shop.application)
    teapot, cup = a_product("Cobalt teapot", category_ids=[]), a_product("Jade cup", category_ids=[])
    await handlers["souk.product.published.v1"](an_event("souk.product.published.v1", **facts(teapot)))
    for old in (a_product("Blue teapot", product_id=teapot.product_id, category_ids=[]), cup):
        told = an_event("souk.product.updated.v1", **facts(old))
        del told.data["version"], told.data["brand"]
        for variant in told.data["variants"]:
            del variant["mpn"], variant["gtins"]
        await handlers[told.type](told)
    await shop.settled()
    assert await shop.ids("cobalt teapot", mode="keyword") == [teapot.product_id]
    assert await shop.ids("jade cup", mode="keyword") == [cup.product_id]
