"""Live numbers as server-sent events."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from commerce.bodies import Money
from servicekit.schemas import Answer
from servicekit.sse import ServerEvent


class LiveMinuteAnswer(Answer):
    """What happened in one minute so far; bots are left out."""

    starts_at: datetime
    page_views: int
    product_views: int
    searches: int
    carts: int
    checkouts: int
    orders: int = Field(description="Orders that were paid")
    revenue: Money = Field(description="Of their lines, after discount, with tax, without shipping")


class LiveNumbersAnswer(Answer):
    """The last half hour. The first event has all thirty minutes, later ones those that changed, as they are now."""

    at: datetime
    active_sessions: int = Field(description="Sessions with an event in the last five minutes")
    minutes: list[LiveMinuteAnswer] = Field(description="Each replaces what was known of the same `starts_at`")


class LiveNumbersEvent(ServerEvent):
    """Sent at once, then whenever something was counted, a second apart at least."""

    event: Literal["numbers"]
    data: LiveNumbersAnswer
