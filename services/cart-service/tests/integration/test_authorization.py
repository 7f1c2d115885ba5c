import httpx2
import pytest
from builders import a_checkout, an_offer
from cart_api import CartApi
from fastapi import FastAPI
from neighbours import ProductService

from servicekit.domain import new_id
from testkit.authorization import Actor, Case, Rule, assert_complete, cases
from testkit.tokens import TestIssuer

VARIANT = new_id()
GUEST_TOKEN = {"guest_token": "no token at all"}
TABLE = {
    "GET /cart": Rule("guest"),
    "POST /cart/add": Rule("guest", json={"variant_id": str(VARIANT), "quantity": 1}),
    "PUT /cart/items/{line_id}": Rule("guest", owned=True, json={"quantity": 2}),
    "DELETE /cart/remove/{line_id}": Rule("guest", owned=True),
    "DELETE /cart/clear": Rule("guest"),
    "POST /cart/merge": Rule("customer", json=GUEST_TOKEN),
    "POST /cart/checkout": Rule("guest", json=a_checkout()),
}


def test_every_operation_is_in_the_authorisation_table(app: FastAPI) -> None:
    assert_complete(app, TABLE | _platform_operations(app))


def _platform_operations(app: FastAPI) -> dict[str, Rule]:
    """Probes and docs are everybody's."""
    return {
        f"{method.upper()} {path}": Rule("public")
        for path, methods in app.openapi()["paths"].items()
        for method in methods
        if not path.startswith("/cart")
    }


@pytest.mark.parametrize("case", cases(TABLE), ids=str)
async def test_authorisation(
    case: Case, shopper: CartApi, client: httpx2.AsyncClient, issuer: TestIssuer, products: ProductService
) -> None:
    products.put(an_offer(VARIANT))
    item = (await shopper.add(VARIANT)).json()["lines"][0]
    answer = await client.request(
        case.method,
        case.path({"line_id": item["id"]}),
        json=case.json,
        headers=case.headers(_token(case, shopper, issuer)),
    )
    case.check(answer.status_code)


def _token(case: Case, owner: CartApi, issuer: TestIssuer) -> str | None:
    if case.actor is Actor.ANONYMOUS:
        return None
    if case.actor in (Actor.SERVICE, Actor.OTHER_SERVICE):
        return issuer.service_token("order-service", "cart-service", "carts:read")
    return owner.token if case.actor is Actor.OWNER else issuer.access_token(new_id(), case.role)
