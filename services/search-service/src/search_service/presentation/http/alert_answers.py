"""What is taken and shown of alerts."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator

from commerce.bodies import Absent, Email, Locale, Money, SentMoney
from search_service.application.alert_ports import OwnAlert
from search_service.domain.alert import AlertKind, AlertState
from servicekit.schemas import Answer, Body
from servicekit.text import Secret


class AlertBody(Body):
    """What to be told of, and where. Without `variant_id` any variant will do, without `locale` English."""

    product_id: UUID
    variant_id: UUID | None = None
    kind: AlertKind
    threshold: SentMoney | None = Field(default=None, description="Of a price: at or below this one is told")
    email: Email
    locale: Annotated[Locale | None, Absent] = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if (self.kind is AlertKind.PRICE) != (self.threshold is not None):
            raise ValueError("send threshold for a price, and none for back_in_stock")
        if self.threshold is not None and self.threshold.amount <= 0:
            raise ValueError("send a threshold above nought")
        return self


class AlertTokenBody(Body):
    """The token of the link that was mailed."""

    token: Annotated[Secret, Field(min_length=20, max_length=100)]


class AlertedProductAnswer(Answer):
    """What an alert is about; `lang` is the locale of `title`, which may be a wider one than was asked for."""

    slug: str
    title: str
    lang: str
    image: str | None = Field(description="Address of the first picture, 320 pixels wide")
    variant: str | None = Field(description="The one that is meant; null where any will do, or it has no title")


class AlertAnswer(Answer):
    """A wish of the person who asks."""

    id: UUID
    product_id: UUID
    variant_id: UUID | None
    product: AlertedProductAnswer | None = Field(description="Null where it is not on sale any more")
    kind: AlertKind
    threshold: Money | None
    email: str
    state: AlertState = Field(
        description="`unconfirmed` until the link in the mail is followed; `fired` once mailed, until it is armed again"
    )
    created_at: datetime

    @classmethod
    def of(cls, own: OwnAlert, currency: str) -> Self:
        """The wire form of an alert, its threshold in `currency`."""
        alert = own.alert
        amount = alert.threshold
        return cls(
            id=alert.id,
            product_id=alert.product_id,
            variant_id=alert.variant_id,
            product=AlertedProductAnswer.model_validate(own.product) if own.product else None,
            kind=alert.kind,
            threshold=None if amount is None else Money.model_construct(amount=amount, currency=currency),
            email=alert.email,
            state=alert.state,
            created_at=alert.created_at,
        )
