"""Public contracts are files, and the code keeps them."""

from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa
from payment_api import PaymentApi
from sandbox_process import SandboxProcess

from payment_service.config.settings import PaymentSettings
from payment_service.domain import events
from payment_service.main import create_app
from servicekit.contracts import openapi_text, placeholder_settings
from servicekit.database import Database, Statement
from testkit.contracts import assert_described, assert_published
from testkit.documents import assert_names_every_code, assert_reads_well

FOLDER = Path(__file__).parents[2]
OWNER = uuid4()
OUTBOX = Statement(sa.text("SELECT type, stream, data FROM outbox ORDER BY id"))


def test_the_openapi_document_is_the_committed_one() -> None:
    document = openapi_text(create_app(placeholder_settings(PaymentSettings)))
    assert (FOLDER / "openapi.json").read_text() == document


def test_the_openapi_document_names_every_error_and_reads_well() -> None:
    app = create_app(placeholder_settings(PaymentSettings))
    assert_names_every_code(app, "payment_service")
    assert_reads_well(app.openapi())


def test_every_event_is_described_by_its_schema() -> None:
    assert_described("payment-service", events)


async def test_what_is_published_fits_its_schema(api: PaymentApi, sandbox: SandboxProcess, database: Database) -> None:
    payment = await api.a_payment(OWNER)
    await api.confirm(payment, OWNER, "pm_card_chargeDeclined")
    await api.confirm(payment, OWNER)
    await api.refund(payment["order_id"], 500)
    await sandbox.post("/v1/refunds", payment_intent=await sandbox.intent_of(payment["order_id"]), amount=1400)
    assert (await api.refund(payment["order_id"], 1400)).json()["status"] == "failed"
    await api.void((await api.a_payment(OWNER))["order_id"])
    assert_published("payment-service", await database.fetch(OUTBOX))
