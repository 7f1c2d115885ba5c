"""What quotes and shipping methods look like; a quote is sent as `quote_document` makes it."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from commerce.bodies import Money
from order_service.domain.shop import ShippingMethod
from servicekit.schemas import Answer


class DeliveryDaysAnswer(Answer):
    """How many working days a parcel is under way, both ends included."""

    least: Annotated[int, Field(examples=[2])]
    most: Annotated[int, Field(examples=[4])]


class ShippingMethodAnswer(Answer):
    """A way to send a parcel; `price` as shown to the shopper, before a quote says whether it is free."""

    id: str
    name: str
    price: Money
    delivery_days: DeliveryDaysAnswer

    @classmethod
    def of(cls, method: ShippingMethod) -> "ShippingMethodAnswer":
        """A shipping method as the shopper chooses it."""
        days = DeliveryDaysAnswer.model_construct(least=method.delivery_days.least, most=method.delivery_days.most)
        return cls.model_construct(
            id=method.id, name=method.name, price=Money.from_domain(method.price), delivery_days=days
        )


class QuoteLineAnswer(Answer):
    """A quoted line: net + tax = gross, after `discount`."""

    variant_id: UUID
    quantity: int
    unit_price: Money
    discount: Money
    net: Money
    tax: Money
    gross: Money


class QuoteAnswer(Answer):
    """What it would cost now. total = Σ line gross + shipping."""

    lines: list[QuoteLineAnswer]
    subtotal: Money
    discount: Money
    shipping: Money
    tax: Money
    total: Money
    currency: str
    prices_include_tax: bool
