"""The shop's terms of trade are checked when the service starts."""

import pytest
from pydantic import ValidationError

from order_service.config.settings import DeliveryDaysSettings, ShopSettings
from order_service.domain.shop import DeliveryDays


@pytest.mark.parametrize("currency", ["XXX", "ABC", "euro", "XTS"])
def test_a_currency_that_is_none_stops_the_start(currency: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ShopSettings(currency=currency)
    assert refused.value.errors()[0]["loc"] == ("currency",)


@pytest.mark.parametrize("currency", ["EUR", "ISK", "KWD"])
def test_a_shop_sells_in_a_currency(currency: str) -> None:
    assert ShopSettings(currency=currency).to_domain().currency == currency


def test_how_long_parcels_take_is_set_for_home_and_abroad() -> None:
    days = DeliveryDaysSettings(least=1, most=1)
    shipping = ShopSettings(home_country="FR", home_delivery_days=days).to_domain().shipping
    assert shipping.method("standard", "FR").delivery_days == DeliveryDays(1, 1)
    assert shipping.method("standard", "DE").delivery_days == DeliveryDays(4, 8)


@pytest.mark.parametrize("days", [{"least": 4, "most": 3}, {"least": -1, "most": 3}, {"least": 2}, {"most": 4}])
def test_delivery_days_that_make_no_sense_stop_the_start(days: dict[str, int]) -> None:
    with pytest.raises(ValidationError) as refused:
        ShopSettings.model_validate({"abroad_delivery_days": days})
    assert refused.value.errors()[0]["loc"][0] == "abroad_delivery_days"
