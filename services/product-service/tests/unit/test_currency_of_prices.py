"""The shop's currency, and which prices in it cards can pay at all."""

import pytest
from pydantic import TypeAdapter, ValidationError

from commerce.values import Money
from product_service.config.settings import ProductSettings
from product_service.domain.errors import InvalidPrice
from product_service.domain.variant import Price


@pytest.mark.parametrize("currency", ["XXX", "ABC", "euro"])
def test_a_currency_that_is_none_stops_the_start(currency: str) -> None:
    setting: TypeAdapter[str] = TypeAdapter(ProductSettings.__annotations__["currency"])
    with pytest.raises(ValidationError):
        setting.validate_python(currency)


@pytest.mark.parametrize("amount", [Money(5124, "KWD"), Money(1, "BHD"), Money(550, "MGA")], ids=str)
def test_a_price_that_no_card_can_pay_is_refused(amount: Money) -> None:
    with pytest.raises(InvalidPrice, match="multiple of"):
        Price(amount)


@pytest.mark.parametrize("amount", [Money(20, "EUR"), Money(5120, "KWD"), Money(1, "JPY"), Money(500, "MGA")], ids=str)
def test_a_price_below_what_is_charged_alone_is_fine_in_a_basket(amount: Money) -> None:
    assert Price(amount).amount == amount
