"""Lines of text that a person fills in; which characters they may hold says servicekit.text."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from commerce.bodies.refusals import is_blank, not_blank


def _absent_if_blank(value: object) -> object:
    return None if isinstance(value, str) and is_blank(value) else value


Absent = BeforeValidator(_absent_if_blank)
"""For optional fields: what a form left empty was not given."""
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), AfterValidator(not_blank)]
OptionalLine = Annotated[Line | None, Absent]
