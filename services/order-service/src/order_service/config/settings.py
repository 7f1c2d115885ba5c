"""Settings of order-service: the shared ones, its neighbours, mail, and the shop's terms of trade."""

from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, ValidationInfo, field_validator
from pydantic_settings import SettingsConfigDict

from commerce.bodies import Country, Currency
from commerce.values import Money
from order_service.domain.pricing import TaxRule
from order_service.domain.shop import MAX_UNPAID_ORDERS_OF_NETWORK, DeliveryDays, FlatShipping, ShippingRate, Shop
from servicekit.mail import MailSettings
from servicekit.settings import HttpSettings, Section, ServiceSettings


class OrderHttpSettings(HttpSettings):
    """order-service's port; the rest is as in every service."""

    port: int = Field(default=8006, ge=0, le=65535)


class DeliveryDaysSettings(Section):
    """How many working days a parcel takes: from `least` to `most`."""

    least: int = Field(ge=0, le=365)
    most: int = Field(ge=0, le=365)

    @field_validator("most")
    @classmethod
    def in_order(cls, most: int, given: ValidationInfo) -> int:
        """The least is not more than the most."""
        if most < given.data.get("least", 0):
            raise ValueError("is less than the least")
        return most


class ShopSettings(Section):
    """Terms of trade; amounts in minor units of `currency`, which is fixed after the first order."""

    name: str = Field(default="Souk", min_length=1, max_length=60)
    """As shoppers read it."""
    terms_version: str = Field(default="2026-01", min_length=1, max_length=64)
    """Of the text that shoppers accept; a checkout that accepted another is refused."""
    currency: Currency = "EUR"
    prices_include_tax: bool = True
    tax_basis_points: int = Field(default=1900, ge=0, le=10_000)
    """1900 is 19 %."""
    home_country: Country = "DE"
    home_shipping: int = Field(default=490, ge=0)
    home_delivery_days: DeliveryDaysSettings = DeliveryDaysSettings(least=2, most=4)
    abroad_shipping: int = Field(default=990, ge=0)
    abroad_delivery_days: DeliveryDaysSettings = DeliveryDaysSettings(least=4, most=8)
    free_delivery_from: int | None = Field(default=None, ge=0)
    """Goods for that much are delivered free of charge, wherever to; unset: never."""
    payment_window_seconds: int = Field(default=900, ge=1)
    max_unpaid_orders: int = Field(default=3, ge=1)
    time_zone: str = "Europe/Berlin"
    """In which its days begin and end (IANA)."""

    @field_validator("time_zone")
    @classmethod
    def _known(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
            raise ValueError("is no time zone, such as Europe/Berlin") from unknown
        return name

    def to_domain(self, address_factor: int = 1) -> Shop:
        """The shop as the domain knows it; limits per network are `address_factor` times as wide."""
        return Shop(
            name=self.name,
            terms_version=self.terms_version,
            currency=self.currency,
            tax=TaxRule(self.tax_basis_points, self.prices_include_tax),
            shipping=FlatShipping(
                self.home_country,
                home=self._rate(self.home_shipping, self.home_delivery_days),
                abroad=self._rate(self.abroad_shipping, self.abroad_delivery_days),
            ),
            free_delivery_from=None
            if self.free_delivery_from is None
            else Money(self.free_delivery_from, self.currency),
            payment_window=timedelta(seconds=self.payment_window_seconds),
            max_unpaid_orders=self.max_unpaid_orders,
            max_unpaid_orders_of_network=MAX_UNPAID_ORDERS_OF_NETWORK * address_factor,
            time_zone=ZoneInfo(self.time_zone),
        )

    def _rate(self, price: int, days: DeliveryDaysSettings) -> ShippingRate:
        return ShippingRate(Money(price, self.currency), DeliveryDays(days.least, days.most))


class OrderSettings(ServiceSettings):
    """Read from ORDER_… variables."""

    model_config = SettingsConfigDict(env_prefix="ORDER_")

    http: OrderHttpSettings = OrderHttpSettings()
    product_url: str = "http://127.0.0.1:8002"
    payment_url: str = "http://127.0.0.1:8004"
    mail: MailSettings = MailSettings()
    shop: ShopSettings = ShopSettings()
