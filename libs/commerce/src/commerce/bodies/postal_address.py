"""Postal addresses on the wire: one form for the address book, the checkout and the order."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, ValidationInfo, field_validator

from commerce import values
from commerce.bodies.phone import phone_as_stored
from commerce.bodies.refusals import fault
from commerce.bodies.text import Absent, Line, OptionalLine
from commerce.bodies.words import Country, Phone
from commerce.values import Refusal
from servicekit.schemas import Body

_Postcode = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20)]


class PostalAddress(Body):
    """A postal address. What a form leaves empty is absent; the country decides about postcode and phone."""

    name: Line
    line1: Line
    line2: OptionalLine = None
    city: Line
    region: OptionalLine = None
    # Before what depends on it: pydantic checks in this order.
    country: Country
    postal_code: Annotated[_Postcode | None, Absent, Field(validate_default=True, examples=["10115"])] = None
    phone: Annotated[Phone | None, Absent] = None

    @field_validator("postal_code")
    @classmethod
    def _of_the_country(cls, text: str | None, info: ValidationInfo) -> str | None:
        if (code := info.data.get("country")) is None:
            return text
        try:
            return values.Country(code).postcode_of(text)
        except Refusal as refusal:
            raise fault(refusal.code, str(refusal)) from None

    @field_validator("phone")
    @classmethod
    def _in_e164(cls, text: str | None, info: ValidationInfo) -> str | None:
        if text is None:
            return None
        try:
            return phone_as_stored(text, info.data.get("country"))
        except Refusal as refusal:
            raise fault(refusal.code, str(refusal)) from None

    def to_domain(self) -> values.PostalAddress:
        """The value that the domain stores; every field was checked when the body was read, the phone is in E.164."""
        return values.PostalAddress(**{name: getattr(self, name) for name in _FIELDS})

    @classmethod
    def from_domain(cls, address: values.PostalAddress) -> "PostalAddress":
        """The wire form of what is stored, unchecked: a rule for what comes in hides nothing that is there."""
        shown: dict[str, Any] = {name: getattr(address, name) or None for name in _FIELDS}
        return cls.model_construct(**shown)


_FIELDS = tuple(values.PostalAddress.__dataclass_fields__)


def _known_fields(sent: object) -> object:
    return {name: sent[name] for name in _FIELDS if name in sent} if isinstance(sent, dict) else sent


ForwardedAddress = Annotated[PostalAddress, BeforeValidator(_known_fields)]
"""For internal calls: the same rule, but a field that only a newer service knows is ignored, not refused."""
