"""Where the purchase of one order stands: private, leased by one worker, written only at the version it was read."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from servicekit.domain import growing_pause

LEASE = timedelta(seconds=30)
LOOK = timedelta(seconds=5)
"""What is due later is found by looking; who makes an order due sooner wakes the reconciler, which then knows when."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=0.5), timedelta(minutes=5)
STUCK_AFTER = 10
"""So many times a step is tried in vain before it is shown to a person, too: after three and a half to five minutes."""


class SagaStep(StrEnum):
    """What has to be done next."""

    PLACING = "placing"
    AWAITING_PAYMENT = "awaiting_payment"
    VOIDING = "voiding"
    RETURNING_STOCK = "returning_stock"
    COMMITTING = "committing"
    REFUNDING = "refunding"
    RESTOCKING = "restocking"
    DONE = "done"


@dataclass(slots=True)
class Saga:
    """`due_at`: when a worker may take it up (a lease, the payment window or a pause ends); None: never.

    `stuck_since` is when its step had been tried in vain `STUCK_AFTER` times.
    """

    order_id: UUID
    step: SagaStep
    due_at: datetime | None
    attempts: int = 0
    version: int = 1
    stuck_since: datetime | None = None

    @property
    def is_stuck(self) -> bool:
        """Whether the step has been tried so often that a person should know."""
        return self.stuck_since is not None and self.attempts >= STUCK_AFTER

    def go(self, step: SagaStep, due_at: datetime | None) -> None:
        """Turn to `step`; whoever works on another one is stopped by the version."""
        self.step = step
        self.due_at = due_at
        self.attempts, self.stuck_since = 0, None

    def lease(self, now: datetime) -> None:
        """Keep others away while the step is worked on."""
        self.due_at = now + LEASE

    def put_off(self, now: datetime) -> None:
        """Try the step again after a pause that doubles up to five minutes: compensations never give up."""
        self.due_at = now + growing_pause(FIRST_PAUSE, LONGEST_PAUSE, self.attempts, self.order_id)
        self.attempts += 1
        # A refund has an end of its own for this.
        if self.attempts == STUCK_AFTER and self.step is not SagaStep.REFUNDING:
            self.stuck_since = now

    def written(self) -> None:
        """It was stored at `version`, whose row has the next one now."""
        self.version += 1
