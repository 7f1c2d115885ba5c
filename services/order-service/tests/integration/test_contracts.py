"""Public contracts are files, and the code keeps them."""

from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa
from shop_api import ShopApi, a_body

from order_service.config.settings import OrderSettings
from order_service.domain import events
from order_service.main import create_app
from servicekit.contracts import openapi_text, placeholder_settings
from servicekit.database import Database, Statement
from testkit.contracts import assert_described, assert_published
from testkit.documents import assert_names_every_code, assert_reads_well

FOLDER = Path(__file__).parents[2]
OUTBOX = Statement(sa.text("SELECT type, stream, data FROM outbox ORDER BY id"))
OVERDUE = Statement(
    sa.text("UPDATE orders SET payment_due_at = now() - interval '1 s' WHERE id = :id").bindparams(
        sa.bindparam("id", type_=sa.Uuid)
    )
)
DUE = Statement(sa.text("UPDATE sagas SET due_at = now(), version = version + 1 WHERE due_at > now()"))


def test_the_openapi_document_is_the_committed_one() -> None:
    document = openapi_text(create_app(placeholder_settings(OrderSettings)))
    assert (FOLDER / "openapi.json").read_text() == document


def test_the_openapi_document_names_every_error_and_reads_well() -> None:
    app = create_app(placeholder_settings(OrderSettings))
    assert_names_every_code(app, "order_service")
    assert_reads_well(app.openapi())


def test_every_event_is_described_by_its_schema() -> None:
    assert_described("order-service", events)


async def test_what_is_published_fits_its_schema(shop: ShopApi) -> None:
    database: Database = shop.app.state.platform.database
    paid = await shop.placed()
    await shop.pay(paid["id"])
    await shop.until(paid["id"], status="confirmed")
    headers = shop.as_user(uuid4(), "admin") | {"Idempotency-Key": "k"}
    await shop.client.post(f"/orders/{paid['id']}/refund", json={"reason": "late"}, headers=headers)
    refunded = await shop.until(paid["id"], payment_status="refunded")
    came_back = {"payment_id": str(uuid4()), "order_id": paid["id"], "refund_id": refunded["refunds"][0]["id"]}
    await shop.publish("souk.payment.refund_failed.v1", came_back | {"amount": paid["total"]})
    await shop.until(paid["id"], payment_status="paid")
    body = a_body()
    cancelled, expired = await shop.placed(body), await shop.placed()
    await shop.client.post(f"/orders/{cancelled['id']}/cancel", headers=shop.as_user(body["customer_id"]))
    await shop.until(cancelled["id"], status="cancelled")
    await database.execute(OVERDUE, id=expired["id"])
    await database.execute(DUE)
    await shop.until(expired["id"], status="expired")
    assert_published("order-service", await database.fetch(OUTBOX))
