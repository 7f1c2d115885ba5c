"""Refunds and their fate, webhooks received, the books' movements; and numbers that are those of their lists."""

from typing import Any
from uuid import uuid4

import httpx2
import pytest
from payment_api import PaymentApi
from sandbox_process import SandboxProcess

pytestmark = pytest.mark.both_ways
OWNER, STAFF = uuid4(), uuid4()


async def read(api: PaymentApi, path: str, **query: Any) -> Any:
    answer = await asked(api, path, **query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def asked(api: PaymentApi, path: str, **query: Any) -> httpx2.Response:
    return await api.client.get(f"/payments/{path}", params=query, headers=api.headers(STAFF, "admin"))


async def all_of(api: PaymentApi, path: str, **query: Any) -> list[Any]:
    """Every page of a list, two rows each."""
    page = await read(api, path, limit=2, **query)
    items: list[Any] = page["items"]
    while page["next_cursor"]:
        page = await read(api, path, limit=2, cursor=page["next_cursor"], **query)
        items += page["items"]
    return items


async def refunded(api: PaymentApi, method: str, times: int) -> str:
    payment = await api.a_paid_payment(OWNER, method)
    for _ in range(times):
        answer = await api.refund(payment["order_id"], 100)
        assert answer.status_code == 201, answer.text
    return str(payment["order_id"])


async def refused(api: PaymentApi, sandbox: SandboxProcess, times: int) -> str:
    """The money went back in the provider's dashboard, so that there is none left to refund."""
    payment = await api.a_paid_payment(OWNER)
    await sandbox.post("/v1/refunds", payment_intent=await sandbox.intent_of(payment["order_id"]))
    for _ in range(times):
        assert (await api.refund(payment["order_id"], 100)).json()["status"] == "failed"
    return str(payment["order_id"])


async def test_refunds_show_the_failed_ones_first_and_why_they_failed(api: PaymentApi, sandbox: SandboxProcess) -> None:
    await refunded(api, "pm_card_visa", 2)
    pending = await refunded(api, "pm_card_pendingRefund", 3)
    failed = await refused(api, sandbox, 2)
    rows = await all_of(api, "refunds")
    assert [row["status"] for row in rows] == ["failed"] * 2 + ["pending"] * 3 + ["succeeded"] * 2
    assert {row["order_id"] for row in rows[:2]} == {failed}
    assert {(row["failure_code"], row["reason"]) for row in rows[:2]} == {("charge_already_refunded", "damaged")}
    assert all(row["check_at"] and row["failure_code"] is None for row in rows[2:5])
    newest = await all_of(api, "refunds", sort="newest")
    assert [row["created_at"] for row in newest] == sorted((row["created_at"] for row in rows), reverse=True)
    assert {row["id"] for row in newest} == {row["id"] for row in rows}
    only = await all_of(api, "refunds", status="pending")
    assert [row["id"] for row in only] == [row["id"] for row in rows[2:5]]
    assert {row["order_id"] for row in only} == {pending}
    assert (await read(api, "desk"))["refunds_pending"] == len(only)


async def test_a_payment_tells_staff_what_the_provider_calls_it_and_its_refunds(api: PaymentApi) -> None:
    await refunded(api, "pm_card_visa", 1)
    (row,) = (await read(api, "all"))["items"]
    details = await read(api, row["id"])
    (refund,) = details["refunds"]
    assert (details["intent_id"], details["charge_id"]) == (row["intent_id"], row["charge_id"])
    assert refund["provider_id"].startswith("re_")
    assert (refund["tries"], refund["check_at"], refund["failure_code"]) == (0, None, None)
    own = (await api.get(f"/payments/{row['id']}", OWNER)).json()
    assert not {"intent_id", "charge_id", "owner_id"} & own.keys()
    assert not {"provider_id", "failure_code", "tries"} & own["refunds"][0].keys()


async def test_webhooks_are_listed_with_the_payment_they_were_about(
    api: PaymentApi, sandbox: SandboxProcess, app: Any
) -> None:
    payment, other = await api.a_paid_payment(OWNER), await api.a_paid_payment(OWNER)
    for about in (payment, other):
        (event,) = await sandbox.events(about["order_id"], "payment_intent.succeeded")
        for _ in range(2):
            await api.hear(event)
    await api.hear(b"not json")
    await app.state.application.receive_webhook.log.write()
    rows = await all_of(api, "webhooks")
    assert sorted(row["outcome"] for row in rows) == ["known", "known", "not_understood"]
    known = await all_of(api, "webhooks", outcome="known")
    assert {(row["payment_id"], row["deliveries"]) for row in known} == {(payment["id"], 2), (other["id"], 2)}
    assert not {"body", "client_secret", "data"} & {name for row in rows for name in row}
    (one,) = await all_of(api, "webhooks", payment_id=payment["id"])
    assert (one["type"], one["provider"]) == ("payment_intent.succeeded", "sandbox")
    numbers = await read(api, "desk")
    assert numbers["webhooks_not_understood"] == len(await all_of(api, "webhooks", outcome="not_understood")) == 1
    assert numbers["webhooks_failed"] == len(await all_of(api, "webhooks", outcome="failed")) == 0


async def test_movements_are_found_by_account_kind_and_currency(api: PaymentApi) -> None:
    order = await refunded(api, "pm_card_visa", 2)
    dollars = (await api.create(OWNER, {"amount": 700, "currency": "USD"})).json()
    await api.confirm(dollars, OWNER)
    rows = await all_of(api, "ledger/movements")
    assert [row["occurred_at"] for row in rows] == sorted((row["occurred_at"] for row in rows), reverse=True)
    assert [row["kind"] for row in rows] == ["capture", "refund", "refund", "capture"]
    assert all(sum(leg["debit"] - leg["credit"] for leg in row["entries"]) == 0 for row in rows)
    for query, kinds in (
        ({"account": "refunds"}, ["refund"] * 2),
        ({"account": "order_payments"}, ["capture"] * 2),
        ({"account": "provider_balance", "currency": "EUR"}, ["refund", "refund", "capture"]),
        ({"account": "order_payments", "kind": "refund"}, []),
        ({"kind": "refund_reversal"}, []),
        ({"currency": "USD"}, ["capture"]),
        ({"occurred_before": "2020-01-01T00:00:00Z"}, []),
    ):
        found = await all_of(api, "ledger/movements", **query)
        assert [row["kind"] for row in found] == kinds, query
    assert {row["order_id"] for row in rows} == {order, dollars["order_id"]}
    sums = {(row["currency"], row["account"]): row for row in (await read(api, "ledger"))["accounts"]}
    euros = await all_of(api, "ledger/movements", account="refunds", currency="EUR")
    legs = [leg for row in euros for leg in row["entries"] if leg["account"] == "refunds"]
    assert sum(leg["debit"] for leg in legs) == sums["EUR", "refunds"]["debit"]


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("all", {"amount_min": 2**63}),
        ("all", {"created_from": "yesterday"}),
        ("all", {"status": "lost"}),
        ("all", {"sort": "amount_asc", "cursor": "WyJ4IiwgInkiXQ"}),
        ("refunds", {"status": "lost"}),
        ("webhooks", {"payment_id": "x"}),
        ("ledger/movements", {"account": "sock drawer"}),
    ],
)
async def test_what_cannot_be_meant_is_refused_with_its_name(api: PaymentApi, path: str, query: dict[str, Any]) -> None:
    assert (await asked(api, path, **query)).status_code == 422
