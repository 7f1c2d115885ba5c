"""What quotes and shipping methods look like."""

from uuid import UUID

from commerce.bodies import MoneyAnswer
from order_service.domain.shop import ShippingMethod
from servicekit.schemas import Answer

money_answer = MoneyAnswer.from_domain


class ShippingMethodAnswer(Answer):
    """A way to send a parcel; `price` as shown to the shopper."""

    id: str
    name: str
    price: MoneyAnswer

    @classmethod
    def of(cls, method: ShippingMethod) -> "ShippingMethodAnswer":
        """The wire form."""
        return cls.model_construct(id=method.id, name=method.name, price=money_answer(method.price))


class ShippingMethodsAnswer(Answer):
    """What can be chosen for a country."""

    items: list[ShippingMethodAnswer]


class QuoteLineAnswer(Answer):
    """A quoted line: net + tax = gross, after `discount`."""

    variant_id: UUID
    quantity: int
    unit_price: MoneyAnswer
    discount: MoneyAnswer
    net: MoneyAnswer
    tax: MoneyAnswer
    gross: MoneyAnswer


class QuoteAnswer(Answer):
    """What it would cost now. total = Σ line gross + shipping."""

    lines: list[QuoteLineAnswer]
    subtotal: MoneyAnswer
    discount: MoneyAnswer
    shipping: MoneyAnswer
    tax: MoneyAnswer
    total: MoneyAnswer
    currency: str
    prices_include_tax: bool
