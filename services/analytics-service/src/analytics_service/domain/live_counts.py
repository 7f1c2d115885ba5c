"""What the last half hour came to, minute by minute, as it grows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from analytics_service.domain.events import EventType

MINUTES: Final = 30
_MINUTE: Final = timedelta(minutes=1)
ACTIVE: Final = timedelta(minutes=5)
MOST_SESSIONS: Final = 100_000
"""So many are told apart; beyond, the number of active ones grows no more."""


@dataclass(slots=True)
class Minute:
    """What happened in a minute; `revenue` in minor units. `version` is of its last change."""

    starts_at: datetime
    events: dict[int, int] = field(default_factory=dict)
    """By the number of their type."""
    orders: int = 0
    revenue: int = 0
    version: int = 0

    def of(self, kind: EventType) -> int:
        """How many events of a type."""
        return self.events.get(kind.number, 0)


class LiveCounts:
    """Counts that forget what is older than half an hour; `version` counts changes."""

    def __init__(self) -> None:
        self.version = 0
        self._minutes: dict[datetime, Minute] = {}
        self._sessions: dict[str, datetime] = {}
        self._orders: dict[UUID, datetime] = {}

    def add_events(self, at: datetime, kind: int, number: int = 1) -> None:
        """Events of a type, none of them by a bot."""
        minute = self._changed(at)
        minute.events[kind] = minute.events.get(kind, 0) + number

    def add_session(self, session: str, at: datetime) -> None:
        """Somebody who is active."""
        known = self._sessions.get(session)
        if known is not None or len(self._sessions) < MOST_SESSIONS:
            self._sessions[session] = at if known is None else max(known, at)

    def add_order(self, order_id: UUID, paid_at: datetime, revenue: int) -> None:
        """An order in the shop's currency, each once."""
        if order_id not in self._orders:
            self._orders[order_id] = paid_at
            minute = self._changed(paid_at)
            minute.orders += 1
            minute.revenue += revenue

    def forget_before(self, now: datetime) -> None:
        """What is older than half an hour, and who has not been active."""
        first = first_minute(now)
        for starts_at in [each for each in self._minutes if each < first]:
            del self._minutes[starts_at]
        self._sessions = {session: at for session, at in self._sessions.items() if at > now - ACTIVE}
        self._orders = {order: at for order, at in self._orders.items() if at >= first}

    def active(self, now: datetime) -> int:
        """Sessions with an event in the last five minutes."""
        return sum(at > now - ACTIVE for at in self._sessions.values())

    def minutes(self, now: datetime, since: int | None = None) -> Iterable[Minute]:
        """The half hour without a gap; with a version `since`, those that changed after it."""
        first = first_minute(now)
        for number in range(MINUTES):
            starts_at = first + number * _MINUTE
            minute = self._minutes.get(starts_at)
            if since is None or (minute is not None and minute.version > since):
                yield minute or Minute(starts_at)

    def _changed(self, at: datetime) -> Minute:
        starts_at = minute_of(at)
        minute = self._minutes.get(starts_at)
        if minute is None:
            minute = self._minutes[starts_at] = Minute(starts_at)
        self.version += 1
        minute.version = self.version
        return minute


def minute_of(at: datetime) -> datetime:
    """The beginning of the minute in which it lies."""
    return at.replace(second=0, microsecond=0)


def first_minute(now: datetime) -> datetime:
    """Of the last thirty, the present one included."""
    return minute_of(now) - (MINUTES - 1) * _MINUTE
