"""What became of something that the provider sent."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class WebhookOutcome(StrEnum):
    """KNOWN said nothing new, IGNORED was none of our business, FAILED comes again, for the provider was told so."""

    HANDLED = "handled"
    KNOWN = "known"
    IGNORED = "ignored"
    NOT_UNDERSTOOD = "not_understood"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class HeardWebhook:
    """One delivery of an event, without its body.

    `about` is the id of its object at the provider, `payment_id` the payment that it was about, where that is known;
    `reason` says why it failed or was not understood.
    """

    event_id: str
    type: str
    about: str
    outcome: WebhookOutcome
    payment_id: UUID | None = None
    reason: str | None = None
