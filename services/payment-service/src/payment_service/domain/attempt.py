"""One try to pay with one payment method."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from payment_service.domain.provider_state import KEY_LASTS


class AttemptStatus(StrEnum):
    """STARTED covers everything between our question and an answer, a lost answer included."""

    STARTED = "started"
    REQUIRES_ACTION = "requires_action"
    PROCESSING = "processing"
    SUCCEEDED = "succeeded"
    DECLINED = "declined"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({AttemptStatus.STARTED, AttemptStatus.REQUIRES_ACTION, AttemptStatus.PROCESSING})


@dataclass(slots=True)
class Attempt:
    """`request_key` is the idempotency key of the confirmation that began it; its id is the key at the provider."""

    id: UUID
    payment_method: str
    return_url: str
    request_key: str
    started_at: datetime
    status: AttemptStatus = AttemptStatus.STARTED
    decline_code: str | None = None
    charge_id: str | None = None
    action_url: str | None = None
    finished_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether its outcome is still to come."""
        return self.status in OPEN

    @property
    def counts(self) -> bool:
        """Whether it is one of the few attempts that an order has."""
        return self.status is not AttemptStatus.WITHDRAWN

    def answers(self, request_key: str) -> bool:
        """Whether a repeat of that confirmation gets this attempt's outcome instead of a new attempt."""
        return self.request_key == request_key and self.status not in (AttemptStatus.LAPSED, AttemptStatus.WITHDRAWN)

    def may_be_forgotten(self, now: datetime) -> bool:
        """Whether the provider may no longer know its key, so that asking again would be another charge."""
        return now - self.started_at >= KEY_LASTS

    def close(self, status: AttemptStatus, now: datetime) -> None:
        """Its outcome is known."""
        self.status = status
        self.action_url = None
        self.finished_at = now
