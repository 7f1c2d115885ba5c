"""Seeding adds what is missing, through the domain, and again changes nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from ledger_sums import ledger_sums

from product_service.application.reads import Moved
from product_service.config.settings import ProductSettings
from product_service.demo.photographs import compose
from product_service.demo.shop import COLOUR, CURRENCY, DemoShop, load_shop
from product_service.infrastructure.catalogue import CatalogueReads
from product_service.infrastructure.picture_store import S3PictureStore
from product_service.infrastructure.views import Views
from product_service.seed import Seeder, main
from servicekit.database import Database, Statement

_STATE = Statement(sa.text("SELECT id, version, band, image, published_at FROM products ORDER BY id"))
_EVENTS = Statement(sa.text("SELECT count(*) FROM outbox"))


@pytest.fixture
def small_shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DemoShop:
    """A few products with drawn pictures."""
    monkeypatch.setenv("PRODUCT_DEMO_PICTURES", str(tmp_path))
    shop = load_shop()
    coloured = next(product for product in shop.products if len(product.pictures) > 1)
    reduced = next(product for product in shop.products if product.variants[0].content.price.compare_at)
    chosen = {product.id: product for product in (*shop.products[:4], coloured, reduced)}
    small = replace(shop, products=tuple(chosen.values()))
    for name, thing in small.things.items():
        (tmp_path / f"{name}.jpg").write_bytes(compose(thing["product"], None, thing["colour"]))
    return small


async def test_a_second_seed_changes_nothing(
    settings: ProductSettings, database: Database, small_shop: DemoShop
) -> None:
    store = S3PictureStore(settings.s3)
    await Seeder(settings, database, store).run(small_shop)
    rows, events = await database.fetch(_STATE), await database.fetch_value(_EVENTS)
    assert [row["id"] for row in rows] == sorted(product.id for product in small_shop.products)
    assert all(row["image"] and row["published_at"] for row in rows)
    for available, reserved, sold, journal in (await ledger_sums(database)).values():
        assert (available, reserved, sold) == (journal, 0, 0)
    await Seeder(settings, database, store).run(small_shop)
    assert await database.fetch(_STATE) == rows
    assert await database.fetch_value(_EVENTS) == events
    store.close()


async def test_what_is_seeded_looks_like_a_shop(
    settings: ProductSettings, database: Database, small_shop: DemoShop
) -> None:
    store = S3PictureStore(settings.s3)
    await Seeder(settings, database, store).run(small_shop)
    store.close()
    reads = CatalogueReads(database, Views("/media"), CURRENCY)
    for product in small_shop.products:
        page = await reads.product(product.id)
        assert not isinstance(page, Moved)
        assert page["brand"] == product.brand
        alt = {image["id"]: image["alt"] for image in page["images"]}
        assert len(alt) == len(product.pictures)
        for variant, new in zip(page["variants"], product.variants, strict=True):
            assert variant["price"]["amount"] == new.content.price.amount.amount
            assert (variant["mpn"], variant["gtins"]) == (new.content.mpn, list(new.content.gtins))
            assert variant["lowest_price"] == variant["compare_at"]
            assert (new.content.price.compare_at is None) == (variant["compare_at"] is None)
            if len(product.pictures) > 1:
                assert alt[variant["image_id"]] == f"{product.title}, {new.content.attributes[COLOUR]}"


def test_production_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE__URL", "VALKEY__URL", "S3__ENDPOINT", "S3__ACCESS_KEY", "S3__SECRET_KEY"):
        monkeypatch.setenv(f"PRODUCT_{name}", "placeholder")
    monkeypatch.setenv("SOUK_ENVIRONMENT", "production")
    with pytest.raises(SystemExit, match="refused in production"):
        main()
