"""Demo history."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from payment_api import PaymentApi
from pydantic import SecretStr
from sandbox_process import ADMIN_KEY, SandboxProcess

from payment_service.config.settings import PaymentSettings
from payment_service.seed import PastPayment, seed_paid_payments
from servicekit.database import Database, Statement
from servicekit.settings import Environment

OUTBOX = Statement(sa.text("SELECT count(*) FROM outbox"))
PAID_AT = datetime(2026, 6, 1, 12, tzinfo=UTC)


def _history(owner: UUID) -> list[PastPayment]:
    refund = {
        "refund_id": str(uuid4()),
        "amount": {"amount": 500, "currency": "EUR"},
        "refunded_at": PAID_AT + timedelta(days=3),
    }
    past = {"owner_id": str(owner), "amount": {"amount": 1999, "currency": "EUR"}, "paid_at": PAID_AT}
    return [
        PastPayment.model_validate(past | {"order_id": str(uuid4())}),
        PastPayment.model_validate(past | {"order_id": str(uuid4()), "refunds": [refund]}),
    ]


async def test_history_is_backdated_silent_and_repeatable(
    app: FastAPI, api: PaymentApi, settings: PaymentSettings, sandbox: SandboxProcess, database: Database
) -> None:
    owner = uuid4()
    settings = settings.model_copy(update={"sandbox_admin_key": SecretStr(ADMIN_KEY)})
    history = _history(owner)
    ids = await seed_paid_payments(settings, history)
    assert await seed_paid_payments(settings, history) == ids
    plain, refunded = [(await api.get(f"/payments/{ids[past.order_id]}", owner)).json() for past in history]
    assert (plain["status"], plain["created_at"]) == ("succeeded", "2026-06-01T12:00:00Z")
    assert (refunded["refunded"]["amount"], refunded["refunds"][0]["status"]) == (500, "succeeded")
    for past in history:
        (charge,) = await sandbox.charges(str(past.order_id))
        assert charge["created"] == PAID_AT.timestamp()
    assert await database.fetch_value(OUTBOX) == 0
    assert (await api.get("/payments/ledger", uuid4(), "admin")).json()["balanced"]


async def test_production_has_no_demo_history(settings: PaymentSettings) -> None:
    production = settings.model_copy(update={"environment": Environment.PRODUCTION})
    with pytest.raises(SystemExit, match="production"):
        await seed_paid_payments(production, [])
