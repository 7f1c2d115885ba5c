"""What search engines are told."""

from xml.etree import ElementTree

import httpx2
import psycopg
from catalogue_api import CatalogueApi

from testkit.databases import TestDatabase

ORIGIN = "http://localhost:8000"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LINK = "{http://www.w3.org/1999/xhtml}link"
MANY = """
INSERT INTO products (id, slug, status, titles, descriptions, published_at, listed_in, facets, price_from, price_to,
                      currency, sort_title, search)
SELECT lpad(to_hex(n), 32, '0')::uuid, 'product-' || n, 'published', '{"en": "Product"}', '{}', now(), '{}', '{}', 1, 1,
       'EUR', 'product', ''
FROM generate_series(1, 3001) AS n
"""


async def addresses(client: httpx2.AsyncClient, path: str = "/sitemap.xml") -> list[str]:
    answer = await client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/xml")
    return [each.text or "" for each in ElementTree.fromstring(answer.text).iter(LOC)]


async def test_the_sitemap_names_published_pages_in_every_language(
    api: CatalogueApi, client: httpx2.AsyncClient
) -> None:
    await api.write("POST", "/categories", json={"names": {"en": "Tea & more"}})
    await api.create(slug="teapot")
    await api.create(slug="secret", status="draft")
    expected = [
        f"{ORIGIN}{language}{page}" for page in ("", "/c/tea-more", "/p/teapot") for language in ("", "/fr", "/ar")
    ]
    assert await addresses(client) == expected
    tree = ElementTree.fromstring((await client.get("/sitemap.xml")).text)
    links = [(each.get("hreflang"), each.get("href")) for each in list(tree)[-1].iter(LINK)]
    teapot = f"{ORIGIN}/p/teapot"
    assert links == [
        ("en", teapot), ("fr", f"{ORIGIN}/fr/p/teapot"), ("ar", f"{ORIGIN}/ar/p/teapot"), ("x-default", teapot),
    ]  # fmt: skip


async def test_a_large_shop_has_its_sitemap_in_several_files(
    client: httpx2.AsyncClient, own_database: TestDatabase
) -> None:
    with psycopg.connect(own_database.migrator_url, autocommit=True) as owner:
        owner.execute(MANY)
    files = await addresses(client)
    assert files == [f"{ORIGIN}/sitemap.xml?file=1", f"{ORIGIN}/sitemap.xml?file=2"]
    listed = [address for file in files for address in await addresses(client, file.removeprefix(ORIGIN))]
    assert len(listed) == len(set(listed)) == 3 * (1 + 3001)
    missing = await client.get("/sitemap.xml?file=3")
    assert (missing.status_code, missing.json()["code"]) == (404, "sitemap_not_found")


async def test_a_sitemap_that_did_not_change_is_not_sent_again(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    await api.create()
    first = await client.get("/sitemap.xml")
    again = await client.get("/sitemap.xml", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["cache-control"] == "public, max-age=3600"


async def test_robots_keep_out_of_what_is_somebodys_own(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/robots.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    lines = answer.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /account", "Disallow: /fr/checkout", "Disallow: /ar/cart", "Disallow: /search?"} <= set(lines)
    assert lines[-1] == f"Sitemap: {ORIGIN}/sitemap.xml"
