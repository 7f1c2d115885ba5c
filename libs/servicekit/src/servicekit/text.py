"""Which text, numbers and moments we take: decided here once, for bodies, queries, headers and cursors (decision 0025).

By default text is one line without anything that hides or reorders what a reader sees. A field that is prose, or a
secret that nobody reads, says so:

    class ProductBody(Body):
        title: Annotated[str, Field(max_length=200)]
        description: Prose = ""

Marks of direction (LRM, RLM, ALM) and joiners (ZWJ, ZWNJ) stay: Arabic, Persian and emoji are written with them.
"""

import re
from datetime import UTC, datetime
from enum import Enum
from typing import Annotated, Any, Final, get_args

from pydantic import AfterValidator, AwareDatetime
from pydantic_core import PydanticCustomError

from servicekit.domain.errors import Invalid

BIGGEST: Final = 2**63 - 1
"""What the widest integer column (bigint) can hold; the smallest is `-BIGGEST - 1`."""

_LONE_SURROGATES = "\ud800-\udfff"
_REORDERING = "\u202a-\u202e\u2066-\u2069"
_C1_AND_SEPARATORS = "\x7f-\x9f\u2028\u2029"


class Text(Enum):
    """A kind of text, by what it must not hold; as a mark in `Annotated` it says what a field is."""

    LINE = re.compile(f"[\x00-\x1f{_C1_AND_SEPARATORS}{_REORDERING}{_LONE_SURROGATES}]")
    """No control character, line break, or override of the reading direction."""
    PROSE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f{_C1_AND_SEPARATORS}{_REORDERING}{_LONE_SURROGATES}]")
    """As a line, but with line breaks and tabs."""
    KEPT = re.compile(f"[\x00{_LONE_SURROGATES}]")
    """Whatever PostgreSQL and JSON can hold: what another service has taken already."""
    SECRET = re.compile(f"[{_LONE_SURROGATES}]")
    """Whatever can be encoded, for it is only ever hashed."""

    def refused(self, text: str) -> str | None:
        """The first character that this kind does not hold, such as `U+0000`; None when all is well."""
        found = self.value.search(text)
        return f"U+{ord(found[0]):04X}" if found else None


class TextNotAcceptable(Invalid):
    """A text holds a character that we cannot keep, or that would mislead its readers."""

    code = "validation_failed"
    title = "A value is not acceptable"


def require(text: str, kind: Text, field: str) -> str:
    """`text`; raises TextNotAcceptable, naming `field`, for what `kind` does not hold."""
    character = kind.refused(text)
    if character is None:
        return text
    fault = {"field": field, "code": _FAULT, "message": _MESSAGE.format(character=character)}
    raise TextNotAcceptable(f"{field}: {fault['message']}", errors=[fault])


def as_line(text: str) -> str:
    """`text` with a blank for whatever a line does not hold: for what is noted down and never refused."""
    return Text.LINE.value.sub(" ", text)


def check(value: Any, kind: Text) -> None:
    """Raises pydantic's error for a text of another kind, or a number that no column holds, at any depth of JSON."""
    if isinstance(value, str):
        if (character := kind.refused(value)) is not None:
            raise PydanticCustomError(_FAULT, _MESSAGE, {"character": character})
    elif isinstance(value, int):
        if not -BIGGEST - 1 <= value <= BIGGEST:
            raise PydanticCustomError("number_out_of_range", "send a whole number of at most 64 bits")
    elif isinstance(value, dict):
        for key, item in value.items():
            check(key, kind)
            check(item, kind)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            check(item, kind)


def kind_named_in(annotation: Any) -> Text | None:
    """The mark in an annotation, at any depth: `Prose | None` is prose."""
    if isinstance(annotation, Text):
        return annotation
    return next(filter(None, map(kind_named_in, get_args(annotation))), None)


def _one_line(value: str) -> str:
    check(value, Text.LINE)
    return value


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("is outside the calendar") from None


_FAULT: Final = "text_not_acceptable"
_MESSAGE: Final = "take {character} out; it is not accepted here"
Prose = Annotated[str, Text.PROSE]
Secret = Annotated[str, Text.SECRET]
Line = Annotated[str, AfterValidator(_one_line)]
"""For parameters that are in no body: a form's field, a header."""
Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""With its offset (RFC 3339), in UTC from here on; what is outside the calendar there is refused."""
