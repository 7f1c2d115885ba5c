"""How this shop sells: its terms, currency, tax, shipping, and how long and how often an order may wait for money."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta, tzinfo

from commerce.values import Country, Money
from order_service.domain.errors import TermsChanged, UnknownShippingMethod
from order_service.domain.pricing import PricedItem, Quote, TaxRule, make_quote

STANDARD = "standard"
MAX_UNPAID_ORDERS_OF_NETWORK = 20
"""Wide enough for an office behind one address."""


@dataclass(frozen=True, slots=True)
class DeliveryDays:
    """How many working days a parcel is under way, both ends included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class ShippingMethod:
    """A way to send a parcel to one country; `price` is as shown to the shopper."""

    id: str
    name: str
    price: Money
    delivery_days: DeliveryDays


@dataclass(frozen=True, slots=True)
class ShippingRate:
    """What a parcel costs, as shown to the shopper, and how long it takes."""

    price: Money
    delivery_days: DeliveryDays


@dataclass(frozen=True, slots=True)
class FlatShipping:
    """One method, with one rate at home and one abroad."""

    home_country: str
    home: ShippingRate
    abroad: ShippingRate

    @property
    def countries(self) -> list[Country]:
        """Where parcels can be sent, by code: everywhere."""
        return Country.all()

    def methods(self, country: str) -> list[ShippingMethod]:
        """What can be chosen for a country (ISO 3166-1 alpha-2)."""
        rate = self.home if country == self.home_country else self.abroad
        return [ShippingMethod(STANDARD, "Standard delivery", rate.price, rate.delivery_days)]

    def method(self, method_id: str, country: str) -> ShippingMethod:
        """The chosen one; raises UnknownShippingMethod."""
        for method in self.methods(country):
            if method.id == method_id:
                return method
        raise UnknownShippingMethod(method_id)


@dataclass(frozen=True, slots=True)
class Shop:
    """The shop's terms of trade; `terms_version` names the text of them that shoppers accept.

    Goods for `free_delivery_from` and more are delivered free of charge, wherever to; None means never. Its days begin
    at midnight in `time_zone`.
    """

    name: str
    terms_version: str
    currency: str
    tax: TaxRule
    shipping: FlatShipping
    free_delivery_from: Money | None = None
    payment_window: timedelta = timedelta(minutes=15)
    max_unpaid_orders: int = 3
    max_unpaid_orders_of_network: int = MAX_UNPAID_ORDERS_OF_NETWORK
    time_zone: tzinfo = UTC

    def quote(self, items: Sequence[PricedItem], method: ShippingMethod) -> Quote:
        """What `items`, all in this shop's currency, cost when `method` delivers them."""
        return make_quote(items, method.price, self.tax, self.free_delivery_from)

    def require_present_terms(self, accepted: str) -> None:
        """Raises TermsChanged, naming the present version, where a shopper accepted another."""
        if accepted != self.terms_version:
            raise TermsChanged(extra={"terms_version": self.terms_version})
