"""Events of shoppers are written down, and counted soon after."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from analytics_service.application.ports import Batch, Waiting
from analytics_service.domain.events import Rejection, ShopEvent, judged
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a batch: `rejected` has the places of what was not taken, from 0."""

    at: datetime
    accepted: int
    rejected: Sequence[tuple[int, Rejection]]


@dataclass(frozen=True, slots=True)
class TakeEvents:
    """Whatever has an id of the right time waits to be counted; `mark_of` hides who a person is."""

    waiting: Waiting
    mark_of: Callable[[UUID], bytes]
    clock: Clock

    async def __call__(self, events: Sequence[ShopEvent], person: UUID | None, *, bot: bool) -> Taken:
        """Raises TooManyWaiting."""
        now = self.clock()
        judgements = [judged(event.id, now) for event in events]
        accepted = [event for event, rejection in zip(events, judgements, strict=True) if rejection is None]
        if accepted:
            await self.waiting.add(Batch(now, accepted, None if person is None else self.mark_of(person), bot))
        rejected = [(index, rejection) for index, rejection in enumerate(judgements) if rejection is not None]
        return Taken(now, len(accepted), rejected)
