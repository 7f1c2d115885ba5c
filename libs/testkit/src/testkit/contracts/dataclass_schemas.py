"""That a committed event schema describes the dataclass whose fields become the event's data."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum, EnumType
from types import ModuleType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints
from uuid import UUID

from servicekit.domain import Event
from testkit.contracts.document import ContractBroken
from testkit.contracts.events import event_types
from testkit.contracts.schemas import Schema

_SCALARS = {UUID: "string", datetime: "string", str: "string", int: "integer", bool: "boolean", float: "number"}
_FORMATS = {UUID: "uuid", datetime: "date-time"}


def assert_described(producer: str, events: ModuleType) -> None:
    """Raises ContractBroken unless the event classes in `events` and the schemas that `producer` committed agree."""
    classes = {
        each.type: each
        for each in vars(events).values()
        if isinstance(each, type) and issubclass(each, Event) and hasattr(each, "type")
    }
    committed = {name: each for name, each in event_types().items() if each.producer == producer}
    wrong = [f"events/{name}.schema.json is missing" for name in classes.keys() - committed.keys()]
    wrong += [f"events/{name}.schema.json describes no event" for name in committed.keys() - classes.keys()]
    for name in sorted(classes.keys() & committed.keys()):
        schema = committed[name].schema
        wrong += [f"{name}: {fault}" for fault in _differences(classes[name], schema, "")]
        if not schema.get("description"):
            wrong.append(f"{name}: its description is missing")
    if wrong:
        raise ContractBroken("\n".join(wrong))


def _differences(described: Any, schema: Schema, place: str) -> Iterator[str]:
    """Where a Python type and a schema are not the same."""
    if get_origin(described) is UnionType or type(None) in get_args(described):
        yield from _nullable(described, schema, place)
    elif is_dataclass(described):
        yield from _members(described, schema, place)
    elif get_origin(described) is list:
        yield from _differences(get_args(described)[0], schema.get("items", {}), f"{place}[]")
    elif get_origin(described) is dict:
        yield from _differences(get_args(described)[1], schema.get("additionalProperties", {}), f"{place}{{}}")
    elif (values := _values(described)) is not None:
        if values != sorted(schema.get("enum", ())):
            yield f"{place} is one of {', '.join(values)}, and the schema says {schema.get('enum')}"
    elif "enum" in schema:
        yield f"{place} is {described.__name__}: make it an enum, which holds the schema's {schema['enum']}"
    elif (schema.get("type"), schema.get("format")) != (_SCALARS[described], _FORMATS.get(described)):
        yield f"{place} is {described.__name__}, and not {schema.get('format') or schema.get('type')}"


def _values(described: Any) -> list[str] | None:
    """The values of an enum, or of a choice of its members; None for any other type."""
    if get_origin(described) is Literal:
        return sorted(str(value) for value in get_args(described))
    if isinstance(described, EnumType):
        members: Mapping[str, Enum] = described.__members__
        return sorted(str(each.value) for each in members.values())
    return None


def _nullable(described: Any, schema: Schema, place: str) -> Iterator[str]:
    inner = next(each for each in get_args(described) if each is not type(None))
    if isinstance(schema.get("type"), list):
        kinds = [kind for kind in schema["type"] if kind != "null"]
        branches: list[Schema] = [{**schema, "type": kind} for kind in kinds]
        null = "null" in schema["type"]
    else:
        branches = [branch for branch in schema.get("anyOf", [schema]) if branch.get("type") != "null"]
        null = len(branches) < len(schema.get("anyOf", [schema]))
    if not null:
        yield f"{place} may be None, and the schema does not say so"
    yield from _differences(inner, branches[0], place)


def _members(described: Any, schema: Schema, place: str) -> Iterator[str]:
    types = get_type_hints(described)
    names = {each.name for each in fields(described)}
    properties: Mapping[str, Schema] = schema.get("properties", {})
    yield from (f"{_inside(place, name)} is not in the schema" for name in sorted(names - properties.keys()))
    yield from (f"{_inside(place, name)} is in the schema alone" for name in sorted(properties.keys() - names))
    for name in sorted(names & properties.keys()):
        where = _inside(place, name)
        if name not in schema.get("required", ()):
            yield f"{where} is always there, and the schema does not require it"
        if not properties[name].get("description"):
            yield f"{where} has no description: its meaning, and its unit"
        yield from _differences(types[name], properties[name], where)


def _inside(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
