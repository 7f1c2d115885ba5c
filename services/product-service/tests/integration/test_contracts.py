"""Public contracts are files, and the code keeps them."""

import asyncio

import sqlalchemy as sa
from catalogue_api import CatalogueApi
from conftest import SERVICE_FOLDER

from product_service.config.settings import ProductSettings
from product_service.domain import events
from product_service.main import create_app
from servicekit.contracts import openapi_text, placeholder_settings
from servicekit.database import Database, Statement
from testkit.contracts import assert_described, assert_published
from testkit.documents import assert_names_every_code, assert_reads_well

OUTBOX = Statement(sa.text("SELECT type, stream, data FROM outbox ORDER BY id"))


def test_the_openapi_document_is_the_committed_one() -> None:
    document = openapi_text(create_app(placeholder_settings(ProductSettings)))
    assert (SERVICE_FOLDER / "openapi.json").read_text() == document


def test_the_openapi_document_names_every_error_and_reads_well() -> None:
    app = create_app(placeholder_settings(ProductSettings))
    assert_names_every_code(app, "product_service")
    assert_reads_well(app.openapi())


def test_every_event_is_described_by_its_schema() -> None:
    assert_described("product-service", events)


async def test_what_is_published_fits_its_schema(api: CatalogueApi, database: Database) -> None:
    product = await api.create(translations={"de": {"title": "Blaue Teekanne"}})
    path, (variant,) = f"/products/{product['id']}", product["variants"]
    dearer = {"sku": variant["sku"], "price": {"amount": 2990, "currency": "EUR"}}
    changed = await api.write("PUT", f"{path}/variants/{variant['id']}", product["version"], json=dearer)
    await api.write("DELETE", path, changed.json()["version"])
    await api.write("POST", "/categories", json={"names": {"en": "Shelf"}})
    await api.write("PUT", "/products/attribute-words/fr", 0, json={"words": {"Red": "Rouge"}})
    async with asyncio.timeout(30):
        while "souk.variant.stock_band_changed.v1" not in {row["type"] for row in await database.fetch(OUTBOX)}:
            await asyncio.sleep(0.02)
    assert_published("product-service", await database.fetch(OUTBOX))
