"""What a change of a schema breaks: for whoever reads what it describes (answers, events), or writes it (requests)."""

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from typing import Any

from testkit.contracts.schemas import Schema, resolved

_BOUNDS = {
    "minimum": 1, "exclusiveMinimum": 1, "minLength": 1, "minItems": 1, "minProperties": 1,
    "maximum": -1, "exclusiveMaximum": -1, "maxLength": -1, "maxItems": -1, "maxProperties": -1,
}  # fmt: skip


class Side(Enum):
    """Who is outside: they read what the service makes, or they write what it takes."""

    READ = auto()
    WRITTEN = auto()


class Narrowing:
    """Compares schemas of two documents. Readers need all that was promised, writers all that was taken."""

    def __init__(self, old_root: Schema, new_root: Schema, side: Side) -> None:
        self._old_root, self._new_root = old_root, new_root
        self._read = side is Side.READ
        self._seen: set[tuple[str, str]] = set()

    def breaks(self, old: Schema, new: Schema, place: str) -> Iterator[str]:
        """A sentence for each thing that breaks somebody, beginning with its place (`lines[].gross`)."""
        pair = old.get("$ref", ""), new.get("$ref", "")
        if all(pair):
            if pair in self._seen:
                return
            self._seen.add(pair)
        before, after = _branches(old, self._old_root), _branches(new, self._new_root)
        yield from self._null(before, after, place)
        before, after = _without_null(before), _without_null(after)
        if len(before) == len(after) == 1:
            yield from self._one(before[0], after[0], place)
        else:
            yield from self._several(before, after, place)
        self._seen.discard(pair)

    def _null(self, before: list[Schema], after: list[Schema], place: str) -> Iterator[str]:
        was, now = (any("null" in _types(branch) for branch in branches) for branches in (before, after))
        if self._read and now and not was:
            yield f"{place} may be null"
        if not self._read and was and not now:
            yield f"{place} may not be null any more"

    def _several(self, before: list[Schema], after: list[Schema], place: str) -> Iterator[str]:
        """Each shape that may come (or be sent) is one that was known (or is still taken)."""
        given, known = (after, before) if self._read else (before, after)
        for shape in given:
            pairs = [(other, shape) if self._read else (shape, other) for other in known]
            if not any(next(self._one(old, new, place), None) is None for old, new in pairs):
                yield f"{place} may be of another shape" if self._read else f"{place} is not taken in one of its shapes"

    def _one(self, old: Schema, new: Schema, place: str) -> Iterator[str]:
        yield from self._type(old, new, place)
        yield from self._values(old, new, place)
        if not self._read:
            yield from _bounds(old, new, place)
        yield from self._members(old, new, place)
        if "items" in old and "items" in new:
            yield from self.breaks(old["items"], new["items"], f"{place}[]")
        if isinstance(old.get("additionalProperties"), dict) and isinstance(new.get("additionalProperties"), dict):
            yield from self.breaks(old["additionalProperties"], new["additionalProperties"], f"{place}.*")

    def _type(self, old: Schema, new: Schema, place: str) -> Iterator[str]:
        was, now = set(_types(old)) - {"null"}, set(_types(new)) - {"null"}
        given, known = (now, was) if self._read else (was, now)
        more = given - known - ({"integer"} if "number" in known else set())
        if known and (more or not given):
            yield f"{place} is {_named(now)}, and was {_named(was)}"
        formats = old.get("format"), new.get("format")
        promised = formats[0] if self._read else formats[1]
        if promised is not None and formats[0] != formats[1] and not more:
            yield f"{place} is of the format {formats[1]}, and was of {formats[0]}"

    def _values(self, old: Schema, new: Schema, place: str) -> Iterator[str]:
        was, now = _choice(old), _choice(new)
        given, known = (now, was) if self._read else (was, now)
        if known is None:
            return
        if given is None:
            yield f"{place} may be anything" if self._read else f"{place} takes a choice alone"
            return
        verb = "may be" if self._read else "may not be"
        yield from (f"{place} {verb} {value}" for value in given if value not in known)

    def _members(self, old: Schema, new: Schema, place: str) -> Iterator[str]:
        before, after = old.get("properties", {}), new.get("properties", {})
        was, now = set(old.get("required", ())), set(new.get("required", ()))
        for name, member in before.items():
            where = f"{place}.{name}" if place else name
            if name not in after:
                yield f"{where} is gone"
                continue
            if self._read and name in was - now:
                yield f"{where} may be absent"
            if not self._read and name in now - was:
                yield f"{where} is required"
            yield from self.breaks(member, after[name], where)
        if not self._read:
            yield from (
                f"{place}.{name} is required" if place else f"{name} is required"
                for name in sorted(now - was - before.keys())
            )
            if old.get("additionalProperties", True) is not False and new.get("additionalProperties", True) is False:
                yield f"{place or 'the body'} may not have more fields any more"


def _bounds(old: Schema, new: Schema, place: str) -> Iterator[str]:
    for keyword, way in _BOUNDS.items():
        if keyword in new and (keyword not in old or (new[keyword] - old[keyword]) * way > 0):
            yield f"{place} has {keyword} {new[keyword]:g}"
    if "pattern" in new and new["pattern"] != old.get("pattern"):
        yield f"{place} has the pattern {new['pattern']}"


def _branches(schema: Schema, root: Schema) -> list[Schema]:
    """The alternatives that a schema offers, references followed."""
    schema = _merged(resolved(schema, root), root)
    found = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    return [each for branch in found for each in _branches(branch, root)] or [schema]


def _merged(schema: Schema, root: Schema) -> Schema:
    """The parts of an `allOf` as one."""
    if "allOf" not in schema:
        return schema
    whole: dict[str, Any] = {key: value for key, value in schema.items() if key != "allOf"}
    for part in schema["allOf"]:
        each = _merged(resolved(part, root), root)
        properties = {**whole.get("properties", {}), **each.get("properties", {})}
        required = [*whole.get("required", ()), *each.get("required", ())]
        whole = {**whole, **each, "properties": properties, "required": required}
    return whole


def _without_null(branches: list[Schema]) -> list[Schema]:
    return [branch for branch in branches if branch.get("type") != "null"] or branches


def _types(schema: Schema) -> tuple[str, ...]:
    kind = schema.get("type", ())
    return (kind,) if isinstance(kind, str) else tuple(each for each in kind)


def _named(types: set[str]) -> str:
    return " or ".join(sorted(types)) or "anything"


def _choice(schema: Mapping[str, Any]) -> list[Any] | None:
    return [schema["const"]] if "const" in schema else schema.get("enum")
