"""Settings of order-service: the shared ones, its neighbours, mail, and the shop's terms of trade."""

from datetime import timedelta

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from commerce.bodies import Country, Currency
from commerce.values import Money
from order_service.domain.pricing import TaxRule
from order_service.domain.shop import MAX_UNPAID_ORDERS_OF_NETWORK, FlatShipping, Shop
from servicekit.mail import MailSettings
from servicekit.settings import HttpSettings, Section, ServiceSettings


class OrderHttpSettings(HttpSettings):
    """order-service's port; the rest is as in every service."""

    port: int = Field(default=8006, ge=0, le=65535)


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
    abroad_shipping: int = Field(default=990, ge=0)
    payment_window_seconds: int = Field(default=900, ge=1)
    max_unpaid_orders: int = Field(default=3, ge=1)

    def to_domain(self, address_factor: int = 1) -> Shop:
        """The shop as the domain knows it; limits per network are `address_factor` times as wide."""
        return Shop(
            name=self.name,
            terms_version=self.terms_version,
            currency=self.currency,
            tax=TaxRule(self.tax_basis_points, self.prices_include_tax),
            shipping=FlatShipping(
                self.home_country, Money(self.home_shipping, self.currency), Money(self.abroad_shipping, self.currency)
            ),
            payment_window=timedelta(seconds=self.payment_window_seconds),
            max_unpaid_orders=self.max_unpaid_orders,
            max_unpaid_orders_of_network=MAX_UNPAID_ORDERS_OF_NETWORK * address_factor,
        )


class OrderSettings(ServiceSettings):
    """Read from ORDER_… variables."""

    model_config = SettingsConfigDict(env_prefix="ORDER_")

    http: OrderHttpSettings = OrderHttpSettings()
    product_url: str = "http://127.0.0.1:8002"
    payment_url: str = "http://127.0.0.1:8004"
    mail: MailSettings = MailSettings()
    shop: ShopSettings = ShopSettings()
