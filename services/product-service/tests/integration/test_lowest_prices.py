"""A reduced price stands beside the lowest one of the 30 days before (Directive 98/6/EC, Article 6a)."""

from datetime import timedelta

import httpx2
import psycopg
import pytest
from builders import a_price, a_product, real_unit_of_work
from catalogue_api import CatalogueApi
from conftest import SERVICE_FOLDER

from product_service.domain.variant import VariantContent
from servicekit.database import Database
from testkit.databases import TestDatabase
from testkit.migrations import downgrade, upgrade

# (days before today, price, compared with)
Prices = list[tuple[int, int, int | None]]
LOWEST = "SELECT lowest_price FROM variants"


class History:
    """A variant whose prices change on days of the past, by saves as an admin's."""

    def __init__(self, database: Database, own_database: TestDatabase) -> None:
        self._database, self._url = database, own_database.migrator_url

    async def write(self, prices: Prices) -> None:
        product, so_far = a_product(skus=("TEA-1",)), 0
        variant = product.variants[0]
        for number, (days, price, compare_at) in enumerate(prices):
            self._grow_older(timedelta(days=so_far - days if number else 0))
            so_far = days
            async with real_unit_of_work(self._database) as uow:
                if number:
                    product = await uow.products.get(product.id, for_update=True)
                    content = VariantContent("TEA-1", a_price(price, compare_at), dict(variant.attributes))
                    product.change_variant(variant.id, content)
                    await uow.products.save(product)
                else:
                    variant.price = a_price(price, compare_at)
                    await uow.products.add(product)

    @property
    def lowest(self) -> int | None:
        with psycopg.connect(self._url) as reader:
            row = reader.execute(LOWEST).fetchone()
        assert row is not None
        found: int | None = row[0]
        return found

    def _grow_older(self, by: timedelta) -> None:
        with psycopg.connect(self._url, autocommit=True) as clock:
            clock.execute("UPDATE price_history SET since = since - %s", (by,))


@pytest.fixture
def history(database: Database, own_database: TestDatabase) -> History:
    return History(database, own_database)


@pytest.mark.parametrize(
    ("prices", "lowest"),
    [
        ([(40, 1000, None)], None),
        ([(40, 800, 1000)], None),
        ([(40, 1000, None), (0, 800, 1000)], 1000),
        ([(90, 700, None), (60, 1000, None), (0, 800, 1000)], 1000),
        ([(90, 700, None), (29, 1000, None), (0, 800, 1000)], 700),
        ([(90, 700, None), (31, 1000, None), (0, 800, 1000)], 1000),
        ([(90, 1000, None), (20, 750, 1000), (10, 1000, None), (0, 800, 1000)], 750),
        ([(90, 1000, None), (60, 750, 1000), (50, 1000, None), (0, 800, 1000)], 1000),
        ([(90, 1000, None), (20, 900, 1000), (10, 700, 1000)], 1000),
        ([(90, 1000, None), (40, 900, 1000), (0, 700, 1000)], 1000),
        ([(90, 1000, None), (20, 900, 1000), (0, 1000, None)], None),
    ],
    ids=[
        "never reduced", "reduced from the start", "one price before", "a lower one long ago",
        "a lower one that lasted into the 30 days", "a lower one that ended before them", "reduced a week before",
        "reduced long before", "reduced further", "reduced for long", "no longer reduced",
    ],
)  # fmt: skip
async def test_the_lowest_price_of_the_30_days_before(history: History, prices: Prices, lowest: int | None) -> None:
    await history.write(prices)
    assert history.lowest == lowest


async def test_what_is_reduced_already_gets_it_with_the_migration(history: History, own_database: TestDatabase) -> None:
    await history.write([(90, 700, None), (29, 1000, None), (0, 800, 1000)])
    downgrade(SERVICE_FOLDER, own_database.migrator_url, "0007")
    upgrade(SERVICE_FOLDER, own_database.migrator_url)
    assert history.lowest == 700


async def test_a_page_shows_it_while_the_price_is_reduced(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    product = await api.create()
    (variant,) = product["variants"]
    path, version = f"/products/{product['id']}", product["version"]
    euros = {amount: {"amount": amount, "currency": "EUR"} for amount in (1990, 2490)}
    seen = []
    for price in (
        {"price": euros[1990], "compare_at": euros[2490]},
        {"price": euros[2490]},
    ):
        answer = await api.write(
            "PUT", f"{path}/variants/{variant['id']}", version, json={"sku": variant["sku"]} | price
        )
        version = answer.json()["version"]
        seen.append((await client.get(path)).json()["variants"][0]["lowest_price"])
    assert seen == [euros[2490], None]
