"""The OpenAPI documents speak one dialect: same name, same shape; every answer has one."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from embedded.checkout import repository

DOCUMENTS: dict[str, dict[str, Any]] = {
    file.parent.name: json.loads(file.read_text())
    for file in sorted((repository() / "services").glob("*/openapi.json"))
}
WORDS = {"Country", "Currency", "Email", "Gtin", "Locale", "Money", "Phone", "PostalAddress", "Problem", "Fault"}
BYTES = {"image/webp", "application/xml", "text/plain", "text/csv"}


def schemas(service: str) -> dict[str, Any]:
    found: dict[str, Any] = DOCUMENTS[service]["components"]["schemas"]
    return found


def answers(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Operation, status and content of every answer that says that something was done."""
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            for status, answer in operation["responses"].items():
                if status.startswith("2"):
                    yield f"{method.upper()} {path}", status, answer.get("content", {})


def is_named(schema: dict[str, Any]) -> bool:
    return "$ref" in schema or ("anyOf" in schema and all(map(is_named, schema["anyOf"])))


def test_there_are_documents() -> None:
    assert len(DOCUMENTS) >= 5


def test_a_name_means_the_same_in_every_document() -> None:
    seen: dict[str, tuple[str, Any]] = {}
    differing = []
    for service in DOCUMENTS:
        for name, schema in schemas(service).items():
            before, known = seen.setdefault(name, (service, schema))
            if known != schema:
                differing.append(f"{name}: {before} and {service}")
    assert differing == []


@pytest.mark.parametrize("service", DOCUMENTS)
def test_names_say_whether_something_is_sent_or_given(service: str) -> None:
    """…Body or …Form, …Answer, …Page or …Event; the shop's words; and closed lists of words, which both may hold."""
    pattern = re.compile(r"[A-Z][A-Za-z]+(Body|Form|Answer|Page|Event)")
    wrong = [
        name
        for name, schema in schemas(service).items()
        if not (pattern.fullmatch(name) or name in WORDS or "enum" in schema)
    ]
    assert wrong == []


@pytest.mark.parametrize("service", DOCUMENTS)
def test_every_answer_is_typed(service: str) -> None:
    """What is done without a word answers 202 or 204; bytes are described by their media type."""
    untyped = [
        (operation, status)
        for operation, status, content in answers(DOCUMENTS[service])
        if not (content or status in ("202", "204"))
        or not all(kind in BYTES or is_named(body.get("schema", {})) for kind, body in content.items())
    ]
    assert untyped == []


@pytest.mark.parametrize("service", DOCUMENTS)
def test_every_page_is_items_and_a_cursor(service: str) -> None:
    pages = {name: schema["properties"] for name, schema in schemas(service).items() if name.endswith("Page")}
    assert [name for name, properties in pages.items() if not {"items", "next_cursor"} <= properties.keys()] == []
