"""Where something can be sent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalAddress:
    """An address as it was checked when it came in; one that was stored under an older rule stays readable.

    `country` is an ISO 3166-1 alpha-2 code, `phone` E.164, `postal_code` None where the country has none or none was
    given.
    """

    name: str
    line1: str
    city: str
    country: str
    postal_code: str | None = None
    line2: str | None = None
    region: str | None = None
    phone: str | None = None
