"""Why order-service does not take an order; its codes are ours, so that clients see one language."""

from collections.abc import Mapping
from typing import Any

from servicekit.domain.errors import Conflict, DomainError, Invalid


class OrderRejected(Conflict):
    """An order that could not be placed for a reason this version does not know by name."""

    code = "order_rejected"
    title = "The order could not be placed"


class TotalChanged(Conflict):
    """It costs something else now; `quote` carries the new amounts."""

    code = "total_changed"
    title = "The total has changed"


class TermsChanged(Conflict):
    """The shopper accepted another version of the terms than the shop has; `terms_version` is the shop's."""

    code = "terms_changed"
    title = "The terms have changed; please read and accept them again"


class StockGone(Conflict):
    """Somebody else was faster; `errors` names each variant."""

    code = "out_of_stock"
    title = "There is not enough in stock"


class TooManyUnpaidOrders(Conflict):
    """Each unpaid order holds stock."""

    code = "too_many_unpaid_orders"
    title = "Pay or cancel an earlier order first"


class CartAlreadyPaid(Conflict):
    """An earlier order of this cart turned out to be paid."""

    code = "cart_already_paid"
    title = "An earlier order of this cart was just paid"


class OrderCancelled(Conflict):
    """It was cancelled while it was being placed, by its customer or by a newer checkout."""

    code = "order_cancelled"
    title = "This order was cancelled meanwhile"


class OrderOnHold(Conflict):
    """A payment of an earlier order of this cart is not its total; staff looks at it."""

    code = "order_on_hold"
    title = "A payment of this cart does not match its total; please do not pay again, we look at it"


class UnknownShippingMethod(Invalid):
    """Not offered for this country."""

    code = "unknown_shipping_method"
    title = "This shipping method is not offered for this country"


class WrongCurrency(Invalid):
    """The shop sells in one currency."""

    code = "wrong_currency"
    title = "The shop does not sell in this currency"


class AmountNotChargeable(Invalid):
    """No card can pay this total; `limits` are what can be paid (minor units)."""

    code = "amount_not_chargeable"
    title = "This total cannot be paid"


class CheckoutInvalid(Invalid):
    """Something in the form is not acceptable to order-service."""

    code = "checkout_invalid"
    title = "Something in the checkout form is not acceptable"


REFUSALS: tuple[type[DomainError], ...] = (
    TotalChanged,
    TermsChanged,
    StockGone,
    TooManyUnpaidOrders,
    CartAlreadyPaid,
    OrderCancelled,
    OrderOnHold,
    UnknownShippingMethod,
    WrongCurrency,
    AmountNotChargeable,
)
_BY_CODE = {kind.code: kind for kind in REFUSALS}
_STANDARD_MEMBERS = frozenset(("type", "title", "status", "detail", "instance", "code", "errors"))


def refusal(status: int, problem: Mapping[str, Any]) -> DomainError:
    """The error for order-service's problem document, with its faults and additional members."""
    kind = _BY_CODE.get(problem.get("code", ""), CheckoutInvalid if status == 422 else OrderRejected)
    extra = {name: value for name, value in problem.items() if name not in _STANDARD_MEMBERS}
    return kind(problem.get("detail", ""), errors=problem.get("errors", ()), extra=extra)
