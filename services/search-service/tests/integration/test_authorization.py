import httpx2
import pytest
from builders import a_product
from fastapi import FastAPI
from shop import Shop
from test_price_authorization import TABLE as PRICES

from servicekit.domain import new_id
from testkit.authorization import Actor, Case, Rule, assert_complete, cases
from testkit.tokens import TestIssuer

PRODUCT = a_product()
TABLE = {
    "GET /search": Rule("optional"),
    "GET /search/suggest": Rule("optional"),
    "GET /search/similar/{product_id}": Rule("optional"),
    "POST /search/reindex": Rule("permission:search.manage"),
    "GET /search/index": Rule("permission:search.manage"),
    "GET /search/synonyms/{language}": Rule("permission:search.manage"),
    "PUT /search/synonyms/{language}": Rule("permission:search.manage", json={"groups": []}),
    "GET /search/without-results": Rule("permission:search.manage"),
}


def test_every_operation_is_in_the_authorisation_table(app: FastAPI) -> None:
    assert_complete(app, TABLE | PRICES | _platform_operations(app))


def _platform_operations(app: FastAPI) -> dict[str, Rule]:
    """Probes and docs are everybody's."""
    return {
        f"{method.upper()} {path}": Rule("public")
        for path, methods in app.openapi()["paths"].items()
        for method in methods
        if not path.startswith("/search")
    }


@pytest.mark.parametrize("case", cases(TABLE), ids=str)
async def test_authorisation(case: Case, shop: Shop, client: httpx2.AsyncClient, issuer: TestIssuer) -> None:
    await shop.publish(PRODUCT)
    answer = await client.request(
        case.method,
        case.path({"product_id": PRODUCT.product_id, "language": "en"}),
        params={"q": "teapot"},
        json=case.json,
        headers={**case.headers(_token(case, issuer)), "If-Match": '"0"'},
    )
    case.check(answer.status_code)


def _token(case: Case, issuer: TestIssuer) -> str | None:
    if case.actor is Actor.ANONYMOUS:
        return None
    if case.actor in (Actor.SERVICE, Actor.OTHER_SERVICE):
        return issuer.service_token("order-service", "search-service", "catalogue:read")
    return issuer.access_token(new_id(), case.role)
