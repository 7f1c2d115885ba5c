"""Each change that breaks somebody, beside those that break nobody."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from testkit.contracts import breaking
from testkit.contracts.breaking import Break, events_broken, operations_broken, unsaid

Json = dict[str, Any]
TEXT, NUMBER, NULL = {"type": "string"}, {"type": "integer"}, {"type": "null"}


def thing(*required: str, **properties: Json) -> Json:
    return {"type": "object", "required": list(required), "properties": properties}


def document(asked: Json | None = None, answered: Json | None = None, **operation: Any) -> Json:
    """One operation, POST /quotes/{id}; `asked` and `answered` are schemas of its bodies."""
    described: Json = {"responses": {"200": {"content": {"application/json": {"schema": answered or {}}}}}}
    if asked is not None:
        described["requestBody"] = {"content": {"application/json": {"schema": asked}}}
    return {"paths": {"/quotes/{id}": {"post": described | operation}}, "components": {"schemas": {}}}


def broken(old: Json, new: Json) -> list[str]:
    return sorted(each.what for each in operations_broken("shop", old, new))


CHOICE: Json = {"enum": ["held", "sold"]}
MORE: Json = {"enum": ["held", "sold", "lapsed"]}
READ: list[tuple[str, Json, Json, list[str]]] = [
    ("a field goes", thing("a", a=TEXT), thing(), ["200 a is gone"]),
    ("an optional field goes", thing(a=TEXT), thing(), ["200 a is gone"]),
    ("a field is renamed", thing("a", a=TEXT), thing("b", b=TEXT), ["200 a is gone"]),
    ("a field comes", thing(), thing("a", a=TEXT), []),
    ("a field may be absent", thing("a", a=TEXT), thing(a=TEXT), ["200 a may be absent"]),
    ("a field is always there", thing(a=TEXT), thing("a", a=TEXT), []),
    ("a field may be null", thing(a=TEXT), thing(a={"anyOf": [TEXT, NULL]}), ["200 a may be null"]),
    ("or so", thing(a=TEXT), thing(a={"type": ["string", "null"]}), ["200 a may be null"]),
    ("a field is never null", thing(a={"anyOf": [TEXT, NULL]}), thing(a=TEXT), []),
    ("null is written otherwise", thing(a={"anyOf": [TEXT, NULL]}), thing(a={"type": ["string", "null"]}), []),
    ("another type", thing(a=TEXT), thing(a=NUMBER), ["200 a is integer, and was string"]),
    ("no type", thing(a=TEXT), thing(a={}), ["200 a is anything, and was string"]),
    ("whole numbers alone", thing(a={"type": "number"}), thing(a=NUMBER), []),
    ("numbers with a fraction", thing(a=NUMBER), thing(a={"type": "number"}), ["200 a is number, and was integer"]),
    ("no uuid", thing(a=TEXT | {"format": "uuid"}), thing(a=TEXT), ["200 a is of the format None, and was of uuid"]),
    ("a uuid", thing(a=TEXT), thing(a=TEXT | {"format": "uuid"}), []),
    ("a choice grows", thing(a=CHOICE), thing(a=MORE), ["200 a may be lapsed"]),
    ("a choice shrinks", thing(a=MORE), thing(a=CHOICE), []),
    ("a choice is none", thing(a=CHOICE), thing(a=TEXT), ["200 a may be anything"]),
    ("a limit", thing(a=TEXT), thing(a=TEXT | {"maxLength": 3}), []),
    ("deep inside", thing(a={"type": "array", "items": thing(b=thing(c=TEXT))}),
     thing(a={"type": "array", "items": thing(b=thing())}), ["200 a[].b.c is gone"]),
    ("of each name", thing(a={"type": "object", "additionalProperties": thing(b=TEXT)}),
     thing(a={"type": "object", "additionalProperties": thing()}), ["200 a.*.b is gone"]),
    ("one shape more", thing(a={"anyOf": [TEXT, NUMBER]}), thing(a={"anyOf": [TEXT, NUMBER, thing()]}),
     ["200 a may be of another shape"]),
    ("one shape less", thing(a={"anyOf": [TEXT, NUMBER]}), thing(a=TEXT), []),
    ("parts of a whole", thing("a", a=TEXT, b=TEXT), {"allOf": [thing("a", a=TEXT), thing(b=TEXT)]}, []),
    ("a part of a whole goes", {"allOf": [thing(a=TEXT), thing(b=TEXT)]}, thing(a=TEXT), ["200 b is gone"]),
]  # fmt: skip
WRITTEN: list[tuple[str, Json, Json, list[str]]] = [
    ("a field goes", thing(a=TEXT), thing(), ["a is gone"]),
    ("a field comes", thing(), thing(a=TEXT), []),
    ("a required field comes", thing(), thing("a", a=TEXT), ["a is required"]),
    ("a field becomes required", thing(a=TEXT), thing("a", a=TEXT), ["a is required"]),
    ("a field may be left out", thing("a", a=TEXT), thing(a=TEXT), []),
    ("null is refused", thing(a={"anyOf": [TEXT, NULL]}), thing(a=TEXT), ["a may not be null any more"]),
    ("null is taken", thing(a=TEXT), thing(a={"anyOf": [TEXT, NULL]}), []),
    ("another type", thing(a=TEXT), thing(a=NUMBER), ["a is integer, and was string"]),
    ("fractions are refused", thing(a={"type": "number"}), thing(a=NUMBER), ["a is integer, and was number"]),
    ("fractions are taken", thing(a=NUMBER), thing(a={"type": "number"}), []),
    ("a uuid alone", thing(a=TEXT), thing(a=TEXT | {"format": "uuid"}), ["a is of the format uuid, and was of None"]),
    ("a choice shrinks", thing(a=MORE), thing(a=CHOICE), ["a may not be lapsed"]),
    ("a choice grows", thing(a=CHOICE), thing(a=MORE), []),
    ("a choice alone", thing(a=TEXT), thing(a=CHOICE | TEXT), ["a takes a choice alone"]),
    ("a limit", thing(a=TEXT), thing(a=TEXT | {"maxLength": 3}), ["a has maxLength 3"]),
    ("a lower limit", thing(a=NUMBER | {"maximum": 9}), thing(a=NUMBER | {"maximum": 8}), ["a has maximum 8"]),
    ("a higher limit", thing(a=NUMBER | {"maximum": 9}), thing(a=NUMBER | {"maximum": 10}), []),
    ("a higher least", thing(a=NUMBER | {"minimum": 0}), thing(a=NUMBER | {"minimum": 1}), ["a has minimum 1"]),
    ("a pattern", thing(a=TEXT), thing(a=TEXT | {"pattern": "x"}), ["a has the pattern x"]),
    ("a pattern goes", thing(a=TEXT | {"pattern": "x"}), thing(a=TEXT), []),
    ("more is refused", thing(a=TEXT), thing(a=TEXT) | {"additionalProperties": False},
     ["the body may not have more fields any more"]),
    ("more is taken", thing(a=TEXT) | {"additionalProperties": False}, thing(a=TEXT), []),
    ("one shape less", thing(a={"anyOf": [TEXT, NUMBER]}), thing(a=TEXT), ["a is not taken in one of its shapes"]),
    ("one shape more", thing(a=TEXT), thing(a={"anyOf": [TEXT, NUMBER]}), []),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "sentences"), [each[1:] for each in READ], ids=[each[0] for each in READ])
def test_what_breaks_a_reader(old: Json, new: Json, sentences: list[str]) -> None:
    assert broken(document(answered=old), document(answered=new)) == sentences
    events = [each.what for each in events_broken("shop", {"souk.x.v1": old}, {"souk.x.v1": new})]
    assert events == [sentence.removeprefix("200 ") for sentence in sentences]


@pytest.mark.parametrize(("old", "new", "sentences"), [each[1:] for each in WRITTEN], ids=[each[0] for each in WRITTEN])
def test_what_breaks_a_writer(old: Json, new: Json, sentences: list[str]) -> None:
    assert broken(document(asked=old), document(asked=new)) == sentences


def parameter(where: str, name: str, *, required: bool = False, **schema: Any) -> Json:
    return {"in": where, "name": name, "required": required, "schema": schema or TEXT}


def problems(*codes: str) -> Json:
    schema = {"allOf": [thing("code", code=TEXT), {"properties": {"code": {"enum": list(codes)}}}]}
    return {"content": {"application/problem+json": {"schema": schema}}}


OK: Json = {"200": {"content": {"application/json": {"schema": {}}}}}
OPERATIONS: list[tuple[str, Json, Json, list[str]]] = [
    ("a token is needed", {}, {"security": [{"Bearer": []}]}, ["it needs a token"]),
    ("no token is needed", {"security": [{"Bearer": []}]}, {}, []),
    ("a parameter comes", {}, {"parameters": [parameter("query", "q")]}, []),
    ("a required one comes", {}, {"parameters": [parameter("header", "K", required=True)]},
     ["the header parameter K is required"]),
    ("one becomes required", {"parameters": [parameter("query", "q")]},
     {"parameters": [parameter("query", "q", required=True)]}, ["the query parameter q is required"]),
    ("a parameter goes", {"parameters": [parameter("query", "q")]}, {}, ["the query parameter q is gone"]),
    ("a parameter takes less", {"parameters": [parameter("query", "q", **MORE)]},
     {"parameters": [parameter("query", "q", **CHOICE)]}, ["the query parameter q may not be lapsed"]),
    ("a path parameter takes less", {"parameters": [parameter("path", "id", required=True)]},
     {"parameters": [parameter("path", "id", required=True, **NUMBER)]},
     ["the path parameter 1 is integer, and was string"]),
    ("a body is required", {"requestBody": {"content": {}}}, {"requestBody": {"content": {}, "required": True}},
     ["the body is required"]),
    ("another kind of body", {"requestBody": {"content": {"text/csv": {}}}},
     {"requestBody": {"content": {"text/plain": {}}}}, ["the body may not be text/csv any more"]),
    ("a success goes", {"responses": OK | {"201": {}}}, {}, ["201 is gone"]),
    ("a success comes", {}, {"responses": OK | {"201": {}}}, ["201 is a new success"]),
    ("a refusal goes", {"responses": OK | {"409": problems("a")}}, {}, ["409 is gone"]),
    ("a refusal comes", {}, {"responses": OK | {"409": problems("a")}}, []),
    ("a code goes", {"responses": OK | {"409": problems("a", "b")}}, {"responses": OK | {"409": problems("b")}},
     ["409 a is gone"]),
    ("a code comes", {"responses": OK | {"409": problems("a")}}, {"responses": OK | {"409": problems("a", "b")}}, []),
    ("another kind of answer", {}, {"responses": {"200": {"content": {"text/csv": {}}}}},
     ["200 is not application/json any more"]),
    ("a header goes", {"responses": {"204": {"headers": {"ETag": {}}}}}, {"responses": {"204": {}}},
     ["204 has no header ETag"]),
    ("words change", {"summary": "a", "responses": {"204": {"description": "a"}}},
     {"summary": "b", "responses": {"204": {"description": "b"}}}, []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "sentences"), [each[1:] for each in OPERATIONS], ids=[each[0] for each in OPERATIONS]
)
def test_what_breaks_a_caller(old: Json, new: Json, sentences: list[str]) -> None:
    assert broken(document(**old), document(**new)) == sentences


def renamed(content: Json, old: str, new: str) -> Json:
    changed: Json = json.loads(json.dumps(content).replace(old, new))
    return changed


def test_an_operation_goes_and_one_comes() -> None:
    before = document()
    assert list(operations_broken("shop", before, {"paths": {}})) == [Break("shop", "POST /quotes/{id}", "is gone")]
    assert list(operations_broken("shop", {"paths": {}}, before)) == []
    assert broken(before, renamed(before, '"post"', '"put"')) == ["is gone"]


def test_another_name_of_a_path_parameter_breaks_nobody() -> None:
    before = document(parameters=[parameter("path", "id", required=True)])
    assert broken(before, renamed(renamed(before, "{id}", "{quote_id}"), '"name": "id"', '"name": "quote_id"')) == []


def test_a_type_of_event_goes_and_one_comes() -> None:
    assert list(events_broken("shop", {"souk.x.v1": thing()}, {})) == [Break("shop", "souk.x.v1", "is gone")]
    assert list(events_broken("shop", {}, {"souk.x.v1": thing()})) == []


def test_schemas_are_compared_behind_their_names_and_inside_themselves() -> None:
    reference = {"$ref": "#/components/schemas/Category"}
    before = document(answered=reference)
    category = thing("children", children={"type": "array", "items": reference}, name=TEXT)
    before["components"]["schemas"]["Category"] = category
    after = renamed(renamed(before, "schemas/Category", "schemas/Branch"), '"Category"', '"Branch"')
    assert broken(before, after) == []
    del after["components"]["schemas"]["Branch"]["properties"]["name"]
    assert broken(before, after) == ["200 name is gone"]


GONE = Break("shop", "POST /quotes/{id}", "200 lines[].gross is gone")
CHANGELOG = """# Changelog

## [Unreleased]

### Breaking

{breaking}

### Changed

{changed}

## [1.0.0]

### Breaking

{earlier}
"""


@pytest.mark.parametrize(
    ("where", "line", "left"),
    [
        ("breaking", "- `POST /quotes/{id}`: 200 lines[].gross is gone. Read `total`.", []),
        ("breaking", "- `POST /quotes/{id}`: 200\n  lines[].gross is gone.", []),
        ("breaking", "- `POST /quotes/{id}`: 200 total is gone.", [GONE]),
        ("breaking", "- `POST /orders/{id}`: 200 lines[].gross is gone.", [GONE]),
        ("changed", "- `POST /quotes/{id}`: 200 lines[].gross is gone.", [GONE]),
        ("earlier", "- `POST /quotes/{id}`: 200 lines[].gross is gone.", [GONE]),
    ],
)
def test_a_break_is_said_in_its_words_under_breaking_of_what_is_unreleased(
    where: str, line: str, left: list[Break]
) -> None:
    text = CHANGELOG.replace("{" + where + "}", line)
    assert unsaid(text, [GONE]) == left
    assert unsaid("# Changelog\n", [GONE]) == [GONE]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of one service that publishes one event."""
    (tmp_path / "libs" / "embedded").mkdir(parents=True)
    folder = tmp_path / "services" / "order-service"
    (folder / "events").mkdir(parents=True)
    (folder / "openapi.json").write_text(json.dumps(document(answered=thing("a", a=TEXT))))
    (folder / "events" / "souk.x.v1.schema.json").write_text(json.dumps(thing("b", b=TEXT)))
    (tmp_path / "CHANGELOG.md").write_text("## [Unreleased]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edit(file: Path, change: Callable[[Json], None]) -> None:
    content = json.loads(file.read_text())
    change(content)
    file.write_text(json.dumps(content))


def test_what_was_released_is_held_until_it_is_released_anew(checkout: Path) -> None:
    folder = checkout / "services" / "order-service"
    event = folder / "events" / "souk.x.v1.schema.json"
    edit(event, lambda schema: schema["required"].remove("b"))
    assert breaking.check() == [], "nothing was released yet"
    breaking.release()
    assert breaking.check() == []
    edit(event, lambda schema: schema["properties"].pop("b"))
    edit(folder / "openapi.json", lambda content: content["paths"].clear())
    operation = Break("order-service", "POST /quotes/{id}", "is gone")
    kind = Break("order-service", "souk.x.v1", "b is gone")
    assert breaking.check() == [operation, kind]
    (checkout / "CHANGELOG.md").write_text(f"## [Unreleased]\n\n### Breaking\n\n- {operation.line}.\n")
    assert breaking.check() == [kind]
    breaking.release()
    assert breaking.check() == []
    event.unlink()
    breaking.release()
    assert list((folder / "released" / "events").iterdir()) == []
