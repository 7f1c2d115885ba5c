"""Many products get another status at once, each for itself."""

from typing import Any
from uuid import uuid4

import pytest
from catalogue_api import CatalogueApi


async def bulk(api: CatalogueApi, action: str, *items: tuple[str, int], key: str | None = None) -> list[dict[str, Any]]:
    body = {"action": action, "items": [{"id": product_id, "version": version} for product_id, version in items]}
    headers = api.admin | ({} if key is None else {"Idempotency-Key": key})
    answer = await api.client.post("/products/bulk", json=body, headers=headers)
    assert answer.status_code == 200, answer.text
    results: list[dict[str, Any]] = answer.json()["results"]
    return results


async def test_what_one_is_refused_for_stops_no_other(api: CatalogueApi) -> None:
    stale, archived, fine = [await api.create() for _ in range(3)]
    for product, change in ((stale, {"slug": "other"}), (archived, {"status": "archived"})):
        await api.write("PATCH", f"/products/{product['id']}", product["version"], json=change)
    unknown = str(uuid4())
    items = [(product["id"], product["version"]) for product in (stale, archived, fine)]
    results = await bulk(api, "archive", items[0], (unknown, 1), *items[1:])
    assert [(row["id"], row["outcome"], row["version"]) for row in results] == [
        (stale["id"], "refused", None),
        (unknown, "refused", None),
        (archived["id"], "unchanged", archived["version"] + 1),
        (fine["id"], "changed", fine["version"] + 1),
    ]
    codes = [row["problem"] and row["problem"]["code"] for row in results]
    assert codes == ["precondition_failed", "product_not_found", None, None]
    statuses = [(await api.seen_by_staff(product["id"]))["status"] for product in (stale, archived, fine)]
    assert statuses == ["published", "archived", "archived"]


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [
        ("publish", "draft", "published"),
        ("publish", "archived", "published"),
        ("archive", "draft", "archived"),
        ("archive", "published", "archived"),
        ("unpublish", "published", "draft"),
        ("unpublish", "archived", "archived"),
        ("unpublish", "draft", "draft"),
    ],
)
async def test_what_each_action_does(action: str, before: str, after: str, api: CatalogueApi) -> None:
    product = await api.create(status=before)
    (row,) = await bulk(api, action, (product["id"], product["version"]))
    assert row["outcome"] == ("unchanged" if before == after else "changed")
    seen = await api.seen_by_staff(product["id"])
    assert (seen["status"], seen["version"]) == (after, row["version"])


async def test_lists_show_at_once_what_was_published(api: CatalogueApi) -> None:
    product = await api.create(status="draft")
    assert (await api.client.get("/products")).json()["items"] == []
    await bulk(api, "publish", (product["id"], product["version"]))
    assert [item["id"] for item in (await api.client.get("/products")).json()["items"]] == [product["id"]]


async def test_a_repeat_under_one_key_gets_the_first_results(api: CatalogueApi) -> None:
    product = await api.create()
    item = (product["id"], product["version"])
    first, again = [await bulk(api, "archive", item, key="once") for _ in range(2)]
    assert first == again
    assert first[0]["outcome"] == "changed"


async def test_at_most_a_hundred_at_once(api: CatalogueApi) -> None:
    for number in (0, 101):
        items = [{"id": str(uuid4()), "version": 1}] * number
        answer = await api.write("POST", "/products/bulk", json={"action": "archive", "items": items})
        assert (answer.status_code, answer.json()["code"]) == (422, "validation_failed")
