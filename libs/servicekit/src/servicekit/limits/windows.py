"""Sliding-window counters in this process.

The rate is estimated from two fixed windows: all of the present one, and the share of the one before that still lies
within the last `per_seconds`. It needs two numbers per key and never lets a burst of twice the limit through an edge.
"""

import asyncio
import math
from dataclasses import dataclass, field

_MOST_KEYS = 50_000


@dataclass(frozen=True, slots=True)
class Allowance:
    """The answer to one try: whether it may pass, how many are left, and in how many seconds the next may come."""

    allowed: bool
    limit: int
    remaining: int
    reset_seconds: int


@dataclass(frozen=True, slots=True)
class Window:
    """`times` per `per_seconds`, under a public name."""

    name: str
    times: int
    per_seconds: int

    def index(self, now: float) -> int:
        """The number of the fixed window that `now` (Unix seconds) lies in."""
        return int(now // self.per_seconds)

    def judge(self, current: int, previous: int, now: float) -> Allowance:
        """Whether one more try may pass, `current` tries being counted in this window and `previous` in the last."""
        elapsed = (now % self.per_seconds) / self.per_seconds
        used = current + previous * (1 - elapsed)
        allowed = used + 1 <= self.times
        remaining = max(0, int(self.times - used) - allowed)
        reset = max(1, math.ceil(self.per_seconds * (1 - elapsed)))
        return Allowance(allowed, self.times, remaining, reset if allowed else self._wait(current, previous, elapsed))

    def _wait(self, current: int, previous: int, elapsed: float) -> int:
        """Seconds until a try passes: the older window has faded enough, or the present one has become the older."""
        if current + 1 <= self.times and previous:
            until = 1 - (self.times - current - 1) / previous
            return max(1, math.ceil((until - elapsed) * self.per_seconds))
        fade = 1 - (self.times - 1) / current if current else 0.0
        return max(1, math.ceil((1 - elapsed + max(0.0, fade)) * self.per_seconds))


@dataclass(slots=True)
class Count:
    """Tries of one key in one window: counted here, known from everybody else, and not yet shared with them."""

    here: int = field(default=0, init=False)
    elsewhere: int = field(default=0, init=False)
    unshared: int = field(default=0, init=False)

    @property
    def total(self) -> int:
        """All that is known."""
        return self.here + self.elsewhere

    def take_unshared(self) -> int:
        """Take what the others do not know; give it back with `LocalWindows.keep` if it could not be shared."""
        shared, self.unshared = self.unshared, 0
        return shared

    def learn(self, total: int) -> None:
        """All processes together have counted `total`, our shared part among them."""
        self.elsewhere = max(0, total - (self.here - self.unshared))


Key = tuple[str, str, int]


@dataclass(slots=True)
class LocalWindows:
    """Counters of this process, bounded; entries older than two windows are dropped by `sweep`.

    What other processes do not know is in `_fresh`, so that sharing costs what was counted, not what is known.
    """

    counts: dict[Key, Count] = field(default_factory=dict, init=False)
    ends: dict[Key, float] = field(default_factory=dict, init=False)
    _fresh: set[Key] = field(default_factory=set, init=False)
    news: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    """Set when something was counted that other processes do not know."""

    def hit(self, window: Window, key: str, now: float) -> Allowance:
        """Count one try of `key`, unless it is refused."""
        index = window.index(now)
        current = self.counts.get((window.name, key, index))
        previous = self.counts.get((window.name, key, index - 1))
        allowance = window.judge(current.total if current else 0, previous.total if previous else 0, now)
        if allowance.allowed:
            if current is None:
                current = self._open((window.name, key, index), (index + 2) * window.per_seconds, now)
            current.here += 1
            self.keep((window.name, key, index), current, 1)
        return allowance

    def give_back(self, window: Window, key: str, now: float) -> None:
        """Take back one counted try of `key`."""
        counted = (window.name, key, window.index(now))
        count = self.counts.get(counted)
        if count is not None and count.here:
            count.here -= 1
            self.keep(counted, count, -1)

    def keep(self, key: Key, count: Count, unshared: int) -> None:
        """Other processes do not know so many tries of `key`."""
        count.unshared += unshared
        self._fresh.add(key)
        self.news.set()

    def count(self, key: Key, per_seconds: int, now: float) -> Count:
        """The counter of `key`, begun if there is none."""
        return self.counts.get(key) or self._open(key, (key[2] + 2) * per_seconds, now)

    def _open(self, key: Key, end: float, now: float) -> Count:
        if len(self.counts) >= _MOST_KEYS:
            self.sweep(now)
            for oldest in list(self.counts)[: max(0, len(self.counts) - _MOST_KEYS * 9 // 10)]:
                self._drop(oldest)
        self.ends[key] = end
        count = self.counts[key] = Count()
        return count

    def sweep(self, now: float) -> None:
        """Forget windows that no longer matter."""
        for key in [key for key, end in self.ends.items() if end <= now]:
            self._drop(key)

    def _drop(self, key: Key) -> None:
        self.counts.pop(key, None)
        self.ends.pop(key, None)

    def take_unshared(self) -> list[tuple[Key, Count, int, float]]:
        """Take what other processes do not know yet, with the Unix time at which it may be forgotten."""
        fresh, self._fresh = self._fresh, set()
        known = [(key, self.counts[key]) for key in fresh if key in self.counts]
        return [(key, count, count.take_unshared(), self.ends[key]) for key, count in known if count.unshared]
