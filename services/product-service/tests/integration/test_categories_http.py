"""Admins put the category tree in order."""

from typing import Any
from uuid import uuid4

from catalogue_api import CatalogueApi


async def a_category(api: CatalogueApi, name: str, parent: dict[str, Any] | None = None) -> dict[str, Any]:
    body = {"names": {"en": name}, "parent_id": parent["id"] if parent else None}
    answer = await api.write("POST", "/categories", json=body)
    assert answer.status_code == 201, answer.text
    category: dict[str, Any] = answer.json()
    return category


async def arrange(api: CatalogueApi, parent: dict[str, Any] | None, *wanted: dict[str, Any]) -> tuple[int, Any]:
    categories = [{"id": category["id"], "version": category["version"]} for category in wanted]
    body = {"parent_id": parent["id"] if parent else None, "categories": categories}
    answer = await api.write("PUT", "/categories/order", json=body)
    return answer.status_code, answer.json()


async def test_siblings_are_shown_in_the_order_in_which_they_were_put(api: CatalogueApi) -> None:
    garden, kitchen = await a_category(api, "Garden"), await a_category(api, "Kitchen")
    cups, pans, tea = [await a_category(api, name, kitchen) for name in ("Cups", "Pans", "Tea")]
    assert (await api.client.get("/categories")).json()["items"][0]["slug"] == "garden"
    status, tree = await arrange(api, None, kitchen, garden)
    assert status == 200
    assert [item["slug"] for item in tree["items"]] == ["kitchen", "garden", "cups", "pans", "tea"]
    status, tree = await arrange(api, kitchen, tea, pans, cups)
    assert [item["slug"] for item in tree["items"]] == ["kitchen", "garden", "tea", "pans", "cups"]
    shown = (await api.client.get("/categories")).json()["items"]
    assert [item["slug"] for item in shown] == ["kitchen", "garden", "tea", "pans", "cups"]
    assert tea["version"] == 1  # what is first at position 0 already keeps its version
    assert {item["slug"]: item["version"] for item in tree["items"]} == {
        "kitchen": 1, "garden": 2, "tea": 1, "pans": 2, "cups": 2,
    }  # fmt: skip


async def test_an_order_names_each_sibling_once_as_it_was_seen(api: CatalogueApi) -> None:
    garden, kitchen = await a_category(api, "Garden"), await a_category(api, "Kitchen")
    tea = await a_category(api, "Tea", kitchen)
    for wanted in (
        [kitchen],
        [kitchen, kitchen],
        [kitchen, garden, tea],
        [kitchen, {"id": str(uuid4()), "version": 1}],
    ):
        status, problem = await arrange(api, None, *wanted)
        assert (status, problem["code"]) == (422, "category_order_mismatch")
    status, problem = await arrange(api, None, kitchen, garden | {"version": 7})
    assert (status, problem["code"]) == (412, "precondition_failed")
    assert (await arrange(api, {"id": str(uuid4())}, tea))[1]["code"] == "category_order_mismatch"


async def test_a_category_that_is_not_empty_says_what_is_in_it(api: CatalogueApi) -> None:
    kitchen = await a_category(api, "Kitchen")
    await a_category(api, "Tea", kitchen)
    for status in ("published", "draft"):
        await api.create(status=status, category_ids=[kitchen["id"]])
    refused = await api.write("DELETE", f"/categories/{kitchen['id']}", kitchen["version"])
    problem = refused.json()
    assert (refused.status_code, problem["code"]) == (409, "category_not_empty")
    assert (problem["products"], problem["categories"]) == (2, 1)


async def test_a_category_keeps_what_is_not_changed_and_is_renamed_where_it_was_seen(api: CatalogueApi) -> None:
    tea = await a_category(api, "Tea")
    renamed = {"names": {"en": "Tea", "ar": "شاي"}, "slug": "tea", "position": 3}
    changed = await api.write("PUT", f"/categories/{tea['id']}", tea["version"], json=renamed)
    assert changed.json()["names"] == {"en": "Tea", "ar": "شاي"}
    stale = await api.write("PUT", f"/categories/{tea['id']}", tea["version"], json=renamed)
    assert (stale.status_code, stale.json()["code"]) == (412, "precondition_failed")
