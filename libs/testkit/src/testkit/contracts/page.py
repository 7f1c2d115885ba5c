"""docs/events.md, written from the committed event schemas and services.yaml."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from deployables import SERVICES
from embedded.checkout import repository
from testkit.contracts.events import EventType, event_types
from testkit.contracts.schemas import Schema

_HEAD = """\
# Events

Written by `make openapi` from `services/*/events/*.schema.json` and `services.yaml`; a test holds it to them.

Services publish what happened on Redis Streams, each service on its own stream, as [CloudEvents
1.0](https://cloudevents.io) in JSON: `id` (UUIDv7; a consumer handles each once), `type`, `source` (the producer),
`subject` (the id of what it happened to), `sequence` (grows within one producer, and orders the events of one
subject), `time` (RFC 3339, UTC), `traceparent`, `requestid`, `data`.

Fields of `data` are below. Money is `{"amount": 1999, "currency": "EUR"}`: the currency's minor units (cents,
fils, yen) and its ISO 4217 code. A field that a consumer does not know is ignored, so that a release may add one;
what may not change is in [0043](decisions/0043-contracts-between-services.md). No e-mail address and no postal
address is in any event.

order-service and product-service also follow their own streams as notices, which wake live views and clear caches;
some of those may be missed.
"""


def path() -> Path:
    """Where the page is committed."""
    return repository() / "docs" / "events.md"


def text() -> str:
    """Markdown of docs/events.md: streams by producer, each event with its consumers and fields, from the schemas."""
    streams = groupby(event_types().values(), key=lambda each: (each.stream, each.producer))
    return "\n".join([_HEAD, *(line for (name, producer), types in streams for line in _stream(name, producer, types))])


def _stream(name: str, producer: str, types: Iterator[EventType]) -> Iterator[str]:
    yield f"## `{name}`, from {producer}\n"
    for each in types:
        consumers = [service.name for service in SERVICES if each.name in service.consumes.get(producer, ())]
        yield f"### `{each.name}`\n"
        yield f"{each.schema['description']} Consumed by {' and '.join(consumers) or 'nobody yet'}.\n"
        yield "| Field | Type | Meaning |\n|---|---|---|"
        yield from (f"| `{field}` | {kind} | {meaning} |" for field, kind, meaning in _fields(each.schema, ""))
        yield ""


def _fields(schema: Schema, place: str) -> Iterator[tuple[str, str, str]]:
    for name, member in schema.get("properties", {}).items():
        where = f"{place}{name}"
        optional = "" if name in schema["required"] else ", may be absent"
        yield where, _kind(member) + optional, member["description"]
        yield from _inside(member, where)


def _inside(schema: Schema, where: str) -> Iterator[tuple[str, str, str]]:
    if _is_money(schema):
        return
    yield from _fields(schema, f"{where}.")
    for branch in schema.get("anyOf", ()):
        yield from _inside(branch, where)
    if "items" in schema:
        yield from _inside(schema["items"], f"{where}[]")
    if isinstance(schema.get("additionalProperties"), dict):
        yield from _inside(schema["additionalProperties"], f"{where}.*")


def _is_money(schema: Schema) -> bool:
    return set(schema.get("properties", ())) == {"amount", "currency"}


def _kind(schema: Schema) -> str:
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(_kind(branch) for branch in schema["anyOf"])
    if _is_money(schema):
        return "money"
    if "items" in schema:
        return f"list of {_kind(schema['items'])}"
    kinds: Any = schema["type"]
    return " or ".join([kinds] if isinstance(kinds, str) else kinds) + (
        f" ({schema['format']})" if "format" in schema else ""
    )
