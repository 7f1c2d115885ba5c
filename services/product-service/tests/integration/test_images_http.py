"""Pictures: checked, re-encoded, kept in S3, served for ever."""

import io
from typing import Any
from uuid import uuid4

import httpx2
import psycopg
import pytest
from catalogue_api import CatalogueApi
from pictures import a_bomb, a_picture
from PIL import Image

from testkit.databases import TestDatabase


async def test_an_alternative_text_is_one_line(api: CatalogueApi) -> None:
    product = await api.create()
    for hidden in ("a\0b", "a\u202eb"):
        answer = await upload(api, product["id"], a_picture(), hidden)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "body.alt")


async def upload(api: CatalogueApi, product_id: str, content: bytes, alt: str = "") -> httpx2.Response:
    return await api.write(
        "POST", f"/products/{product_id}/images", files={"file": ("p.png", content, "image/png")}, data={"alt": alt}
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
async def test_a_picture_comes_back_in_three_widths(kind: str, api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    product = await api.create()
    answer = await upload(api, product["id"], a_picture(kind), "A teapot")
    assert answer.status_code == 201, answer.text
    (image,) = answer.json()["images"]
    assert (image["alt"], image["width"], image["height"]) == ("A teapot", 1280, 960)
    for width, url in image["urls"].items():
        served = await client.get(url)
        assert served.status_code == 200
        assert served.headers["content-type"] == "image/webp"
        assert served.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert served.headers["x-content-type-options"] == "nosniff"
        with Image.open(io.BytesIO(served.content)) as rendition:
            assert (rendition.format, rendition.width) == ("WEBP", int(width))
        again = await client.get(url, headers={"If-None-Match": served.headers["etag"]})
        assert again.status_code == 304
    card = (await client.get("/products")).json()["items"][0]
    assert card["image"]["url"] == image["url"]


@pytest.mark.parametrize(
    ("size", "widths", "first"),
    [
        ((800, 800), {320, 640, 800}, 640),
        ((640, 480), {320, 640}, 640),
        ((700, 2000), {320, 640, 700}, 640),
        ((200, 100), {200}, 200),
        ((200, 2400), {80, 160, 200}, 200),
    ],
)
async def test_only_widths_that_the_picture_has_are_offered(
    size: tuple[int, int], widths: set[int], first: int, api: CatalogueApi, client: httpx2.AsyncClient
) -> None:
    product = await api.create()
    (image,) = (await upload(api, product["id"], a_picture("PNG", size))).json()["images"]
    assert {int(width) for width in image["urls"]} == widths
    assert image["width"] == max(widths)
    assert image["url"] == image["urls"][str(first)]
    for width, url in image["urls"].items():
        with Image.open(io.BytesIO((await client.get(url)).content)) as rendition:
            assert rendition.width == int(width)


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 415, "not_an_image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415, "not_an_image"),
        (a_picture("GIF"), 415, "not_an_image"),
        (a_picture("JPEG")[:2000], 422, "broken_image"),
        (a_picture("PNG")[:3000], 422, "broken_image"),
        (a_bomb(), 413, "image_too_large"),
        (a_bomb(7000, 7000), 413, "image_too_large"),
        (a_bomb(1000, 1000), 422, "broken_image"),
        (b"\0" * (11 * 1024 * 1024), 413, "too_large"),
    ],
    ids=["empty", "svg", "gif", "cut jpeg", "cut png", "bomb", "large", "short", "heavy"],
)
async def test_what_is_no_sound_picture_is_refused(content: bytes, status: int, code: str, api: CatalogueApi) -> None:
    product = await api.create()
    answer = await upload(api, product["id"], content)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert (await api.seen_by_staff(product["id"]))["images"] == []


async def test_metadata_does_not_survive_and_pictures_stand_upright(
    api: CatalogueApi, client: httpx2.AsyncClient
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "a canary camera"
    product = await api.create()
    answer = await upload(api, product["id"], a_picture("JPEG", (400, 200), exif=exif))
    (image,) = answer.json()["images"]
    assert (image["width"], image["height"]) == (200, 400)
    served = await client.get(image["url"])
    assert b"canary" not in served.content


async def test_pictures_are_arranged_described_and_removed(api: CatalogueApi) -> None:
    product = await api.create()
    for shade in (10, 200):
        answer = await upload(api, product["id"], a_colour(shade))
    body = answer.json()
    path, (first, second) = f"/products/{product['id']}/images", [image["id"] for image in body["images"]]
    ordered = await api.write("PUT", f"{path}/order", body["version"], json={"image_ids": [second, first]})
    assert [image["id"] for image in ordered.json()["images"]] == [second, first]
    incomplete = await api.write("PUT", f"{path}/order", ordered.json()["version"], json={"image_ids": [second]})
    assert incomplete.json()["code"] == "image_order_mismatch"
    described = await api.write("PATCH", f"{path}/{first}", ordered.json()["version"], json={"alt": "Red"})
    assert described.json()["images"][1]["alt"] == "Red"
    removed = await api.write("DELETE", f"{path}/{second}", described.json()["version"])
    assert [image["id"] for image in removed.json()["images"]] == [first]


async def test_a_variant_names_the_picture_that_shows_it_also_in_the_cart(
    api: CatalogueApi, client: httpx2.AsyncClient, own_database: TestDatabase
) -> None:
    product = await api.create()
    for shade in (10, 200):
        answer = await upload(api, product["id"], a_colour(shade))
    body, (variant,) = answer.json(), product["variants"]
    first, second = body["images"]
    path = f"/products/{product['id']}/variants/{variant['id']}"
    sent = {name: variant[name] for name in ("sku", "price")}
    named = await api.write("PUT", path, body["version"], json=sent | {"image_id": second["id"]})
    assert named.status_code == 200, named.text
    unknown = await api.write("PUT", path, named.json()["version"], json=sent | {"image_id": str(uuid4())})
    assert (unknown.status_code, unknown.json()["code"]) == (422, "unknown_image")

    async def shown() -> tuple[str | None, str]:
        page = (await client.get(f"/products/{product['id']}")).json()
        wanted = {"variant_ids": [variant["id"]]}
        line = (await client.post("/internal/variants/lookup", json=wanted, headers=api.service)).json()["variants"][0]
        return page["variants"][0]["image_id"], line["image_url"]

    assert await shown() == (second["id"], second["urls"]["320"])
    with psycopg.connect(own_database.migrator_url, autocommit=True) as older_release:
        older_release.execute("DELETE FROM images WHERE id = %s", (second["id"],))
    await api.write("PATCH", f"/products/{product['id']}", named.json()["version"], json={"title": "Other"})
    assert await shown() == (None, first["urls"]["320"])


def a_colour(shade: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (400, 400), (shade, 0, 0)).save(out, "PNG")
    return out.getvalue()


async def test_unknown_pictures_and_products_are_404(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    for path in (f"/media/{'a' * 64}-320.webp", "/media/x-320.webp", f"/media/{'a' * 64}-321.webp"):
        assert (await client.get(path)).json()["code"] == "picture_not_found"
    assert (await upload(api, str(uuid4()), a_picture())).json()["code"] == "product_not_found"


async def test_a_department_shows_its_dearest_product_that_has_a_picture(
    api: CatalogueApi, client: httpx2.AsyncClient
) -> None:
    kitchen = (await api.write("POST", "/categories", json={"names": {"en": "Kitchen"}})).json()
    tea = (await api.write("POST", "/categories", json={"names": {"en": "Tea"}, "parent_id": kitchen["id"]})).json()

    async def shown() -> tuple[str | None, str | None]:
        of_kitchen, of_tea = (await client.get("/categories")).json()["items"]
        return of_kitchen["image"] and of_kitchen["image"]["alt"], of_tea["image"]

    async def priced(amount: int, alt: str, **more: object) -> dict[str, Any]:
        variant = {"sku": alt, "price": {"amount": amount, "currency": "EUR"}}
        product = await api.create(slug=alt, variants=[variant], category_ids=[tea["id"]], **more)
        if alt != "bare":
            await upload(api, product["id"], a_picture(), alt)
        return product

    await priced(9000, "bare")
    assert await shown() == (None, None)
    await priced(3000, "cup")
    assert await shown() == ("cup", None)
    await priced(8000, "draft", status="draft")
    pot = await priced(5000, "pot")
    assert await shown() == ("pot", None)
    seen = await api.seen_by_staff(pot["id"])
    removed = await api.write("DELETE", f"/products/{pot['id']}/images/{seen['images'][0]['id']}", seen["version"])
    assert removed.status_code == 200, removed.text
    assert await shown() == ("cup", None)
    one = (await client.get("/categories/kitchen")).json()
    assert one["image"]["urls"].keys() == {"320", "640", "1280"}
