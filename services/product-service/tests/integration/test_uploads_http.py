"""A product is saved in one piece: its pictures are uploaded before, and named with everything else."""

from typing import Any
from uuid import uuid4

import httpx2
from catalogue_api import CatalogueApi, a_product_body
from pictures import a_picture


async def uploaded(api: CatalogueApi, content: bytes | None = None) -> dict[str, Any]:
    answer = await api.write(
        "POST", "/products/uploads", files={"file": ("p.png", content or a_picture(), "image/png")}
    )
    assert answer.status_code == 201, answer.text
    picture: dict[str, Any] = answer.json()
    return picture


async def test_a_product_begins_with_the_pictures_that_were_uploaded_for_it(
    api: CatalogueApi, client: httpx2.AsyncClient
) -> None:
    first, second = await uploaded(api), await uploaded(api, a_picture("JPEG"))
    assert (await client.get(first["url"])).status_code == 200
    images = [
        {"id": second["id"], "alt": "A teapot", "alt_translations": {"fr": "Une théière", "ar": ""}},
        {"id": first["id"]},
    ]
    variants = [{"sku": "TEA", "price": {"amount": 2490, "currency": "EUR"}, "image_id": first["id"]}]
    made = await api.create(images=images, variants=variants)
    assert [image["id"] for image in made["images"]] == [second["id"], first["id"]]
    assert made["images"][0]["alt_translations"] == {"fr": "Une théière"}
    assert made["variants"][0]["image_id"] == first["id"]
    for locale, alt in {"en": "A teapot", "fr": "Une théière", "fr-CA": "Une théière", "ar": "A teapot"}.items():
        page = (await client.get(f"/products/{made['slug']}?locale={locale}")).json()
        assert page["images"][0]["alt"] == alt
        seen = await client.get(f"/products/{made['id']}?locale={locale}", headers=api.admin)
        assert seen.json()["images"][0]["alt"] == alt
        (card,) = (await client.get(f"/products?locale={locale}")).json()["items"]
        assert card["image"]["alt"] == alt


async def test_pictures_are_added_ordered_described_and_removed_with_the_rest(api: CatalogueApi) -> None:
    made = await api.create(images=[{"id": (await uploaded(api))["id"], "alt": "Old"}])
    new, path = await uploaded(api), f"/products/{made['id']}"
    (old,) = made["images"]
    variant = {"id": made["variants"][0]["id"], "sku": "RENAMED", "price": {"amount": 990, "currency": "EUR"}}
    body = a_product_body(slug=made["slug"], variants=[variant])
    both = [{"id": new["id"], "alt": "New"}, {"id": old["id"], "alt": "Still here"}]
    answer = await api.write("PUT", path, made["version"], json=body | {"images": both})
    assert answer.status_code == 200, answer.text
    saved = answer.json()
    assert [(image["id"], image["alt"]) for image in saved["images"]] == [(new["id"], "New"), (old["id"], "Still here")]
    assert [(one["id"], one["sku"]) for one in saved["variants"]] == [(variant["id"], "RENAMED")]
    assert saved["version"] == made["version"] + 1
    untouched = (await api.write("PUT", path, saved["version"], json=body)).json()
    assert untouched["images"] == saved["images"]
    fewer = (await api.write("PUT", path, untouched["version"], json=body | {"images": both[:1]})).json()
    assert [image["id"] for image in fewer["images"]] == [new["id"]]
    assert (await api.write("PUT", path, fewer["version"], json=body | {"images": []})).json()["images"] == []


async def test_a_picture_belongs_to_one_product_and_a_refusal_takes_none(api: CatalogueApi) -> None:
    made = await api.create()
    picture, other = await uploaded(api), await uploaded(api)
    named = [{"id": picture["id"]}, {"id": other["id"]}]

    async def create(images: list[dict[str, Any]], **changes: Any) -> tuple[int, str]:
        answer = await api.client.post("/products", json=a_product_body(images=images, **changes), headers=api.admin)
        return answer.status_code, answer.json().get("code", "")

    assert await create([*named, {"id": str(uuid4())}]) == (422, "unknown_image")
    assert await create([*named, named[0]]) == (422, "image_order_mismatch")
    assert await create(named, slug=made["slug"]) == (409, "slug_taken")
    assert await create(named) == (201, "")
    assert await create(named) == (422, "unknown_image")
    assert await create([{"id": str(uuid4())} for _ in range(13)]) == (422, "validation_failed")


async def test_a_variant_is_named_once_and_must_be_the_products(api: CatalogueApi) -> None:
    made, other = await api.create(), await api.create()
    variant = {"id": made["variants"][0]["id"], "sku": "A", "price": {"amount": 990, "currency": "EUR"}}

    async def put(*variants: dict[str, Any]) -> tuple[int, str]:
        body = a_product_body(slug=made["slug"], variants=list(variants))
        answer = await api.write("PUT", f"/products/{made['id']}", made["version"], json=body)
        return answer.status_code, answer.json()["code"]

    assert await put(variant, variant | {"sku": "B", "attributes": {"Kind": "B"}}) == (422, "validation_failed")
    assert await put(variant | {"id": other["variants"][0]["id"]}) == (404, "variant_not_found")


async def test_an_alternative_text_of_another_locale_stays_until_it_is_named(api: CatalogueApi) -> None:
    images = [{"id": (await uploaded(api))["id"], "alt": "A teapot", "alt_translations": {"fr": "Une théière"}}]
    made = await api.create(images=images)
    path = f"/products/{made['id']}/images/{made['images'][0]['id']}"
    renamed = (await api.write("PATCH", path, made["version"], json={"alt": "A pot"})).json()
    assert renamed["images"][0]["alt_translations"] == {"fr": "Une théière"}
    body = {"alt": "A pot", "alt_translations": {"ar": "إبريق"}}
    answer = await api.write("PATCH", path, renamed["version"], json=body)
    assert answer.json()["images"][0]["alt_translations"] == {"ar": "إبريق"}


async def test_what_is_no_picture_is_no_upload(api: CatalogueApi) -> None:
    answer = await api.write("POST", "/products/uploads", files={"file": ("p.png", b"<svg/>", "image/png")})
    assert (answer.status_code, answer.json()["code"]) == (415, "not_an_image")
