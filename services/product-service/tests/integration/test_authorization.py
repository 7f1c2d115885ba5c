"""Who may call what: every operation × everybody."""

from uuid import uuid4

import httpx2
import pytest
from catalogue_api import CatalogueApi, a_product_body
from fastapi import FastAPI

from testkit.authorization import Actor, Case, Rule, assert_complete, cases
from testkit.tokens import TestIssuer

_LINES = [{"variant_id": str(uuid4()), "quantity": 1}]
_PRODUCT, _CATEGORY = a_product_body(), {"names": {"en": "Shelf"}}
TABLE = {
    "GET /products": Rule("optional+products.read"),
    "GET /products?status=draft": Rule("optional+products.read", without=403, shows="{reference}"),
    "GET /products/search": Rule("optional"),
    "GET /products/{reference}": Rule("optional+products.read", without=404, shows="{reference}"),
    "GET /products/{reference}?preview=shopper": Rule("optional+products.read", without=403, shows="{reference}"),
    "GET /products/staff": Rule("permission:products.read"),
    "GET /products/staff.csv": Rule("permission:products.read"),
    "POST /products/bulk": Rule(
        "permission:products.write", json={"action": "archive", "items": [{"id": str(uuid4()), "version": 1}]}
    ),
    "POST /products": Rule("permission:products.write", json=_PRODUCT),
    "PUT /products/{product_id}": Rule("permission:products.write", json=_PRODUCT),
    "PATCH /products/{product_id}": Rule("permission:products.write"),
    "DELETE /products/{product_id}": Rule("permission:products.write"),
    "POST /products/{product_id}/variants": Rule("permission:products.write", json=_PRODUCT["variants"][0]),
    "PUT /products/{product_id}/variants/{variant_id}": Rule("permission:products.write"),
    "DELETE /products/{product_id}/variants/{variant_id}": Rule("permission:products.write"),
    "POST /products/uploads": Rule("permission:products.write"),
    "POST /products/{product_id}/images": Rule("permission:products.write"),
    "PUT /products/{product_id}/images/order": Rule("permission:products.write", json={"image_ids": []}),
    "PATCH /products/{product_id}/images/{image_id}": Rule("permission:products.write", json={"alt": ""}),
    "DELETE /products/{product_id}/images/{image_id}": Rule("permission:products.write"),
    "GET /products/variants/{variant_id}/stock": Rule("permission:products.read"),
    "GET /products/variants/{variant_id}/stock/movements": Rule("permission:products.read"),
    "GET /products/variants/{variant_id}/prices": Rule("permission:products.read"),
    "POST /products/variants/{variant_id}/stock/movements": Rule(
        "permission:stock.move", json={"quantity": 1, "reason": "receipt"}
    ),
    "PUT /products/variants/{variant_id}/stock/low-at": Rule("permission:stock.move", json={"low_at": 3}),
    "GET /products/attribute-words/{locale}": Rule("permission:products.read"),
    "PUT /products/attribute-words/{locale}": Rule("permission:products.write", json={"words": {}}),
    "GET /categories": Rule("optional+products.read", shows='"version"'),
    "GET /categories/{reference}": Rule("optional+products.read", shows='"version"'),
    "POST /categories": Rule("permission:products.write", json=_CATEGORY),
    "PUT /categories/order": Rule(
        "permission:products.write", json={"categories": [{"id": str(uuid4()), "version": 1}]}
    ),
    "PUT /categories/{category_id}": Rule("permission:products.write", json=_CATEGORY),
    "DELETE /categories/{category_id}": Rule("permission:products.write"),
    "GET /media/{sha256}-{width}.webp": Rule("public"),
    "GET /robots.txt": Rule("public"),
    "GET /sitemap.xml": Rule("public"),
    "POST /internal/variants/lookup": Rule("service:catalogue:read", json={"variant_ids": []}),
    "GET /internal/export/products": Rule("service:catalogue:read"),
    "GET /internal/export/categories": Rule("service:catalogue:read"),
    "GET /internal/export/attribute-words": Rule("service:catalogue:read"),
    "POST /internal/reservations": Rule(
        "service:stock:reserve", json={"reservation_id": str(uuid4()), "lines": _LINES}
    ),
    "POST /internal/reservations/{reservation_id}/commit": Rule("service:stock:reserve"),
    "POST /internal/reservations/{reservation_id}/release": Rule("service:stock:reserve"),
    "POST /internal/reservations/{reservation_id}/restock": Rule(
        "service:stock:reserve", json={"restock_id": str(uuid4()), "lines": _LINES}
    ),
}


def _token(case: Case, issuer: TestIssuer) -> str | None:
    match case.actor:
        case Actor.ANONYMOUS:
            return None
        case Actor.SERVICE:
            return issuer.service_token("order-service", "product-service", case.rule.access.removeprefix("service:"))
        case Actor.OTHER_SERVICE:
            return issuer.service_token("cart-service", "product-service", "orders:place")
    return issuer.access_token(role=case.role)


def test_every_operation_is_in_the_authorisation_table(app: FastAPI) -> None:
    assert_complete(app, TABLE)


@pytest.mark.parametrize("operation", TABLE)
async def test_authorisation(operation: str, api: CatalogueApi, issuer: TestIssuer) -> None:
    names = ("product_id", "variant_id", "image_id", "category_id", "reservation_id")
    draft = await api.create(status="draft")
    category = (await api.write("POST", "/categories", json=_CATEGORY)).json()
    shown = category if operation.startswith("GET /categories") else draft
    paths = {name: str(uuid4()) for name in names}
    paths |= {"reference": shown["id"], "sha256": "0" * 64, "locale": "fr", "width": "320"}
    for case in cases({operation: TABLE[operation]}):
        headers = case.headers(_token(case, issuer))
        answer = await api.client.request(case.method, case.path(paths), json=case.json, headers=headers)
        case.check(answer.status_code, answer.text, paths)


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
