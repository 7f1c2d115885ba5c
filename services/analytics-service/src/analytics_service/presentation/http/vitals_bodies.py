"""What browsers tell of how well the pages work."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from servicekit.schemas import Body


class PageKind(StrEnum):
    """Which page of the shop it was, by kind: few words, since each is a label of metrics."""

    HOME = "home"
    LIST = "list"
    PRODUCT = "product"
    SEARCH = "search"
    CART = "cart"
    CHECKOUT = "checkout"
    ORDER = "order"
    ACCOUNT = "account"
    DESK = "desk"
    OTHER = "other"


class Device(StrEnum):
    """How wide the page was shown: a phone is narrower than 768 pixels."""

    PHONE = "phone"
    DESKTOP = "desktop"


class VitalName(StrEnum):
    """Web vitals (web.dev/vitals): milliseconds, and of CLS a number without unit."""

    LCP = "LCP"
    CLS = "CLS"
    INP = "INP"
    TTFB = "TTFB"
    FCP = "FCP"


class VitalBody(Body):
    """One web vital of one page."""

    name: VitalName
    value: Annotated[float, Field(ge=0, le=600_000, allow_inf_nan=False)] = Field(
        description="Milliseconds; of CLS a number without unit"
    )


class ScriptErrorBody(Body):
    """An error of JavaScript that nobody caught."""

    message: Annotated[str, Field(min_length=1, max_length=300)]
    source: Annotated[str, Field(max_length=300)] | None = Field(default=None, description="The script, without query")
    line: Annotated[int, Field(ge=0, le=10_000_000)] | None = None


class CspViolationBody(Body):
    """What `securitypolicyviolation` told the page: something that its Content-Security-Policy forbids."""

    directive: Annotated[str, Field(min_length=1, max_length=60)] = Field(description="The `effectiveDirective`")
    blocked: Annotated[str, Field(max_length=300)] = Field(description="Origin or kind of what was blocked")


class PageVitalsBody(Body):
    """How one page fared in one browser. Nothing in it says whose."""

    page: PageKind
    device: Device
    vitals: Annotated[list[VitalBody], Field(max_length=10, default_factory=list)]
    errors: Annotated[list[ScriptErrorBody], Field(max_length=10, default_factory=list)]
    violations: Annotated[list[CspViolationBody], Field(max_length=10, default_factory=list)]
