"""What a number of events adds to every figure. All of it can be added in any order, in pieces of any size."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from analytics_service.domain.events import EventType
from analytics_service.domain.periods import Calendar

SLOT: Final = timedelta(minutes=15)
"""Every time zone's days begin at one of these: none is ahead of UTC by anything but quarters of an hour."""
_TERM_LENGTH: Final = 200
_SHOWN_LENGTH: Final = 64
_PRIVATE: Final = re.compile(r"@|(?:\d[ .()/-]{0,2}){7}")


class CountedEvent(NamedTuple):
    """An event as it is stored; ids are texts, for nothing is done with them but comparing."""

    day: date
    id: str
    type: int
    occurred_at: datetime
    received_at: datetime
    visitor: str | None
    session: str | None
    product_id: str | None
    term: str | None
    results: int | None
    page: str | None
    is_bot: bool


@dataclass(slots=True)
class SessionPart:
    """What events add to their session; moments are the earliest of their kind."""

    visitor: str
    started_at: datetime
    ended_at: datetime
    buyer: bytes | None
    events: int = 0
    page_views: int = 0
    viewed_at: datetime | None = None
    carted_at: datetime | None = None
    checkout_at: datetime | None = None


@dataclass(slots=True)
class Seen:
    """What events add to a visitor's day."""

    first_at: datetime
    events: int = 0


@dataclass(slots=True)
class Counts:
    """What is added, by the key of its row. Bots are in `slots` alone."""

    slots: dict[tuple[datetime, int], list[int]] = field(default_factory=dict)
    """Slot and type: events of people, of bots."""
    products: dict[tuple[int, date, str], list[int]] = field(default_factory=dict)
    """Epoch, day and product: views, additions to carts."""
    terms: dict[tuple[int, date, str], list[int]] = field(default_factory=dict)
    """Epoch, day and term: searches, and those without results."""
    term_visitors: set[tuple[date, str, str]] = field(default_factory=set)
    visitors: dict[tuple[int, date, str], Seen] = field(default_factory=dict)
    """By epoch, day and visitor."""
    sessions: dict[str, SessionPart] = field(default_factory=dict)
    baskets: dict[tuple[str, str], datetime] = field(default_factory=dict)
    """Session and product: when it was first put into the cart."""


def slot_of(moment: datetime) -> datetime:
    """The beginning of the quarter of an hour in which it lies."""
    return moment - (moment - datetime.min.replace(tzinfo=moment.tzinfo)) % SLOT


def folded(term: str) -> str:
    """A term as it is counted: compatibility forms and case folded, single blanks, at most 200 characters.

    Folding can make eighteen letters of one, and an index has no room for thousands.
    """
    return " ".join(unicodedata.normalize("NFKC", term).casefold().split())[:_TERM_LENGTH].rstrip()


def counted_term(typed: str) -> str | None:
    """What is kept of what was typed: nothing of addresses and of numbers as telephones and cards have them."""
    term = folded(typed)
    return None if _PRIVATE.search(term) else term


def may_be_shown(term: str, results: int) -> bool:
    """Whether everybody may see that others searched for it: it is short, and found something."""
    return results > 0 and len(term) <= _SHOWN_LENGTH


def count(events: Iterable[CountedEvent], calendars: Sequence[Calendar], buyers: Mapping[str, bytes]) -> Counts:
    """What these events add, in the days of each calendar; `buyers` are the marks of people by session."""
    counts, days = Counts(), _Days(calendars)
    for event in events:
        slot = slot_of(event.occurred_at)
        counts.slots.setdefault((slot, event.type), [0, 0])[event.is_bot] += 1
        if event.is_bot:
            continue
        for epoch, day in days.of(slot):
            _count_day(counts, event, epoch, day)
        if event.term is not None and event.visitor is not None and may_be_shown(event.term, event.results or 0):
            counts.term_visitors.add((event.day, event.term, event.visitor))
        if event.session is not None and event.visitor is not None:
            _count_session(counts, event, event.session, event.visitor, buyers.get(event.session))
    return counts


class _Days:
    """The days of slots in every calendar; a batch has few slots."""

    def __init__(self, calendars: Sequence[Calendar]) -> None:
        self._calendars = calendars
        self._known: dict[datetime, list[tuple[int, date]]] = {}

    def of(self, slot: datetime) -> list[tuple[int, date]]:
        """Epoch and day, for each calendar."""
        days = self._known.get(slot)
        if days is None:
            days = self._known[slot] = [(each.epoch, each.day_of(slot)) for each in self._calendars]
        return days


_PAGE_VIEW, _PRODUCT_VIEW = EventType.PAGE_VIEW.number, EventType.PRODUCT_VIEW.number
_ADD_TO_CART, _CHECKOUT = EventType.ADD_TO_CART.number, EventType.CHECKOUT_STARTED.number


def _count_day(counts: Counts, event: CountedEvent, epoch: int, day: date) -> None:
    if event.product_id is not None:
        counts.products.setdefault((epoch, day, event.product_id), [0, 0])[event.type == _ADD_TO_CART] += 1
    if event.term is not None:
        found = counts.terms.setdefault((epoch, day, event.term), [0, 0])
        found[0] += 1
        found[1] += not event.results
    if event.visitor is not None:
        seen = counts.visitors.setdefault((epoch, day, event.visitor), Seen(event.occurred_at))
        seen.first_at = min(seen.first_at, event.occurred_at)
        seen.events += 1


def _count_session(counts: Counts, event: CountedEvent, session: str, visitor: str, buyer: bytes | None) -> None:
    at = event.occurred_at
    part = counts.sessions.get(session)
    if part is None:
        part = counts.sessions[session] = SessionPart(visitor, at, at, buyer)
    part.started_at, part.ended_at = min(part.started_at, at), max(part.ended_at, at)
    part.events += 1
    if event.type == _PAGE_VIEW:
        part.page_views += 1
    elif event.type == _PRODUCT_VIEW:
        part.viewed_at = _earlier(part.viewed_at, at)
    elif event.type == _ADD_TO_CART:
        part.carted_at = _earlier(part.carted_at, at)
    elif event.type == _CHECKOUT:
        part.checkout_at = _earlier(part.checkout_at, at)
    if event.type == _ADD_TO_CART and event.product_id is not None:
        key = (session, event.product_id)
        counts.baskets[key] = _earlier(counts.baskets.get(key), at)


def _earlier(known: datetime | None, at: datetime) -> datetime:
    return at if known is None else min(known, at)
