"""Who may call what: every operation × everybody."""

from uuid import uuid4

import pytest
from fastapi import FastAPI
from shop_api import ShopApi, a_body

from testkit.authorization import Actor, Case, Rule, assert_complete, cases
from testkit.tokens import TestIssuer

OWNER = uuid4()
STAFF = (Actor.SUPPORT, Actor.ADMIN)
QUOTE = {"lines": [{"variant_id": str(uuid4()), "quantity": 1}], "shipping_method_id": "standard", "country": "DE"}
# Reading one order takes a caller or an order token, so its dependency says "optional"; anonymous without token is 401,
# and a service is nobody's customer: 404.
READ = Rule("optional", tolerates=frozenset({401, 404}))
TABLE = {
    "POST /orders/quote": Rule("guest", json=QUOTE),
    "GET /orders/shipping-methods": Rule("public"),
    "GET /orders/shop": Rule("public"),
    "GET /orders": Rule("guest"),
    "GET /orders/all": Rule("staff"),
    "GET /orders/all.csv": Rule("staff"),
    "POST /orders/{order_id}/notes": Rule("staff", json={"text": "rang twice"}),
    "POST /orders/{order_id}/confirmation": READ,
    "GET /orders/attention": Rule("staff"),
    "POST /orders/{order_id}/attention/resolve": Rule("staff", json={"resolution": "refund"}),
    "GET /orders/{order_id}": READ,
    "GET /orders/{order_id}/events": READ,
    "POST /orders/{order_id}/cancel": Rule("guest", owned=True, also=STAFF),
    "POST /orders/{order_id}/refund": Rule("staff", json={"reason": "late"}),
    "POST /orders/{order_id}/refund/preview": Rule("staff"),
    "POST /internal/orders": Rule("service:orders:place", json=a_body()),
}


def _token(actor: Actor, issuer: TestIssuer) -> str | None:
    tokens: dict[Actor, str | None] = {
        Actor.ANONYMOUS: None,
        Actor.GUEST: issuer.access_token(role="guest"),
        Actor.OTHER_USER: issuer.access_token(),
        Actor.OWNER: issuer.access_token(OWNER),
        Actor.SUPPORT: issuer.access_token(role="support"),
        Actor.ADMIN: issuer.access_token(role="admin"),
        Actor.SERVICE: issuer.service_token("cart-service", "order-service", "orders:place"),
        Actor.OTHER_SERVICE: issuer.service_token("payment-service", "order-service", "catalogue:read"),
    }
    return tokens[actor]


def test_every_operation_is_in_the_authorisation_table(app: FastAPI) -> None:
    assert_complete(app, TABLE)


@pytest.mark.parametrize("operation", TABLE)
async def test_authorisation(operation: str, shop: ShopApi, issuer: TestIssuer) -> None:
    for case in cases({operation: TABLE[operation]}):
        await _check(case, shop, issuer)


async def _check(case: Case, shop: ShopApi, issuer: TestIssuer) -> None:
    if case.operation.endswith("/events") and case.actor in (Actor.OWNER, *STAFF):
        return  # A stream that never ends; its permission is GET /orders/{order_id}'s.
    order = await shop.placed(a_body(customer_id=str(OWNER)))
    path = case.path({"order_id": order["id"]})
    headers = case.headers(_token(case.actor, issuer))
    params = {"country": "DE"} if "shipping" in path else None
    answer = await shop.client.request(case.method, path, json=case.json, headers=headers, params=params)
    case.check(answer.status_code)
    cancel = await shop.client.post(f"/orders/{order['id']}/cancel", headers=shop.as_user(OWNER))
    assert cancel.status_code == 202


@pytest.mark.parametrize("path", ["", "/events"])
async def test_only_buyer_and_staff_read_an_order(path: str, shop: ShopApi, issuer: TestIssuer) -> None:
    order = await shop.placed(a_body(customer_id=str(OWNER)))
    for actor, status in (
        (Actor.ANONYMOUS, 401), (Actor.GUEST, 404), (Actor.OTHER_USER, 404), (Actor.SERVICE, 404),
        (Actor.OTHER_SERVICE, 404),
    ):  # fmt: skip
        token = _token(actor, issuer)
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        answer = await shop.client.get(f"/orders/{order['id']}{path}", headers=headers)
        assert answer.status_code == status, actor
    for actor in (Actor.OWNER, *STAFF):
        headers = {"Authorization": f"Bearer {_token(actor, issuer)}"}
        assert (await shop.client.get(f"/orders/{order['id']}", headers=headers)).status_code == 200
