"""Names of component schemas that read well in generated code."""

import re
from collections.abc import Iterable
from typing import Any, Final

from fastapi.routing import APIRoute

_NAME: Final = re.compile(r"[A-Z][A-Za-z0-9]*")
_SCHEMAS: Final = "#/components/schemas/"


def rename(document: dict[str, Any], routes: Iterable[APIRoute]) -> dict[str, Any]:
    """`document` with `Page_OrderAnswer_` as its model's own name (`OrderPage`), and a form as `AddImageForm`."""
    schemas = document.get("components", {}).get("schemas", {})
    names = {
        name: title for name, schema in schemas.items()
        if (title := schema.get("title", name)) not in schemas and _NAME.fullmatch(title)
    }  # fmt: skip
    names |= {f"Body_{route.unique_id}": f"{_pascal(route.name)}Form" for route in routes}
    renamed: dict[str, Any] = _renamed(document, names)
    if schemas:
        kept = renamed["components"]["schemas"]
        renamed["components"]["schemas"] = {names.get(name, name): schema for name, schema in kept.items()}
    return renamed


def _renamed(part: Any, names: dict[str, str]) -> Any:
    if isinstance(part, list):
        return [_renamed(each, names) for each in part]
    if not isinstance(part, dict):
        return part
    renamed = {key: _renamed(value, names) for key, value in part.items()}
    if isinstance(reference := part.get("$ref"), str) and reference.startswith(_SCHEMAS):
        renamed["$ref"] = _SCHEMAS + names.get(name := reference.removeprefix(_SCHEMAS), name)
    if isinstance(title := part.get("title"), str):
        renamed["title"] = names.get(title, title)
    return renamed


def _pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))
