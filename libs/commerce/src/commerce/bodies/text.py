"""Lines of text that a person fills in."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from commerce.bodies.refusals import not_blank

_NO_CONTROLS = r"^[^\x00-\x1f\x7f]*$"


def _absent_if_blank(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


Absent = BeforeValidator(_absent_if_blank)
"""For optional fields: what a form left empty was not given."""
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=200, pattern=_NO_CONTROLS), AfterValidator(not_blank)
]
OptionalLine = Annotated[Line | None, Absent]
