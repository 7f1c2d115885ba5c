"""What text is taken where: the one rule of `servicekit.text`, through the shapes that every service uses."""

from typing import Annotated, Any

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from servicekit.schemas import Body, Internal
from servicekit.target import require_lines
from servicekit.text import Moment, Prose, Secret, TextNotAcceptable, as_line, require


class Inner(Body):
    note: Prose | None = None


class Everything(Body):
    name: Annotated[str, Field(max_length=50)] = ""
    plain: str = ""
    about: Annotated[Prose, Field(max_length=50)] = ""
    password: Annotated[Secret, Field(min_length=1)] = "x"
    words: list[str] = Field(default_factory=list)
    free: dict[str, Any] = Field(default_factory=dict)
    count: int = 0
    inner: Inner | None = None


class Told(Internal):
    title: str = ""
    count: int = 0


HIDING = ["\0", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066"]


@pytest.mark.parametrize("character", [*HIDING, "\n", "\t", "\ud800"])
@pytest.mark.parametrize(
    "field_and_value",
    [
        ("name", "Te{}st"),
        ("plain", "{}"),
        ("words", ["fine", "Te{}st"]),
        ("free", {"a": [{"Te{}st": 1}]}),
        ("free", {"a": {"b": "Te{}st"}}),
    ],
)
def test_a_line_holds_nothing_that_breaks_or_hides(character: str, field_and_value: tuple[str, Any]) -> None:
    field, value = field_and_value
    with pytest.raises(ValidationError) as refusal:
        Everything.model_validate({field: _filled(value, character)})
    assert {fault["loc"][0] for fault in refusal.value.errors()} == {field}


def _filled(value: Any, character: str) -> Any:
    if isinstance(value, str):
        return value.replace("{}", character)
    if isinstance(value, dict):
        return {_filled(key, character): _filled(item, character) for key, item in value.items()}
    return [_filled(item, character) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("character", [*HIDING, "\ud800"])
@pytest.mark.parametrize("sent", [{"about": "a{}b"}, {"inner": {"note": "a{}b"}}])
def test_prose_has_lines_and_tabs_and_nothing_else_of_the_kind(sent: dict[str, Any], character: str) -> None:
    Everything.model_validate(_filled(sent, "\r\n\t"))
    with pytest.raises(ValidationError, match=r"U\+|unicode"):
        Everything.model_validate(_filled(sent, character))


def test_a_password_may_hold_anything_that_can_be_encoded() -> None:
    assert Everything(password="a\0\n\u202e").password == "a\0\n\u202e"
    with pytest.raises(ValidationError):
        Everything(password="\ud800")


@pytest.mark.parametrize("text", ["سعر\u200fخاص", "می\u200cخواهم", "👩\u200d🚀", "naïve \u061c", "a\u200eb"])
def test_arabic_persian_and_emoji_keep_their_marks(text: str) -> None:
    assert Everything(name=text).name == text


def test_what_a_service_has_taken_is_not_refused_by_the_next_one() -> None:
    assert Told(title="two\nlines").title == "two\nlines"
    for lost in ("\0", "\ud800"):
        with pytest.raises(ValidationError):
            Told(title=lost)


@pytest.mark.parametrize("count", [2**63, -(2**63) - 1, 10**30])
def test_a_number_that_no_column_holds_is_refused(count: int) -> None:
    for shape in (Everything, Told):
        with pytest.raises(ValidationError, match="64 bits"):
            shape(count=count)
    assert Told(count=2**63 - 1).count == 2**63 - 1


def test_a_refused_header_is_named() -> None:
    with pytest.raises(TextNotAcceptable) as refusal:
        require("a\x01b", Everything.texts_are, "header.Idempotency-Key")
    assert refusal.value.errors[0]["field"] == "header.Idempotency-Key"
    assert "U+0001" in str(refusal.value)


def test_what_is_only_noted_down_is_made_a_line() -> None:
    assert as_line("Mozilla\x1b[31m\n\u202eX") == "Mozilla [31m  X"


@pytest.mark.parametrize(
    ("path", "query", "field"),
    [
        ("/things/a\0b", b"", "path"),
        ("/things", b"q=a%00b", "query.q"),
        ("/things", b"ok=1&q=a%E2%80%AEb", "query.q"),
        ("/things", b"q=%c2%85", "query.q"),
        ("/things", b"a%0ab=1", "query"),
        ("/things", b"q=\xc2\x85", "query.q"),
    ],
)
def test_a_path_or_query_is_a_line_too(path: str, query: bytes, field: str) -> None:
    with pytest.raises(TextNotAcceptable) as refusal:
        require_lines({"path": path, "query_string": query})
    assert refusal.value.errors[0]["field"] == field


@pytest.mark.parametrize("query", [b"q=%D8%B3%D8%B9%D8%B1", b"q=a%20b%2Bc+d", b"q=%E2%80%8F%E2%80%9C", b"q=%ff", b""])
def test_queries_in_any_language_pass(query: bytes) -> None:
    require_lines({"path": "/things/سعر", "query_string": query})


@pytest.mark.parametrize("outside", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-01-01T00:00:00"])
def test_a_moment_has_its_offset_and_is_within_the_calendar(outside: str) -> None:
    moment = TypeAdapter(Moment)
    assert moment.validate_python("2026-01-01T00:30:00+01:00").isoformat() == "2025-12-31T23:30:00+00:00"
    with pytest.raises(ValidationError):
        moment.validate_python(outside)
