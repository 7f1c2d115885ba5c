"""Who may call what: every operation × everybody."""

from uuid import uuid4

import pytest
from fastapi import FastAPI
from shop_api import ShopApi, a_body

from testkit.authorization import Actor, Case, Rule, assert_complete, cases
from testkit.tokens import TestIssuer

OWNER = uuid4()
READERS = (Actor.OWNER, Actor.PERMITTED, Actor.ADMIN)
QUOTE = {"lines": [{"variant_id": str(uuid4()), "quantity": 1}], "shipping_method_id": "standard", "country": "DE"}
# Reading one order takes a caller or an order token, so its dependency says "optional"; anonymous without token is 401,
# and a service is nobody's customer: 404.
READ = Rule("optional+orders.read", owned=True)
TABLE = {
    "POST /orders/quote": Rule("guest", json=QUOTE),
    "GET /orders/shipping-methods": Rule("public"),
    "GET /orders/shop": Rule("public"),
    "GET /orders": Rule("guest"),
    "GET /orders/all": Rule("permission:orders.read"),
    "GET /orders/all.csv": Rule("permission:orders.read"),
    "POST /orders/{order_id}/notes": Rule("permission:orders.note", json={"text": "rang twice"}),
    "POST /orders/{order_id}/confirmation": READ,
    "GET /orders/desk": Rule("permission:orders.read"),
    "GET /orders/attention": Rule("permission:orders.read"),
    "POST /orders/{order_id}/attention/retry": Rule("permission:orders.resolve"),
    "POST /orders/{order_id}/mails/{mail_id}/resolve": Rule("permission:orders.resolve", json={"resolution": "close"}),
    "POST /orders/{order_id}/attention/resolve": Rule("permission:orders.resolve", json={"resolution": "refund"}),
    "GET /orders/{order_id}": READ,
    "GET /orders/{order_id}/events": READ,
    "POST /orders/{order_id}/cancel": Rule("guest+orders.cancel", owned=True),
    "POST /orders/{order_id}/refund": Rule("permission:orders.refund", json={"reason": "late"}),
    "POST /orders/{order_id}/refund/preview": Rule("permission:orders.refund"),
    "POST /internal/orders": Rule("service:orders:place", json=a_body()),
}


def _token(case: Case, issuer: TestIssuer) -> str | None:
    match case.actor:
        case Actor.ANONYMOUS:
            return None
        case Actor.SERVICE:
            return issuer.service_token("cart-service", "order-service", "orders:place")
        case Actor.OTHER_SERVICE:
            return issuer.service_token("payment-service", "order-service", "catalogue:read")
    return issuer.access_token(OWNER if case.actor is Actor.OWNER else None, case.role)


def test_every_operation_is_in_the_authorisation_table(app: FastAPI) -> None:
    assert_complete(app, TABLE)


@pytest.mark.parametrize("operation", TABLE)
async def test_authorisation(operation: str, shop: ShopApi, issuer: TestIssuer) -> None:
    for case in cases({operation: TABLE[operation]}):
        await _check(case, shop, issuer)


async def _check(case: Case, shop: ShopApi, issuer: TestIssuer) -> None:
    if case.operation.endswith("/events") and case.actor in READERS:
        return  # A stream that never ends; its permission is GET /orders/{order_id}'s.
    order = await shop.placed(a_body(customer_id=str(OWNER)))
    paths = {"order_id": order["id"], "mail_id": order["id"]}
    path, headers = case.path(paths), case.headers(_token(case, issuer))
    params = {"country": "DE"} if "shipping" in path else None
    answer = await shop.client.request(case.method, path, json=case.json, headers=headers, params=params)
    case.check(answer.status_code, answer.text, paths)
    cancel = await shop.client.post(f"/orders/{order['id']}/cancel", headers=shop.as_user(OWNER))
    assert cancel.status_code == 202
