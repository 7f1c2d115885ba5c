"""What browsers send of shoppers."""

from datetime import datetime
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import Field, model_validator

from analytics_service.domain.events import EventType, Rejection, ShopEvent
from servicekit.schemas import Answer, Body

MOST_EVENTS: Final = 100
_NEEDS_PRODUCT: Final = frozenset({EventType.PRODUCT_VIEW, EventType.ADD_TO_CART})


class ShopEventBody(Body):
    """One thing that a shopper did. Purchases cannot be sent: they are what order-service says.

    `visitor` and `session` are sent only by those who agreed; without them the event is counted and linked to nothing.
    """

    id: UUID = Field(
        description="UUIDv7, whose time is when it happened, by the server's clock: at most 7 days ago, at most "
        "5 minutes ahead. Sent again under the same id it is counted once"
    )
    type: EventType
    visitor: UUID | None = Field(default=None, description="A random id that the browser keeps; never a person's")
    session: UUID | None = Field(
        default=None, description="A random id, another after 30 minutes without an event; sent with `visitor`"
    )
    product_id: UUID | None = Field(default=None, description="Of `product_view` and `add_to_cart`, and only of these")
    term: Annotated[str, Field(pattern=r"\S", max_length=200)] | None = Field(
        default=None, description="What was searched for; of `search` alone. Addresses and long numbers are not kept"
    )
    results: Annotated[int, Field(ge=0, le=1_000_000)] | None = Field(
        default=None, description="How many products were found; of `search` alone"
    )
    page: Annotated[str, Field(pattern=r"^/[^?#]*$", max_length=300)] | None = Field(
        default=None, description="The path without query: `/product/blue-teapot`"
    )

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if (self.visitor is None) != (self.session is None):
            raise ValueError("send visitor and session together, or neither")
        if (self.product_id is not None) != (self.type in _NEEDS_PRODUCT):
            raise ValueError("send product_id with product_view and add_to_cart, and with nothing else")
        if (self.term is not None, self.results is not None) != ((self.type is EventType.SEARCH),) * 2:
            raise ValueError("send term and results with search, and with nothing else")
        return self

    def to_domain(self) -> ShopEvent:
        """What is counted."""
        return ShopEvent(
            self.id, self.type, self.visitor, self.session, self.product_id, self.term, self.results, self.page
        )


class ShopEventsBody(Body):
    """A batch; what is wrong in shape refuses it whole (422), and nothing of it is counted."""

    events: Annotated[list[ShopEventBody], Field(min_length=1, max_length=MOST_EVENTS)]


class RejectedEventAnswer(Answer):
    """One event that was not taken; sent again it will not be either."""

    index: int = Field(description="Its place in the batch, from 0")
    code: Rejection = Field(description="`clock_skew`: the id's time is too old or too far ahead")


class TakenEventsAnswer(Answer):
    """What became of a batch. What is accepted is written down, and counted within a second or so."""

    accepted: int
    rejected: list[RejectedEventAnswer]
    server_time: datetime = Field(description="Now; the browser learns from it how much its own clock is off")
