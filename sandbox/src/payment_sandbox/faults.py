"""Switches that make the sandbox misbehave as providers do; they live in memory and a restart clears them."""

import random
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class LostAnswer(StrEnum):
    """How an answer gets lost after the work is done and on disk."""

    CLOSE = "close"
    HANG = "hang"


class StrangeAnswer(StrEnum):
    """What comes instead of the answer once the work is done: a page of something in between, or a later API."""

    HTML = "html"
    HTML_REFUSAL = "html_refusal"
    REDIRECT = "redirect"
    UNKNOWN_STATUS = "unknown_status"


class FaultSwitches(BaseModel):
    """Percentages are 0 to 100, times are seconds; the defaults are the healthy provider.

    `clock_ahead` is how much later it is for idempotency keys than it really is.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    delay: float = Field(default=0, ge=0, le=120)
    decline_percent: int = Field(default=0, ge=0, le=100)
    unavailable_percent: int = Field(default=0, ge=0, le=100)
    lose_answer_percent: int = Field(default=0, ge=0, le=100)
    lost_answer: LostAnswer = LostAnswer.HANG
    strange_answer: StrangeAnswer | None = None
    clock_ahead: float = Field(default=0, ge=0, le=30 * 86_400)
    webhooks_on: bool = True
    webhook_delay: float = Field(default=0, ge=0, le=86_400)
    webhook_copies: int = Field(default=1, ge=1, le=5)
    webhook_shuffle: float = Field(default=0, ge=0, le=600)


@dataclass(slots=True)
class Faults:
    """The switches now in force."""

    switches: FaultSwitches = field(default_factory=FaultSwitches, init=False)

    def declines(self) -> bool:
        """Whether this confirmation is declined whatever the card."""
        return _happens(self.switches.decline_percent)

    def unavailable(self) -> bool:
        """Whether this request is refused before anything happens."""
        return _happens(self.switches.unavailable_percent)

    def loses_answer(self) -> bool:
        """Whether the answer to this request gets lost after its effect."""
        return _happens(self.switches.lose_answer_percent)

    def webhook_dues(self, usual: float) -> list[float]:
        """In how many seconds each copy of a webhook is sent."""
        switches = self.switches
        return [
            usual + switches.webhook_delay + random.uniform(0, switches.webhook_shuffle)
            for _ in range(switches.webhook_copies)
        ]


def _happens(percent: int) -> bool:
    return percent > 0 and random.uniform(0, 100) < percent
