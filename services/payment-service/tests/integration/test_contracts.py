"""Public contracts are files, and the code keeps them."""

import json
from pathlib import Path
from uuid import uuid4

import jsonschema_rs
import pytest
import sqlalchemy as sa
from payment_api import PaymentApi
from sandbox_process import SandboxProcess

from payment_service.config.settings import PaymentSettings
from payment_service.domain import events
from payment_service.main import create_app
from servicekit.contracts import openapi_text, placeholder_settings
from servicekit.database import Database, Statement
from servicekit.domain import Event

FOLDER = Path(__file__).parents[2]
OWNER = uuid4()
OUTBOX = Statement(sa.text("SELECT type, data FROM outbox ORDER BY id"))
KINDS = sorted(
    kind.type
    for kind in vars(events).values()
    if isinstance(kind, type) and issubclass(kind, Event) and kind is not Event
)


def test_the_openapi_document_is_the_committed_one() -> None:
    document = openapi_text(create_app(placeholder_settings(PaymentSettings)))
    assert (FOLDER / "openapi.json").read_text() == document


def test_every_event_has_its_schema_and_no_schema_is_left_over() -> None:
    assert sorted(file.name.removesuffix(".schema.json") for file in (FOLDER / "events").iterdir()) == KINDS


async def test_what_is_published_fits_its_schema(api: PaymentApi, sandbox: SandboxProcess, database: Database) -> None:
    payment = await api.a_payment(OWNER)
    await api.confirm(payment, OWNER, "pm_card_chargeDeclined")
    await api.confirm(payment, OWNER)
    await api.refund(payment["order_id"], 500)
    await sandbox.post("/v1/refunds", payment_intent=await sandbox.intent_of(payment["order_id"]), amount=1400)
    assert (await api.refund(payment["order_id"], 1400)).json()["status"] == "failed"
    await api.void((await api.a_payment(OWNER))["order_id"])
    published = await database.fetch(OUTBOX)
    assert sorted({row["type"] for row in published}) == KINDS
    for row in published:
        schema = json.loads((FOLDER / "events" / f"{row['type']}.schema.json").read_text())
        jsonschema_rs.Draft202012Validator(schema, validate_formats=True).validate(row["data"])


@pytest.mark.parametrize("file", sorted((FOLDER / "events").iterdir()), ids=lambda file: file.name)
def test_schemas_are_schemas(file: Path) -> None:
    jsonschema_rs.meta.validate(json.loads(file.read_text()))
