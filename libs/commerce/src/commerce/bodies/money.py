"""Money on the wire."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from commerce import values


class Money(BaseModel):
    """An amount in minor units (cents, fils, yen) and its ISO 4217 currency."""

    # In which currencies the domain decides: a refund is made in its order's, which ISO 4217 may have dropped since.

    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_extra={"examples": [{"amount": 1999, "currency": "EUR"}]}
    )

    amount: Annotated[int, Field(strict=True, ge=-(10**12), le=10**12)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]

    def to_domain(self) -> values.Money:
        """The domain form."""
        return values.Money(self.amount, self.currency)


class MoneyAnswer(BaseModel):
    """As MoneySchema, without its limits: whatever is stored can be shown."""

    model_config = ConfigDict(
        frozen=True, from_attributes=True, json_schema_extra={"examples": [{"amount": 1999, "currency": "EUR"}]}
    )

    amount: int
    currency: str

    @classmethod
    def from_domain(cls, money: values.Money) -> "MoneyAnswer":
        """The wire form of `money`."""
        return cls.model_construct(amount=money.amount, currency=money.currency)
