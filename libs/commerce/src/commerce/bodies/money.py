"""Money on the wire."""

from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import InitErrorDetails, ValidationError

from commerce import values

_MOST: Final = 10**12


class Money(BaseModel):
    """An amount in minor units (cents, fils, yen) and its ISO 4217 currency."""

    # In which currencies the domain decides: a refund is made in its order's, which ISO 4217 may have dropped since.

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        from_attributes=True,
        json_schema_extra={"examples": [{"amount": 1999, "currency": "EUR"}]},
    )

    amount: Annotated[int, Field(strict=True)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]

    def to_domain(self) -> values.Money:
        """The value that the domain calculates with; amount and currency were checked when the body was read."""
        return values.Money(self.amount, self.currency)

    @classmethod
    def from_domain(cls, money: values.Money) -> "Money":
        """The wire form of what is stored, unchecked: a rule for what comes in hides nothing that is there."""
        return cls.model_construct(amount=money.amount, currency=money.currency)


def _not_too_much(money: Money) -> Money:
    if abs(money.amount) > _MOST:
        kind = ("less_than_equal", {"le": _MOST}) if money.amount > 0 else ("greater_than_equal", {"ge": -_MOST})
        fault = InitErrorDetails(type=kind[0], ctx=kind[1], loc=("amount",), input=money.amount)
        raise ValidationError.from_exception_data("Money", [fault])
    return money


SentMoney = Annotated[
    Money,
    AfterValidator(_not_too_much),
    Field(json_schema_extra={"properties": {"amount": {"minimum": -_MOST, "maximum": _MOST}}}),
]
"""Money as bodies take it: so little that sums of it fit into a column. What is answered has no such limit."""
