import pytest
from price_api import PriceApi
from price_builders import GTIN
from test_matches import matched

from search_service.config.settings import SearchSettings
from search_service.demo.offers import SELLERS
from search_service.seed import seed

COUNTS = """
SELECT (SELECT count(*) FROM sellers) AS sellers, (SELECT count(*) FROM offers) AS offers,
  (SELECT count(*) FROM offer_changes) AS changes, (SELECT count(*) FROM offer_matches) AS matches,
  (SELECT count(*) FROM match_reviews) AS reviews, (SELECT count(*) FROM feeds WHERE status = 'held') AS held
"""


async def test_the_demo_shop_has_offers_matches_a_queue_and_a_held_feed(
    prices: PriceApi, settings: SearchSettings
) -> None:
    products = [await prices.product(title=f"Lamp {n}", sku=f"LAMP-{n}", mpn=f"BL-{n}") for n in range(60)]
    await prices.rows("UPDATE variants SET gtins = ARRAY[$1] WHERE product_id = $2", GTIN, products[0])
    await seed(settings)
    await matched(prices)  # the running service matches too
    (first,) = await prices.rows(COUNTS)
    assert first["sellers"] == len(SELLERS)
    assert first["held"] == 1
    assert min(first["offers"], first["matches"]) > 60
    assert first["reviews"] > 0
    assert first["changes"] == 11 * first["offers"]
    assert await seed(settings) == "There are sellers already."
    assert await prices.rows(COUNTS) == [first]


async def test_without_a_catalogue_it_says_what_is_missing(prices: PriceApi, settings: SearchSettings) -> None:
    assert prices.app
    with pytest.raises(RuntimeError, match="No catalogue has come within 1 s"):
        await seed(settings, patience=1)
