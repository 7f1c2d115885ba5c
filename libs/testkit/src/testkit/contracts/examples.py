"""Values that a schema allows: one with everything, one with nothing that may be left out, and one for every choice.

The same schema makes the same values. A scalar comes from the schema's own `examples` where it has some.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from hypothesis import find, settings
from hypothesis import strategies as st

from testkit.contracts.schemas import Schema, faults, resolved

_FORMATS = {
    "uuid": "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b",
    "date-time": "2026-01-02T03:04:05Z",
    "date": "2026-01-02",
    "email": "amira@example.org",
    "uri": "https://example.org/",
}
_NEWER = "a_field_of_a_newer_release"


@dataclass(frozen=True, slots=True)
class Example:
    """A value, and what is special about it: `everything`, `nothing optional`, `lines.0.gross absent`."""

    name: str
    value: Any

    def __str__(self) -> str:
        return self.name


def examples(schema: Schema, root: Schema) -> list[Example]:
    """Values that fit `schema`, whose references lead into `root`; the last has fields that it does not know."""
    maker = _Maker(root)
    full, *others = maker.variants(schema, ())
    made = [
        Example("everything", full.value),
        Example("nothing optional", maker.least(schema, ())),
        *(Example(other.name, other.value) for other in others),
    ]
    for example in made:
        if wrong := faults(example.value, schema, root):
            raise AssertionError(f"no example can be made of this schema: {'; '.join(wrong)}")
    return [*made, Example("unknown fields", _with_unknown(full.value))]


def _with_unknown(value: Any) -> Any:
    if isinstance(value, list):
        return [_with_unknown(each) for each in value]
    if isinstance(value, dict):
        # What a map holds are all of a kind: a newer release can put no other there.
        unknown = {} if isinstance(value, _Map) else {_NEWER: True}
        return {name: _with_unknown(each) for name, each in value.items()} | unknown
    return value


class _Map(dict[str, Any]):
    """A value whose members are named by whoever sends it."""


class _Maker:
    """Follows references into `root`; where a schema contains itself, it stops at the least."""

    def __init__(self, root: Schema) -> None:
        self._root = root

    def variants(self, schema: Schema, seen: tuple[str, ...], hint: Any = None) -> list[Example]:
        """The fullest value first; then one for each choice inside, named by its place."""
        reference = schema.get("$ref")
        if reference in seen:
            return [Example("", self.least(schema, seen))]
        seen = (*seen, reference) if reference else seen
        schema = resolved(schema, self._root)
        hint = next(iter(schema.get("examples", ())), hint)
        branches = _branches(schema)
        if branches:
            first, *others = (self.variants(branch, seen, hint) for branch in branches)
            return [*first, *(each for other in others for each in _named(other))]
        if "const" in schema:
            return [Example("", schema["const"])]
        if "enum" in schema:
            return [Example("" if place == 0 else f"is {value}", value) for place, value in enumerate(schema["enum"])]
        if "object" in _types(schema) or "properties" in schema:
            return list(self._objects(schema, seen, hint if isinstance(hint, dict) else {}))
        if "array" in _types(schema):
            return list(self._arrays(schema, seen))
        return [Example("", scalar(schema, hint))]

    def _objects(self, schema: Schema, seen: tuple[str, ...], hints: Mapping[str, Any]) -> Iterator[Example]:
        members = {
            name: self.variants(member, seen, hints.get(name)) for name, member in schema.get("properties", {}).items()
        }
        full = {name: variants[0].value for name, variants in members.items()}
        for name, member in _mapped(schema):
            members[name] = self.variants(member, seen)
            full[name] = members[name][0].value
        yield Example("", full if members.keys() & schema.get("properties", {}).keys() else _Map(full))
        required = schema.get("required", ())
        for name, variants in members.items():
            for variant in variants[1:]:
                yield Example(_place(name, variant.name), full | {name: variant.value})
            if name not in required:
                yield Example(f"{name} absent", {key: value for key, value in full.items() if key != name})

    def _arrays(self, schema: Schema, seen: tuple[str, ...]) -> Iterator[Example]:
        items = self.variants(schema.get("items", {}), seen)
        count = max(1, schema.get("minItems", 0))
        yield Example("", [items[0].value] * count)
        for variant in items[1:]:
            yield Example(_place("0", variant.name), [variant.value] + [items[0].value] * (count - 1))
        if not schema.get("minItems"):
            yield Example("is empty", [])

    def least(self, schema: Schema, seen: tuple[str, ...], hint: Any = None) -> Any:
        """A value with nothing in it that may be left out, null where that is allowed; a list has one such item."""
        reference = schema.get("$ref")
        inside_itself = reference in seen
        seen = (*seen, reference) if reference else seen
        schema = resolved(schema, self._root)
        hint = next(iter(schema.get("examples", ())), hint)
        branches = _branches(schema)
        if branches:
            return None if any("null" in _types(branch) for branch in branches) else self.least(branches[0], seen, hint)
        if "const" in schema or "enum" in schema:
            return self.variants(schema, seen)[0].value
        if "object" in _types(schema) or "properties" in schema:
            hints = hint if isinstance(hint, dict) else {}
            members = schema.get("properties", {})
            return {name: self.least(members[name], seen, hints.get(name)) for name in schema.get("required", ())}
        if "array" in _types(schema):
            count = max(schema.get("minItems", 0), 0 if inside_itself or schema["items"].get("$ref") in seen else 1)
            return [self.least(schema["items"], seen) for _ in range(count)]
        return scalar(schema, hint)


def _branches(schema: Schema) -> list[Schema]:
    """The alternatives that a schema offers, null last, so that the first is the fullest."""
    found: list[Schema] = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    if not found and isinstance(schema.get("type"), list):
        found = [{**schema, "type": kind} for kind in schema["type"]]
    return sorted(found, key=lambda branch: "null" in _types(branch))


def _types(schema: Schema) -> tuple[str, ...]:
    kind = schema.get("type", ())
    return (kind,) if isinstance(kind, str) else tuple(kind)


def _mapped(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """An entry of a mapping from names to values of one shape."""
    for pattern, member in schema.get("patternProperties", {}).items():
        yield of_pattern(pattern, 1, 100), member
    member = schema.get("additionalProperties")
    if isinstance(member, Mapping):
        yield scalar({"type": "string", **schema.get("propertyNames", {})}, None), member


def _named(variants: list[Example]) -> Iterator[Example]:
    """The variants of a second alternative: its first is a choice too, named by its value where that is short."""
    for variant in variants:
        shown = variant.value if not isinstance(variant.value, dict | list) else "of another shape"
        yield Example(variant.name or f"is {'null' if shown is None else shown}", variant.value)


def _place(name: str, inner: str) -> str:
    return f"{name} {inner}" if inner.startswith("is ") else f"{name}.{inner}"


def scalar(schema: Schema, hint: Any) -> Any:
    """One value of a schema without members: the hint where it fits, else the least."""
    if hint is not None and not faults(hint, schema, {}):
        return hint
    match _types(schema)[:1]:
        case ("null",):
            return None
        case ("boolean",):
            return True
        case ("integer" | "number",):
            return _number(schema)
        case ("string",):
            return _text(schema)
    return _NEWER if not schema.keys() - {"title", "description", "default"} else None


def _number(schema: Schema) -> int:
    least = int(schema.get("minimum", schema.get("exclusiveMinimum", 0) + ("exclusiveMinimum" in schema)))
    return max(least, 1) if schema.get("maximum", 1) >= 1 else least


def _text(schema: Schema) -> str:
    shortest, longest = schema.get("minLength", 0), schema.get("maxLength", 10_000)
    if "pattern" in schema:
        return of_pattern(schema["pattern"], shortest, longest)
    return _FORMATS.get(str(schema.get("format")), "x" * max(1, int(shortest)))


@lru_cache
def of_pattern(pattern: str, shortest: int, longest: int) -> str:
    """The simplest text that fits."""
    found: str = find(
        st.from_regex(pattern, fullmatch=True),
        lambda text: shortest <= len(text) <= longest,
        settings=settings(database=None, derandomize=True, max_examples=1000),
    )
    return found
