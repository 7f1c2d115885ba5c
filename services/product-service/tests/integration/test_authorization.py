"""Who may call what: every operation × everybody."""

from uuid import uuid4

import httpx2
import pytest
from catalogue_api import CatalogueApi, a_product_body
from fastapi import FastAPI

from testkit.authorization import Actor, Rule, assert_complete, cases
from testkit.tokens import TestIssuer

_LINES = [{"variant_id": str(uuid4()), "quantity": 1}]
_PRODUCT, _CATEGORY = a_product_body(), {"names": {"en": "Shelf"}}
TABLE = {
    "GET /products": Rule("optional"),
    "GET /products/search": Rule("optional"),
    "GET /products/{reference}": Rule("optional"),
    "GET /products/staff": Rule("staff"),
    "GET /products/staff.csv": Rule("staff"),
    "POST /products": Rule("admin", json=_PRODUCT),
    "POST /products/bulk": Rule("admin", json={"action": "archive", "items": [{"id": str(uuid4()), "version": 1}]}),
    "PUT /products/{product_id}": Rule("admin", json=_PRODUCT),
    "PATCH /products/{product_id}": Rule("admin"),
    "DELETE /products/{product_id}": Rule("admin"),
    "POST /products/{product_id}/variants": Rule("admin", json=_PRODUCT["variants"][0]),
    "PUT /products/{product_id}/variants/{variant_id}": Rule("admin"),
    "DELETE /products/{product_id}/variants/{variant_id}": Rule("admin"),
    "POST /products/{product_id}/images": Rule("admin"),
    "PUT /products/{product_id}/images/order": Rule("admin", json={"image_ids": []}),
    "PATCH /products/{product_id}/images/{image_id}": Rule("admin", json={"alt": ""}),
    "DELETE /products/{product_id}/images/{image_id}": Rule("admin"),
    "GET /products/variants/{variant_id}/stock": Rule("staff"),
    "GET /products/variants/{variant_id}/stock/movements": Rule("staff"),
    "GET /products/variants/{variant_id}/prices": Rule("staff"),
    "POST /products/variants/{variant_id}/stock/movements": Rule("admin", json={"quantity": 1, "reason": "receipt"}),
    "GET /products/attribute-words/{locale}": Rule("staff"),
    "PUT /products/attribute-words/{locale}": Rule("admin", json={"words": {}}),
    "GET /categories": Rule("optional"),
    "GET /categories/{reference}": Rule("optional"),
    "POST /categories": Rule("admin", json=_CATEGORY),
    "PUT /categories/order": Rule("admin", json={"categories": [{"id": str(uuid4()), "version": 1}]}),
    "PUT /categories/{category_id}": Rule("admin", json=_CATEGORY),
    "DELETE /categories/{category_id}": Rule("admin"),
    "GET /media/{sha256}-{width}.webp": Rule("public"),
    "GET /robots.txt": Rule("public"),
    "GET /sitemap.xml": Rule("public"),
    "POST /internal/variants/lookup": Rule("service:catalogue:read", json={"variant_ids": []}),
    "POST /internal/reservations": Rule(
        "service:stock:reserve", json={"reservation_id": str(uuid4()), "lines": _LINES}
    ),
    "POST /internal/reservations/{reservation_id}/commit": Rule("service:stock:reserve"),
    "POST /internal/reservations/{reservation_id}/release": Rule("service:stock:reserve"),
    "POST /internal/reservations/{reservation_id}/restock": Rule(
        "service:stock:reserve", json={"restock_id": str(uuid4()), "lines": _LINES}
    ),
}


def _token(actor: Actor, access: str, issuer: TestIssuer) -> str | None:
    match actor:
        case Actor.ANONYMOUS:
            return None
        case Actor.SERVICE:
            return issuer.service_token("order-service", "product-service", access.removeprefix("service:"))
        case Actor.OTHER_SERVICE:
            return issuer.service_token("cart-service", "product-service", "orders:place")
        case Actor.OTHER_USER | Actor.OWNER:
            return issuer.access_token()
    return issuer.access_token(role=actor.value)


def test_every_operation_is_in_the_authorisation_table(app: FastAPI) -> None:
    assert_complete(app, TABLE)


@pytest.mark.parametrize("operation", TABLE)
async def test_authorisation(operation: str, client: httpx2.AsyncClient, issuer: TestIssuer) -> None:
    names = ("product_id", "variant_id", "image_id", "category_id", "reservation_id")
    for case in cases({operation: TABLE[operation]}):
        path = case.path(
            {name: uuid4() for name in names} | {"reference": "x", "sha256": "0" * 64, "locale": "fr", "width": 320}
        )
        headers = case.headers(_token(case.actor, case.rule.access, issuer))
        answer = await client.request(case.method, path, json=case.json, headers=headers)
        case.check(answer.status_code)


async def test_numbers_of_stock_are_for_staff(api: CatalogueApi, issuer: TestIssuer) -> None:
    product = await api.create()
    for role in ("guest", "customer"):
        seen = await api.client.get(f"/products/{product['id']}", headers=issuer.headers(role=role))
        assert "available" not in seen.text
    listed = await api.client.get("/products?status=draft", headers=issuer.headers())
    assert listed.status_code == 403


async def test_a_bad_token_is_refused_even_where_the_answer_is_cached(
    api: CatalogueApi, client: httpx2.AsyncClient
) -> None:
    product = await api.create()
    await client.get(f"/products/{product['id']}")
    answer = await client.get(f"/products/{product['id']}", headers={"Authorization": "Bearer forged"})
    assert answer.status_code == 401
