"""Products over HTTP: what admins write, and what others see of it."""

import asyncio
from uuid import uuid4

import httpx2
import pytest
from catalogue_api import CatalogueApi, a_product_body
from fastapi import FastAPI

from product_service.presentation.http.answers import ProductAnswer
from servicekit.limits import limit

pytestmark = pytest.mark.both_ways


async def test_a_product_is_created_and_read_by_id_and_slug(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    created = await api.create(slug="blue-teapot")
    by_id = await client.get(f"/products/{created['id']}")
    by_slug = await client.get("/products/blue-teapot")
    assert by_id.status_code == by_slug.status_code == 200
    assert by_id.json() == by_slug.json()
    assert by_id.json()["title"] == "Blue teapot"
    assert "stock" not in by_id.json()["variants"][0]
    assert created["variants"][0]["stock"] == {"available": 10, "reserved": 0, "sold": 0, "low_at": 5}


async def test_drafts_are_seen_by_staff_alone(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    draft = await api.create(status="draft")
    assert (await client.get(f"/products/{draft['id']}")).status_code == 404
    assert (await api.seen_by_staff(draft["id"]))["status"] == "draft"


async def test_an_unchanged_page_is_answered_304(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    product = await api.create()
    first = await client.get(f"/products/{product['id']}")
    again = await client.get(f"/products/{product['id']}", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == first.headers["etag"]


async def test_who_is_refused_a_cached_page_is_refused_where_it_lies(
    api: CatalogueApi, client: httpx2.AsyncClient, app: FastAPI
) -> None:
    """Behind the front door this caller would be let through: its limit is another there."""
    path = f"/products/{(await api.create())['id']}"
    cached = await client.get(path)
    app.state.front.count = limit(f"front {path}", times=2, per_seconds=60)
    answers = [await client.get(path) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    assert answers[0].content == cached.content
    refused = answers[-1]
    assert (refused.json()["code"], refused.json()["instance"]) == ("rate_limited", path)
    assert refused.headers["content-type"] == "application/problem+json"
    assert int(refused.headers["retry-after"]) > 0
    assert (refused.headers["ratelimit-limit"], refused.headers["ratelimit-remaining"]) == ("2", "0")
    assert "x-request-id" in refused.headers
    stranger = await client.get(path, headers={"Authorization": "Bearer nonsense"})
    assert (stranger.status_code, stranger.headers["www-authenticate"]) == (401, "Bearer")


async def test_a_change_is_seen_at_once_although_the_page_is_cached(
    api: CatalogueApi, client: httpx2.AsyncClient
) -> None:
    product = await api.create()
    assert (await client.get(f"/products/{product['id']}")).json()["title"] == "Blue teapot"
    changed = await api.write("PATCH", f"/products/{product['id']}", product["version"], json={"title": "Green teapot"})
    assert changed.status_code == 200, changed.text
    assert (await client.get(f"/products/{product['id']}")).json()["title"] == "Green teapot"
    assert (await client.get("/products")).json()["items"][0]["title"] == "Green teapot"


async def test_writes_need_the_version_they_were_made_from(api: CatalogueApi) -> None:
    product = await api.create()
    path, change = f"/products/{product['id']}", {"title": "Other"}
    assert (await api.write("PATCH", path, json=change)).json()["code"] == "precondition_required"
    assert (await api.write("PATCH", path, product["version"], json=change)).status_code == 200
    assert (await api.write("PATCH", path, product["version"], json=change)).status_code == 412


async def test_put_replaces_variants_by_sku(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    product = await api.create(
        variants=[
            {"sku": "KEEP", "price": {"amount": 100, "currency": "EUR"}, "stock": 3, "attributes": {"Size": "S"}},
            {"sku": "DROP", "price": {"amount": 200, "currency": "EUR"}, "stock": 3, "attributes": {"Size": "M"}},
        ]
    )
    body = a_product_body(
        variants=[
            {"sku": "KEEP", "price": {"amount": 150, "currency": "EUR"}, "stock": 99, "attributes": {"Size": "S"}},
            {"sku": "NEW", "price": {"amount": 300, "currency": "EUR"}, "stock": 7, "attributes": {"Size": "M"}},
        ]
    )
    answer = await api.write("PUT", f"/products/{product['id']}", product["version"], json=body)
    assert answer.status_code == 200, answer.text
    variants = {variant["sku"]: variant for variant in answer.json()["variants"]}
    assert variants["DROP"]["withdrawn"]
    assert variants["KEEP"]["stock"]["available"] == 3
    assert variants["KEEP"]["price"]["amount"] == 150
    assert variants["NEW"]["stock"]["available"] == 7
    public = (await client.get(f"/products/{product['id']}")).json()
    assert [variant["sku"] for variant in public["variants"]] == ["KEEP", "NEW"]


async def test_delete_archives(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    product = await api.create()
    assert (await api.write("DELETE", f"/products/{product['id']}", product["version"])).status_code == 204
    assert (await client.get(f"/products/{product['id']}")).status_code == 404
    assert (await api.seen_by_staff(product["id"]))["status"] == "archived"
    assert (await client.get("/products")).json()["items"] == []


async def test_a_former_slug_leads_to_the_product(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    product = await api.create(slug="old-name")
    await api.write("PATCH", f"/products/{product['id']}", product["version"], json={"slug": "new-name"})
    answer = await client.get("/api/products/old-name?locale=de")
    assert answer.status_code == 301
    assert answer.headers["location"] == "/api/products/new-name?locale=de"


async def test_slug_and_sku_belong_to_one_product(api: CatalogueApi) -> None:
    other = await api.create()
    first = await api.create(slug="taken", variants=[{"sku": "ONE", "price": {"amount": 1, "currency": "EUR"}}])
    same_slug = await api.write("POST", "/products", json=a_product_body(slug="taken"))
    assert (same_slug.status_code, same_slug.json()["code"]) == (409, "slug_taken")
    assert same_slug.json()["holder"] == {"id": first["id"], "title": "Blue teapot"}
    renamed = await api.write("PATCH", f"/products/{other['id']}", other["version"], json={"slug": "taken"})
    assert (renamed.status_code, renamed.json()["holder"]["id"]) == (409, first["id"])
    for sku in ("ONE", "one", " One "):
        body = a_product_body(variants=[{"sku": sku, "price": {"amount": 1, "currency": "EUR"}}])
        same_sku = await api.write("POST", "/products", json=body)
        assert (same_sku.status_code, same_sku.json()["code"]) == (409, "sku_taken")
        holder = same_sku.json()["holder"]
        assert (holder["product_id"], holder["variant_id"]) == (first["id"], first["variants"][0]["id"])
        assert "ONE" in same_sku.json()["detail"]


async def test_bad_products_are_refused_with_a_code(api: CatalogueApi) -> None:
    def variant(**price: object) -> list[dict[str, object]]:
        return [{"sku": "X", "price": {"amount": 100, "currency": "EUR"}} | price]

    for changes, status, code in (
        ({"unknown": 1}, 422, "validation_failed"),
        ({"variants": []}, 422, "validation_failed"),
        ({"variants": variant(price={"amount": 0, "currency": "EUR"})}, 422, "invalid_price"),
        ({"variants": variant(price={"amount": 100, "currency": "USD"})}, 422, "invalid_price"),
        ({"variants": variant(compare_at={"amount": 100, "currency": "EUR"})}, 422, "invalid_price"),
        ({"slug": "search"}, 422, "invalid_slug"),
        ({"slug": "Not A Slug"}, 422, "invalid_slug"),
        ({"category_ids": [str(uuid4())]}, 422, "unknown_category"),
    ):
        answer = await api.write("POST", "/products", json=a_product_body(**changes))
        assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


async def test_texts_follow_the_locale_with_a_fallback(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    product = await api.create(
        translations={"de": {"title": "Blaue Teekanne"}, "fr": {"title": "Théière bleue", "description": "Grès."}}
    )
    seen = {locale: await shown(client, f"/products/{product['id']}", locale) for locale in ("de-AT", "fr", "ar")}
    assert seen == {
        "de-AT": ("Blaue Teekanne", "de", ENGLISH, "en"),
        "fr": ("Théière bleue", "fr", "Grès.", "fr"),
        "ar": ("Blue teapot", "en", ENGLISH, "en"),
    }


ENGLISH = a_product_body()["description"]


async def shown(client: httpx2.AsyncClient, path: str, locale: str) -> tuple[str, ...]:
    page = (await client.get(path, params={"locale": locale})).json()
    return tuple(page[name] for name in ("title", "lang", "description", "description_lang"))


async def test_creating_with_one_idempotency_key_creates_once(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    headers = api.admin | {"Idempotency-Key": "once"}
    body = a_product_body()
    first = await client.post("/products", json=body, headers=headers)
    again = await client.post("/products", json=body, headers=headers)
    assert first.json()["id"] == again.json()["id"]
    assert again.headers["idempotent-replayed"] == "true"


async def test_simultaneous_edits_of_one_version_leave_one_winner(api: CatalogueApi) -> None:
    product = await api.create()
    edits = [
        api.write("PATCH", f"/products/{product['id']}", product["version"], json={"title": f"Title {number}"})
        for number in range(5)
    ]
    statuses = sorted(answer.status_code for answer in await asyncio.gather(*edits))
    assert statuses == [200, 412, 412, 412, 412]


async def test_staff_see_a_draft_as_shoppers_will(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    product = await api.create(status="draft", translations={"fr": {"title": "Théière"}})
    for reference in (product["id"], product["slug"]):
        path = f"/products/{reference}?preview=shopper&locale=fr"
        seen = await client.get(path, headers=api.admin)
        assert (seen.status_code, seen.headers["cache-control"]) == (200, "no-store")
        assert "etag" not in seen.headers
        page = ProductAnswer.model_validate_json(seen.content, extra="forbid")
        assert (page.title, page.lang) == ("Théière", "fr")
        for headers in ({}, api.issuer.headers()):
            refused = await client.get(path, headers=headers)
            assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert (await client.get(f"/products/{product['id']}")).status_code == 404
    unknown = await client.get(f"/products/{uuid4()}?preview=shopper", headers=api.admin)
    assert unknown.json()["code"] == "product_not_found"


async def test_a_preview_leaves_out_what_is_withdrawn(api: CatalogueApi) -> None:
    price = {"price": {"amount": 100, "currency": "EUR"}}
    product = await api.create(variants=[{"sku": sku, "attributes": {"Size": sku}} | price for sku in ("S", "L")])
    await api.write("DELETE", f"/products/{product['id']}/variants/{product['variants'][0]['id']}", product["version"])
    seen = await api.client.get(f"/products/{product['id']}?preview=shopper", headers=api.admin)
    assert [variant["sku"] for variant in seen.json()["variants"]] == ["L"]
