"""Events that can wait a moment are handled many at a time: one transaction for all costs little more than for one."""

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final

from servicekit.messaging.delivery import Entry, Handler
from servicekit.messaging.events import Envelope

GatheredHandler = Callable[[Sequence[Envelope]], Awaitable[None]]
"""Handles events in any order, all or none of them; `uow.first_of(ids)` in its transaction says which are new."""
_MOST: Final = 100
WAIT_SECONDS: Final = 0.5


class Gathering:
    """Entries whose types have such a handler, until there are a hundred or the first has waited half a second."""

    def __init__(self, handlers: Mapping[str, GatheredHandler]) -> None:
        self._handlers = handlers
        self._entries: dict[str, list[Entry]] = {}
        self._since = 0.0

    @property
    def seconds_left(self) -> float | None:
        """Until the first has waited long enough; None where nothing waits."""
        return max(0.0, self._since + WAIT_SECONDS - time.monotonic()) if self._entries else None

    def add(self, entry: Entry) -> bool:
        """Keep an entry of such a type; whether it is of one."""
        if entry.event.type not in self._handlers:
            return False
        if not self._entries:
            self._since = time.monotonic()
        self._entries.setdefault(entry.event.type, []).append(entry)
        return True

    def take_due(self) -> list[tuple[GatheredHandler, list[Entry]]]:
        """All that were kept, if it is time, with what handles them, in the order in which handlers were given."""
        if self.seconds_left != 0.0 and all(len(entries) < _MOST for entries in self._entries.values()):
            return []
        due = [(handler, self._entries[name]) for name, handler in self._handlers.items() if name in self._entries]
        self._entries = {}
        return due


def one_by_one(handlers: Mapping[str, GatheredHandler]) -> dict[str, Handler]:
    """The same handlers for single events: of many that failed together, whichever is at fault fails alone."""
    return {name: _alone(handler) for name, handler in handlers.items()}


def _alone(handler: GatheredHandler) -> Handler:
    async def handle(event: Envelope) -> None:
        await handler([event])

    return handle
