"""JSON Schema 2020-12 as Souk's contracts use it: references, and schemas that name all they allow."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

import jsonschema_rs

Schema = Mapping[str, Any]
# Members whose values are schemas by name, and not keywords.
_NAMED = ("properties", "patternProperties", "$defs", "schemas")


def closed(schema: Any) -> Any:
    """The same schema, in which an object may have no member that it does not name.

    Documents leave objects open, so that a release may add a field. Held against a test's own words that would hide a
    renamed field: the old name would pass as a new one. What says `additionalProperties` itself stays as it is, and so
    does what names only some members: the parts of an `allOf`, and what stands beside a reference.
    """
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, Mapping):
        return schema
    copy = {
        key: value
        if key == "allOf"
        else {name: closed(each) for name, each in value.items()}
        if key in _NAMED and isinstance(value, Mapping)
        else closed(value)
        for key, value in schema.items()
    }
    if "properties" in copy and not {"patternProperties", "$ref"} & copy.keys():
        copy.setdefault("additionalProperties", False)
    return copy


def resolved(schema: Schema, root: Schema) -> Schema:
    """The schema itself, where it is a reference into `root` (`#/components/schemas/Money`)."""
    while "$ref" in schema:
        found: Any = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        schema = {**found, **{key: value for key, value in schema.items() if key != "$ref"}}
    return schema


def faults(value: Any, schema: Schema, root: Schema) -> list[str]:
    """Why `value` does not fit `schema`, a sentence each; formats (uuid, date-time) count."""
    whole = {**schema, "components": root.get("components", {}), "$defs": root.get("$defs", {})}
    checker = jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
    return [_sentence(error) for error in checker.iter_errors(value)]


def _sentence(error: jsonschema_rs.ValidationError) -> str:
    place = ".".join(str(part) for part in error.instance_path)
    return f"{place or 'the whole'}: {error.message}"


def objects(schema: Any) -> Iterator[Schema]:
    """Every object schema inside, itself included, without following references."""
    if isinstance(schema, list):
        for each in schema:
            yield from objects(each)
    elif isinstance(schema, Mapping):
        if "properties" in schema:
            yield cast(Schema, schema)
        for value in schema.values():
            yield from objects(value)
