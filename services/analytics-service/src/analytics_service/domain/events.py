"""What a shopper did, as a browser tells it, and which of it is believed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

OLDEST: Final = timedelta(days=7)
AHEAD: Final = timedelta(minutes=5)
_UNIX_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class EventType(StrEnum):
    """What browsers tell of. Purchases are none of it: they come from order-service alone."""

    PAGE_VIEW = "page_view"
    PRODUCT_VIEW = "product_view"
    SEARCH = "search"
    ADD_TO_CART = "add_to_cart"
    CHECKOUT_STARTED = "checkout_started"

    @property
    def number(self) -> int:
        """What rows hold; it never changes its meaning."""
        return _NUMBERS[self]


_NUMBERS: Final = {
    EventType.PAGE_VIEW: 1,
    EventType.PRODUCT_VIEW: 2,
    EventType.SEARCH: 3,
    EventType.ADD_TO_CART: 4,
    EventType.CHECKOUT_STARTED: 5,
}


class Rejection(StrEnum):
    """Why one event of a batch was not taken."""

    CLOCK_SKEW = "clock_skew"
    NOT_UUID7 = "not_uuid7"


@dataclass(frozen=True, slots=True)
class ShopEvent:
    """One event. `visitor` and `session` are known of those alone who agreed to it; both or neither."""

    id: UUID
    type: EventType
    visitor: UUID | None = None
    session: UUID | None = None
    product_id: UUID | None = None
    term: str | None = None
    results: int | None = None
    page: str | None = None

    @property
    def occurred_at(self) -> datetime:
        """The moment in the id."""
        return moment_of(self.id)

    @property
    def day(self) -> date:
        """The id's UTC day: wherever and whenever it is sent again, the same row is found."""
        return self.occurred_at.date()


def moment_of(event_id: UUID) -> datetime:
    """The milliseconds of a UUIDv7 (RFC 9562 §5.7)."""
    return _UNIX_EPOCH + timedelta(milliseconds=event_id.int >> 80)


def judged(event_id: UUID, now: datetime) -> Rejection | None:
    """Why an event with this id is not taken; None if it is. Ids may be `OLDEST` old and lie `AHEAD` of now."""
    if event_id.version != 7:
        return Rejection.NOT_UUID7
    # Compared as a number: 48 bits of milliseconds reach beyond the last year that a date can have.
    ahead = timedelta(milliseconds=(event_id.int >> 80) - int(now.timestamp() * 1000))
    return None if -OLDEST <= ahead <= AHEAD else Rejection.CLOCK_SKEW
