"""Why an order is refused. Codes are public."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from servicekit.domain.errors import Conflict, Invalid, NotFound


class OrderNotFound(NotFound):
    """No such order, or somebody else's."""

    code = "order_not_found"
    title = "There is no such order"


class OrderNotCancellable(Conflict):
    """It is paid, or over."""

    code = "order_not_cancellable"
    title = "This order can no longer be cancelled"


class OrderNotConfirmed(Conflict):
    """It is not paid yet, or over, or names nobody any more: there is nothing to confirm."""

    code = "order_not_confirmed"
    title = "There is no confirmation of this order"


class OrderNotRefundable(Conflict):
    """Not paid, not confirmed, or less is left than asked for."""

    code = "order_not_refundable"
    title = "This amount cannot be refunded"


class RefundInProgress(Conflict):
    """One refund of an order at a time."""

    code = "refund_in_progress"
    title = "Another refund of this order is still running"


class InvalidRefund(Invalid):
    """Its amount is in another currency than what was captured, or nothing; `errors` names the field."""

    code = "invalid_refund"
    title = "This amount cannot be refunded"

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message, errors=[{"field": field, "code": self.code, "message": message}])


class OrderOnHold(Conflict):
    """A payment arrived that is not the order's total; staff looks at it."""

    code = "order_on_hold"
    title = "A payment of this order does not match its total; please do not pay again, we look at it"


class MailGone(Conflict):
    """A mail is kept for fourteen days; this one cannot be sent again."""

    code = "mail_gone"
    title = "This mail is not kept any more"


class NothingToResolve(Conflict):
    """The order never waited for a person."""

    code = "nothing_to_resolve"
    title = "Nothing of this order waits for a person"


class TotalChanged(Conflict):
    """The price is no longer what the shopper agreed to; `quote` in the answer carries the new one."""

    code = "total_changed"
    title = "The total has changed"


class TermsChanged(Conflict):
    """The shopper accepted another version of the terms than the shop has; `terms_version` in the answer is its own."""

    code = "terms_changed"
    title = "The terms have changed; please read and accept them again"


class TooManyUnpaidOrders(Conflict):
    """Each unpaid order holds stock."""

    code = "too_many_unpaid_orders"
    title = "Pay or cancel an earlier order first"


class CartAlreadyPaid(Conflict):
    """The earlier order of this cart turned out to be paid."""

    code = "cart_already_paid"
    title = "An earlier order of this cart was just paid"


class AlreadyCancelled(Conflict):
    """It was cancelled while it was being placed."""

    code = "order_cancelled"
    title = "This order was cancelled meanwhile"


class UnknownShippingMethod(Invalid):
    """Not offered for this country."""

    code = "unknown_shipping_method"
    title = "This shipping method is not offered for this country"


class UnknownVariant(Invalid):
    """It cannot be bought."""

    code = "unknown_variant"
    title = "Something in this order cannot be bought"


class AmountNotChargeable(Invalid):
    """No card can pay this total, too little or too much or between the provider's steps; `limits` says what can be."""

    code = "amount_not_chargeable"
    title = "This total cannot be paid"


class WrongCurrency(Invalid):
    """The shop sells in one currency."""

    code = "wrong_currency"
    title = "The shop does not sell in this currency"


@dataclass(frozen=True, slots=True)
class Shortage:
    """How much of a variant there is."""

    variant_id: UUID
    requested: int
    available: int


class OutOfStock(Conflict):
    """Less is left than was ordered; `errors` names each variant."""

    code = "out_of_stock"
    title = "Something is out of stock"

    def __init__(self, shortages: Sequence[Shortage]) -> None:
        errors: list[dict[str, Any]] = [
            {
                "code": "out_of_stock",
                "variant_id": str(shortage.variant_id),
                "requested": shortage.requested,
                "available": shortage.available,
            }
            for shortage in shortages
        ]
        super().__init__(errors=errors)
