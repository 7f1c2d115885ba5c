"""What an order would cost now."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from order_service.application.ports import Charging, Products
from order_service.domain.errors import UnknownVariant, WrongCurrency
from order_service.domain.pricing import PricedItem, Quote
from order_service.domain.shop import Shop


@dataclass(frozen=True, slots=True)
class QuoteOrder:
    """Anybody may ask what some variants cost, delivered to a country; prices come from the catalogue alone."""

    products: Products
    charging: Charging
    shop: Shop

    async def __call__(self, quantities: Mapping[UUID, int], method_id: str, country: str) -> Quote:
        """Raises UnknownShippingMethod, UnknownVariant naming each, WrongCurrency, AmountNotChargeable, Unavailable."""
        method = self.shop.shipping.method(method_id, country)
        offers = await self.products.offers(list(quantities))
        missing = [str(wanted) for wanted in quantities if wanted not in offers or not offers[wanted].purchasable]
        if missing:
            raise UnknownVariant(errors=[{"code": "unknown_variant", "variant_id": variant} for variant in missing])
        if any(offer.price.currency != self.shop.currency for offer in offers.values()):
            raise WrongCurrency(f"This shop sells in {self.shop.currency}.")
        items = [PricedItem(wanted, quantity, offers[wanted].price) for wanted, quantity in quantities.items()]
        quote = self.shop.quote(items, method)
        self.charging.require_chargeable(quote.total)
        return quote
