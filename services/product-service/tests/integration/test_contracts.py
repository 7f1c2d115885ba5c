"""Public contracts are files, and the code keeps them."""

import asyncio
import json
from pathlib import Path

import jsonschema_rs
import pytest
import sqlalchemy as sa
from catalogue_api import CatalogueApi
from conftest import SERVICE_FOLDER

from product_service.config.settings import ProductSettings
from product_service.domain import events
from product_service.main import create_app
from servicekit.contracts import openapi_text, placeholder_settings
from servicekit.database import Database, Statement

OUTBOX = Statement(sa.text("SELECT type, data FROM outbox ORDER BY id"))
SCHEMAS = sorted((SERVICE_FOLDER / "events").iterdir())
KINDS = sorted(kind.type for kind in vars(events).values() if isinstance(kind, type) and hasattr(kind, "type"))


def test_the_openapi_document_is_the_committed_one() -> None:
    document = openapi_text(create_app(placeholder_settings(ProductSettings)))
    assert (SERVICE_FOLDER / "openapi.json").read_text() == document


def test_every_event_has_its_schema_and_no_schema_is_left_over() -> None:
    assert [file.name.removesuffix(".schema.json") for file in SCHEMAS] == KINDS


@pytest.mark.parametrize("file", SCHEMAS, ids=lambda file: file.name)
def test_schemas_are_schemas(file: Path) -> None:
    jsonschema_rs.meta.validate(json.loads(file.read_text()))


async def test_what_is_published_fits_its_schema(api: CatalogueApi, database: Database) -> None:
    product = await api.create(translations={"de": {"title": "Blaue Teekanne"}})
    path, (variant,) = f"/products/{product['id']}", product["variants"]
    dearer = {"sku": variant["sku"], "price": {"amount": 2990, "currency": "EUR"}}
    changed = await api.write("PUT", f"{path}/variants/{variant['id']}", product["version"], json=dearer)
    await api.write("DELETE", path, changed.json()["version"])
    async with asyncio.timeout(5):
        while "souk.variant.stock_band_changed.v1" not in {row["type"] for row in await database.fetch(OUTBOX)}:
            await asyncio.sleep(0.02)
    published = await database.fetch(OUTBOX)
    assert sorted({row["type"] for row in published}) == KINDS
    for row in published:
        schema = json.loads((SERVICE_FOLDER / "events" / f"{row['type']}.schema.json").read_text())
        jsonschema_rs.Draft202012Validator(schema, validate_formats=True).validate(row["data"])
