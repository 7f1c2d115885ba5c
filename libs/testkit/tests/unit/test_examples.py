"""Which examples are made of a schema."""

from typing import Any

import pytest

from testkit.contracts import examples

ROOT: dict[str, Any] = {
    "components": {
        "schemas": {
            "Money": {
                "type": "object",
                "required": ["amount", "currency"],
                "properties": {"amount": {"type": "integer"}, "currency": {"type": "string"}},
                "examples": [{"amount": 1999, "currency": "EUR"}],
            },
            "Category": {
                "type": "object",
                "required": ["name", "children"],
                "properties": {
                    "name": {"type": "string"},
                    "children": {"type": "array", "items": {"$ref": "#/components/schemas/Category"}},
                },
            },
        }
    }
}


def made(schema: dict[str, Any]) -> dict[str, Any]:
    return {example.name: example.value for example in examples(schema, ROOT)}


def an_object(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties}


def test_everything_nothing_and_each_optional_member_absent() -> None:
    price = {"$ref": "#/components/schemas/Money"}
    assert made(an_object("price", price=price, note={"type": "string"})) == {
        "everything": {"price": {"amount": 1999, "currency": "EUR"}, "note": "x"},
        "nothing optional": {"price": {"amount": 1999, "currency": "EUR"}},
        "note absent": {"price": {"amount": 1999, "currency": "EUR"}},
        "unknown fields": {
            "price": {"amount": 1999, "currency": "EUR", "a_field_of_a_newer_release": True},
            "note": "x",
            "a_field_of_a_newer_release": True,
        },
    }


def test_a_map_has_no_members_of_another_kind() -> None:
    money = {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Money"}}
    unknown = made(an_object("prices", prices=money))["unknown fields"]
    assert unknown["a_field_of_a_newer_release"] is True
    (price,) = unknown["prices"].values()
    assert price["a_field_of_a_newer_release"] is True


@pytest.mark.parametrize(
    "nullable", [{"anyOf": [{"type": "integer"}, {"type": "null"}]}, {"type": ["integer", "null"]}], ids=str
)
def test_what_may_be_null_is_null_once(nullable: dict[str, Any]) -> None:
    found = made(an_object("left", "right", left=nullable, right=nullable))
    assert found["everything"] == {"left": 1, "right": 1}
    assert found["nothing optional"] == {"left": None, "right": None}
    assert found["left is null"] == {"left": None, "right": 1}
    assert found["right is null"] == {"left": 1, "right": None}


def test_each_value_of_a_choice_at_any_depth() -> None:
    lines = {"type": "array", "items": an_object("state", state={"enum": ["held", "sold"]})}
    found = made(an_object("lines", lines=lines))
    assert found["everything"] == found["nothing optional"] == {"lines": [{"state": "held"}]}
    assert found["lines.0.state is sold"] == {"lines": [{"state": "sold"}]}
    assert found["lines is empty"] == {"lines": []}


def test_a_list_that_may_not_be_empty_is_not() -> None:
    assert "is empty" not in made({"type": "array", "items": {"type": "string"}, "minItems": 2})


def test_a_schema_inside_itself_ends() -> None:
    found = made({"$ref": "#/components/schemas/Category"})
    assert found["everything"] == {"name": "x", "children": [{"name": "x", "children": []}]}
    assert found["nothing optional"] == {"name": "x", "children": []}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string", "format": "uuid"}, "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b"),
        ({"type": "string", "pattern": "^[A-Z]{3}$"}, "AAA"),
        ({"type": "string", "minLength": 3}, "xxx"),
        ({"type": "integer", "minimum": 5}, 5),
        ({"type": "integer", "maximum": -2, "minimum": -9}, -9),
        ({"type": "integer", "exclusiveMinimum": 5}, 6),
        ({"type": "boolean"}, True),
        ({"const": "Bearer"}, "Bearer"),
        ({"type": "string", "examples": ["EUR"]}, "EUR"),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, {"x": 1}),
        ({"type": "object", "patternProperties": {"^[a-z]{2}$": {"type": "integer"}}}, {"aa": 1}),
    ],
    ids=str,
)
def test_values_fit(schema: dict[str, Any], value: Any) -> None:
    assert made(schema)["everything"] == value


def test_what_no_value_can_be_made_for_is_named() -> None:
    with pytest.raises(AssertionError, match="no example can be made of this schema"):
        examples({"type": "string", "maxLength": 2, "minLength": 3}, {})
