"""Shapes that cross a border: request bodies, answers, internal messages, money."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from servicekit.domain.money import Money


class Body(BaseModel):
    """A public request body: an unknown field is refused (422), strings are trimmed of nothing, values are strict."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_max_length=10_000)


class Answer(BaseModel):
    """What a route answers."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class Internal(BaseModel):
    """Internal calls, events and webhooks: unknown fields are ignored, or nothing could be upgraded."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class MoneySchema(BaseModel):
    """An amount in minor units (cents, fils, yen) and its ISO 4217 currency."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_extra={"examples": [{"amount": 1999, "currency": "EUR"}]}
    )

    amount: Annotated[int, Field(strict=True, ge=-(10**12), le=10**12)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]

    @classmethod
    def from_domain(cls, money: Money) -> "MoneySchema":
        """The wire form of `money`."""
        return cls(amount=money.amount, currency=money.currency)

    def to_domain(self) -> Money:
        """The domain form."""
        return Money(self.amount, self.currency)
