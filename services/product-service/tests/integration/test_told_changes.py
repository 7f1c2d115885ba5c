"""What others hear of categories and of words of attributes, and that it goes out with the change or not at all."""

from typing import Any

import sqlalchemy as sa
from catalogue_api import CatalogueApi

from servicekit.database import Database, Statement

OUTBOX = Statement(
    sa.text(
        "SELECT data, aggregate_id FROM outbox "
        "WHERE type IN ('souk.category.changed.v1', 'souk.attribute_words.changed.v1') ORDER BY id"
    )
)


async def told(database: Database) -> list[dict[str, Any]]:
    """The data of each event; `subject` is what it is about."""
    return [row["data"] | {"subject": str(row["aggregate_id"])} for row in await database.fetch(OUTBOX)]


async def test_categories_are_told_of_when_they_are_made_changed_moved_and_removed(
    api: CatalogueApi, database: Database
) -> None:
    async def add(name: str, parent_id: str | None = None) -> str:
        body = {"names": {"en": name}, "parent_id": parent_id}
        return str((await api.write("POST", "/categories", json=body)).json()["id"])

    root, other = await add("Root"), await add("Other")
    child = await add("Child", root)
    await add("Grandchild", child)
    moved = {"names": {"en": "Kid", "fr": "Enfant"}, "slug": "kid", "parent_id": other}
    assert (await api.write("PUT", f"/categories/{child}", 1, json=moved)).status_code == 200
    siblings = [{"id": other, "version": 1}, {"id": root, "version": 1}]
    assert (await api.write("PUT", "/categories/order", json={"categories": siblings})).status_code == 200
    assert (await api.write("DELETE", f"/categories/{other}", 1)).status_code == 409
    root_version = (await api.client.get(f"/categories/{root}", headers=api.admin)).json()["version"]
    assert (await api.write("DELETE", f"/categories/{root}", root_version)).status_code == 204
    events = await told(database)
    assert [event["slug"] for event in events] == ["root", "other", "child", "grandchild", "kid", "root"]
    assert events[4] == {
        "category_id": child, "parent_id": other, "slug": "kid", "names": {"en": "Kid", "fr": "Enfant"},
        "removed": False, "subject": child,
    }  # fmt: skip
    assert [event["removed"] for event in events] == [False] * 5 + [True]


async def test_of_words_only_what_differs_is_told(api: CatalogueApi, database: Database) -> None:
    for version, (locale, words) in enumerate(
        [
            ("fr", {"Red": "Rouge", "Colour": "Couleur"}),
            ("fr", {"Red": "Vermeil", "Colour": "Couleur", "M": "Moyen"}),
            ("fr", {"Red": "Vermeil", "Colour": "Couleur", "M": "Moyen"}),
            ("fr", {"M": "Moyen"}),
        ]
    ):
        answer = await api.write("PUT", f"/products/attribute-words/{locale}", version, json={"words": words})
        assert answer.status_code == 200
    await api.write("PUT", "/products/attribute-words/ar", 0, json={"words": {"Red": "أحمر"}})
    events = await told(database)
    assert [(event["locale"], event["version"], event["words"], event["removed"]) for event in events] == [
        ("fr", 1, {"Red": "Rouge", "Colour": "Couleur"}, []),
        ("fr", 2, {"Red": "Vermeil", "M": "Moyen"}, []),
        ("fr", 4, {}, ["Colour", "Red"]),
        ("ar", 1, {"Red": "أحمر"}, []),
    ]
    assert len({event["subject"] for event in events}) == 2
