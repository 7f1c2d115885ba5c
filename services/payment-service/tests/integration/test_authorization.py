"""Who may call what: every operation × everybody."""

from typing import Any
from uuid import uuid4

import httpx2
import pytest
from fastapi import FastAPI
from payment_api import ORDER_SERVICE_SCOPES, PaymentApi

from testkit.authorization import Actor, Case, Rule, assert_complete, cases
from testkit.tokens import TestIssuer

OWNER = uuid4()
CONFIRMATION = {"payment_id": str(uuid4()), "payment_method": "pm_card_visa", "return_url": "https://shop.example"}
REFUND = {
    "order_id": str(uuid4()),
    "refund_id": str(uuid4()),
    "reason": "damaged",
    "amount": {"amount": 1, "currency": "EUR"},
}
# `create-intent` lets in people and services with payments:create; the tests below this table say who exactly.
TABLE = {
    "POST /payments/create-intent": Rule(
        "public", json={"order_id": str(uuid4())}, tolerates=frozenset({401, 403, 404, 422})
    ),
    "POST /payments/confirm": Rule("guest", json=CONFIRMATION),
    "GET /payments": Rule("guest+payments.read", shows="{payment_id}", owners=True),
    "GET /payments/all": Rule("permission:payments.read"),
    "GET /payments/desk": Rule("permission:payments.read"),
    "GET /payments/refunds": Rule("permission:payments.read"),
    "GET /payments/webhooks": Rule("permission:payments.read"),
    "GET /payments/ledger": Rule("permission:ledger.read"),
    "GET /payments/ledger/movements": Rule("permission:ledger.read"),
    "GET /payments/{payment_id}": Rule("guest+payments.read", owned=True),
    "GET /payments/{payment_id}/transactions": Rule("guest+payments.read", owned=True),
    "POST /payments/webhook": Rule("public"),
    "POST /payments/refund": Rule("service:payments:refund", json=REFUND),
    "POST /internal/payments/{order_id}/void": Rule("service:payments:void"),
    "GET /internal/charging-rules/{currency}": Rule("service:payments:read"),
    "POST /internal/payments/lookup": Rule("service:payments:read", json={"order_ids": []}),
}


def _token(case: Case, issuer: TestIssuer) -> str | None:
    access = case.rule.access
    match case.actor:
        case Actor.ANONYMOUS:
            return None
        case Actor.SERVICE:
            scope = access.removeprefix("service:") if access.startswith("service:") else ORDER_SERVICE_SCOPES
            return issuer.service_token("order-service", "payment-service", scope)
        case Actor.OTHER_SERVICE:
            return issuer.service_token("cart-service", "payment-service", "catalogue:read")
    return issuer.access_token(OWNER if case.actor is Actor.OWNER else None, case.role)


def _intent_token(actor: Actor, issuer: TestIssuer) -> str | None:
    operation = "POST /payments/create-intent"
    return _token(Case(operation, actor, TABLE[operation]), issuer)


def test_every_operation_is_in_the_authorisation_table(app: FastAPI) -> None:
    assert_complete(app, TABLE)


@pytest.mark.parametrize("case", cases(TABLE), ids=str)
async def test_authorisation(case: Case, api: PaymentApi, client: httpx2.AsyncClient, issuer: TestIssuer) -> None:
    payment = await api.a_payment(OWNER)
    paths = {"payment_id": payment["id"], "order_id": payment["order_id"], "currency": "EUR"}
    headers = case.headers(_token(case, issuer))
    answer = await client.request(case.method, case.path(paths), json=case.json, headers=headers)
    case.check(answer.status_code, answer.text, paths)


NEW_INTENT = {"owner_id": str(OWNER), "amount": {"amount": 500, "currency": "EUR"}}


@pytest.mark.parametrize(
    ("actor", "status"),
    [
        (Actor.ANONYMOUS, 401),
        (Actor.OTHER_SERVICE, 403),
        (Actor.SERVICE, 201),
        (Actor.OWNER, 422),
        (Actor.GUEST, 422),
        (Actor.ADMIN, 422),
    ],
)
async def test_only_order_service_sets_amount_and_owner(
    actor: Actor, status: int, client: httpx2.AsyncClient, issuer: TestIssuer
) -> None:
    token = _intent_token(actor, issuer)
    headers = {"Idempotency-Key": str(uuid4())} | ({"Authorization": f"Bearer {token}"} if token else {})
    body: dict[str, Any] = {"order_id": str(uuid4())} | NEW_INTENT
    assert (await client.post("/payments/create-intent", json=body, headers=headers)).status_code == status


@pytest.mark.parametrize(
    ("actor", "status"),
    [
        (Actor.ANONYMOUS, 401),
        (Actor.OTHER_SERVICE, 403),
        (Actor.OWNER, 200),
        (Actor.OTHER_USER, 404),
        (Actor.ADMIN, 404),
    ],
)
async def test_the_live_intent_is_the_owners(
    actor: Actor, status: int, api: PaymentApi, client: httpx2.AsyncClient, issuer: TestIssuer
) -> None:
    payment = await api.a_payment(OWNER)
    token = _intent_token(actor, issuer)
    headers = {"Idempotency-Key": str(uuid4())} | ({"Authorization": f"Bearer {token}"} if token else {})
    answer = await client.post("/payments/create-intent", json={"order_id": payment["order_id"]}, headers=headers)
    assert answer.status_code == status


async def test_a_token_for_another_service_is_no_token(client: httpx2.AsyncClient, issuer: TestIssuer) -> None:
    token = issuer.service_token("order-service", "product-service", ORDER_SERVICE_SCOPES)
    headers = {"Authorization": f"Bearer {token}"}
    answer = await client.post("/internal/payments/lookup", json={"order_ids": []}, headers=headers)
    assert answer.status_code == 401


async def test_nobody_pays_for_somebody_else(api: PaymentApi) -> None:
    payment = await api.a_payment(OWNER)
    answer = await api.confirm(payment, uuid4())
    assert (answer.status_code, answer.json()["code"]) == (404, "payment_not_found")
