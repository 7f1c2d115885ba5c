"""Why a cart refuses. Codes are public."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from servicekit.domain.errors import Conflict, Invalid, NotFound, Unavailable


@dataclass(frozen=True, slots=True)
class Shortage:
    """How much of a variant is wanted, and how much there is (0: it is not sold at all any more)."""

    variant_id: UUID
    requested: int
    available: int

    def fault(self, code: str) -> dict[str, Any]:
        """As an entry of a problem's `errors`."""
        return {
            "code": code,
            "variant_id": str(self.variant_id),
            "requested": self.requested,
            "available": self.available,
        }


class LineNotFound(NotFound):
    """No such line in the caller's cart."""

    code = "cart_line_not_found"
    title = "There is no such line in your cart"


class VariantNotFound(NotFound):
    """The catalogue does not know it."""

    code = "variant_not_found"
    title = "There is no such product variant"


class VariantNotForSale(Conflict):
    """Archived, or not yet published."""

    code = "variant_not_for_sale"
    title = "This product is not for sale"


class OutOfStock(Conflict):
    """Less is left than asked for; `errors` names each variant."""

    code = "out_of_stock"
    title = "There is not enough in stock"

    def __init__(self, shortages: Sequence[Shortage]) -> None:
        super().__init__(errors=[shortage.fault(self.code) for shortage in shortages])


class LineLimitExceeded(Invalid):
    """More of one variant than a single customer may order."""

    code = "line_limit_exceeded"
    title = "This is more than one order may hold of a product"

    def __init__(self, variant_id: UUID, limit: int) -> None:
        super().__init__(f"At most {limit} of this product per order.", extra={"line_limit": limit})
        self.variant_id = variant_id


class CartFull(Conflict):
    """More different products than a cart may hold."""

    code = "cart_full"
    title = "The cart is full"


class CartCurrencyMismatch(Conflict):
    """A cart holds prices of one currency."""

    code = "cart_currency_mismatch"
    title = "The cart holds prices in another currency"


class CartEmpty(Conflict):
    """There is nothing to check out."""

    code = "cart_empty"
    title = "The cart is empty"


class InvalidGuestToken(Invalid):
    """Not the valid token of a guest."""

    code = "invalid_guest_token"
    title = "This is not a valid guest token"


class ProductsUnavailable(Unavailable):
    """Prices and stock cannot be read at the moment."""

    code = "products_unavailable"
    title = "Prices and stock cannot be checked at the moment; please try again"


class OrdersUnavailable(Unavailable):
    """Orders cannot be placed at the moment; nothing was ordered."""

    code = "orders_unavailable"
    title = "Orders cannot be placed at the moment; nothing was ordered"
