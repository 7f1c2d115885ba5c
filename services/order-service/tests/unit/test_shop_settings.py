"""The shop's terms of trade are checked when the service starts."""

import pytest
from pydantic import ValidationError

from order_service.config.settings import ShopSettings


@pytest.mark.parametrize("currency", ["XXX", "ABC", "euro", "XTS"])
def test_a_currency_that_is_none_stops_the_start(currency: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ShopSettings(currency=currency)
    assert refused.value.errors()[0]["loc"] == ("currency",)


@pytest.mark.parametrize("currency", ["EUR", "ISK", "KWD"])
def test_a_shop_sells_in_a_currency(currency: str) -> None:
    assert ShopSettings(currency=currency).to_domain().currency == currency
