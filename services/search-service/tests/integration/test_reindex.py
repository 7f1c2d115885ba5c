import asyncio
from dataclasses import replace
from uuid import UUID

import httpx2
import psycopg
import pytest
from builders import a_category, a_product, known
from neighbours import ProductService
from shop import Shop

from search_service.application.index_products import write_documents
from search_service.domain.catalogue import Text
from servicekit.domain import new_id
from testkit.contracts.neighbour import Trouble
from testkit.databases import TestDatabase
from testkit.tokens import TestIssuer


@pytest.fixture
def seven_pots(products: ProductService) -> None:
    """A catalogue that was there before search was."""
    tea = a_category(en="Tea", fr="Thé")
    products.categories.append(tea)
    products.words["fr"] = {"Red": "Rouge"}
    products.put(*(a_product(f"Teapot {number}", category_ids=[tea.category_id]) for number in range(7)))


@pytest.mark.usefixtures("seven_pots")
async def test_an_empty_index_fills_itself_from_the_catalogue(shop: Shop) -> None:
    await shop.built()
    await shop.settled()
    index = await shop.index()
    assert (index["reindex"].status, index["reindex"].products, index["generation"] > 0) == ("done", 7, True)
    assert len(await shop.ids("teapot", category="tea")) == 7


async def test_a_building_anew_switches_to_what_the_catalogue_has_now(
    shop: Shop, products: ProductService, client: httpx2.AsyncClient, issuer: TestIssuer
) -> None:
    kept, changed, gone = (a_product(f"{name} teapot") for name in ("Kept", "Changed", "Gone"))
    await shop.publish(kept, changed, gone)
    # What nobody told of: a change and an end.
    products.put(kept, replace(changed, version=2, texts={"en": Text("Altered teapot")}))
    slot = shop.application.search.searches
    before = (await slot.state()).live
    answer = await client.post("/search/reindex", headers=issuer.headers(role="admin"))
    assert (answer.status_code, answer.json()["status"]) == (202, "running")
    await shop.built()
    await shop.settled()
    index = await shop.index()
    assert index["reindex"].status == "done", index["reindex"].error
    assert index["generation"] > before.generation
    async with shop.application.show_index.unit_of_work() as uow:
        assert (await uow.live.get()).slot == before.idle_slot
    found = await shop.ids("teapot -nothing", mode="keyword")
    assert set(found) == {kept.product_id, changed.product_id}
    assert await shop.ids("altered", mode="keyword") == [changed.product_id]


@pytest.mark.usefixtures("seven_pots")
async def test_categories_that_are_as_they_were_make_no_product_wait(shop: Shop, products: ProductService) -> None:
    await shop.settled()
    (tea,) = products.categories
    for category, waits in ((tea, 0), (replace(tea, names={"en": "Pots"}), 7)):
        async with shop.application.show_index.unit_of_work() as uow:
            await uow.catalogue.put_category(category, sequence=0)
            assert len(await uow.index.stale(10)) == waits


async def test_one_at_a_time(
    shop: Shop, products: ProductService, client: httpx2.AsyncClient, issuer: TestIssuer
) -> None:
    products.trouble["/internal/export"] = [Trouble.REFUSE] * 200
    first = await client.post("/search/reindex", headers=issuer.headers(role="admin"))
    second = await client.post("/search/reindex", headers=issuer.headers(role="admin"))
    assert (first.status_code, second.status_code, second.json()["code"]) == (202, 409, "reindex_running")
    products.trouble.clear()
    await shop.built()
    assert (await shop.index())["reindex"].status == "done"


async def test_whoever_takes_over_goes_on_after_the_last_page(shop: Shop, products: ProductService) -> None:
    """As after a kill between two pages: the row says how far the other was."""
    pots = sorted((a_product(f"Teapot {number}") for number in range(5)), key=lambda each: each.product_id)
    products.put(*pots)
    application = shop.application
    async with application.show_index.unit_of_work() as uow:
        begun = await uow.reindexes.begin(None)
        slot = (await uow.live.get()).idle_slot
        await uow.index.empty(slot)
        await uow.catalogue.apply([known(each, sequence=0) for each in pots[:3]])
        loaded = await uow.index.load([each.product_id for each in pots[:3]])
        await write_documents(uow, loaded, [slot], ["use-m3"])
        await uow.reindexes.save(replace(begun, slot=slot, after=pots[2].product_id, products=3))
    asked = products.asked("/export/categories")
    await shop.built()
    await shop.settled()
    newest = (await shop.index())["reindex"]
    assert (newest.status, newest.products) == ("done", 5)
    assert products.asked("/export/categories") == asked
    assert set(await shop.ids("teapot")) == {each.product_id for each in pots}


async def test_an_export_that_lost_most_of_the_catalogue_is_not_believed(
    shop: Shop, products: ProductService, client: httpx2.AsyncClient, issuer: TestIssuer
) -> None:
    pots = [a_product(f"Teapot {number}") for number in range(4)]
    await shop.publish(*pots)
    products.put(pots[0])
    async with shop.application.show_index.unit_of_work() as uow:
        slot = (await uow.live.get()).idle_slot
    await client.post("/search/reindex", headers=issuer.headers(role="admin"))
    await shop.built()
    index = await shop.index()
    assert index["reindex"].status == "failed"
    assert "3 are not" in index["reindex"].error
    async with shop.application.show_index.unit_of_work() as uow:
        assert (await uow.live.get()).slot != slot
    assert {UUID(item["id"]) for item in (await shop.found("teapot"))["items"]} == {each.product_id for each in pots}


@pytest.mark.usefixtures("seven_pots")
async def test_an_index_of_an_earlier_analysis_is_built_anew(shop: Shop, own_database: TestDatabase) -> None:
    await shop.settled()
    before = (await shop.index())["reindex"].id
    with psycopg.connect(own_database.admin_url, autocommit=True) as connection:
        connection.execute("UPDATE souk.live SET analysis = 1")
    # The service may be at it already: whoever is first begins, and the other one waits.
    async with asyncio.timeout(30):
        while (newest := (await shop.index())["reindex"]).id == before or newest.status == "running":
            await shop.application.continue_reindex()
            await asyncio.sleep(0.01)
    assert (newest.status, newest.products, newest.id > before) == ("done", 7, True)
    assert not await shop.application.continue_reindex()


async def test_words_are_counted_soon_after_products_came(shop: Shop) -> None:
    await shop.publish(*(a_product(f"Teapot {number}") for number in range(3)))
    searches = shop.application.search.searches
    await shop.application.follow_product(new_id(), known(a_product("Teapot again"), sequence=99))
    async with asyncio.timeout(20):
        while (await searches.stands_in(["en"], ["teapot"]))["teapot"] < 4:
            await asyncio.sleep(0.1)
