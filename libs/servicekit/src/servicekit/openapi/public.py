"""The part of an OpenAPI document that is for clients outside: what a gateway serves."""

from collections.abc import Iterator
from typing import Any

from servicekit.openapi.document import INTERNAL


def public(document: dict[str, Any]) -> dict[str, Any]:
    """`document` without the operations for services, and without the tags and components that only those need."""
    paths = {
        path: kept for path, operations in document["paths"].items()
        if (kept := {method: each for method, each in operations.items() if not each.get(INTERNAL)})
    }  # fmt: skip
    tags = {
        tag for operations in paths.values() for operation in operations.values() for tag in operation.get("tags", ())
    }
    return document | {
        "paths": paths,
        "tags": [tag for tag in document.get("tags", ()) if tag["name"] in tags],
        "components": _needed(document["components"], paths),
    }


def _needed(components: dict[str, Any], paths: dict[str, Any]) -> dict[str, Any]:
    found: set[str] = set()
    waiting = set(_references(paths))
    while waiting:
        found |= waiting
        parts = (reference.split("/")[2:] for reference in waiting)
        waiting = {new for kind, name in parts for new in _references(components[kind][name])} - found
    return {
        kind: entries if kind == "securitySchemes" else {
            name: entry for name, entry in entries.items() if f"#/components/{kind}/{name}" in found
        }
        for kind, entries in components.items()
    }  # fmt: skip


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _references(each)
    elif isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for each in part.values():
            yield from _references(each)
