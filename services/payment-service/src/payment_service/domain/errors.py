"""Refusals of this service; `code` is public and stable."""

from uuid import UUID

from servicekit.domain.errors import Conflict, Invalid, Malformed, NotFound, PaymentDeclined


class PaymentNotFound(NotFound):
    """No such payment, or not yours."""

    code = "payment_not_found"
    title = "There is no such payment"


class PaymentNotPayable(Conflict):
    """The payment's state does not allow another attempt now; `status` says which it is."""

    code = "payment_not_payable"
    title = "This payment cannot be paid now"

    def __init__(self, payment_id: UUID, status: str) -> None:
        super().__init__(f"Payment {payment_id} is {status}.", extra={"payment_status": status})
        self.status = status


class TooManyAttempts(Conflict):
    """The order has used up its attempts."""

    code = "too_many_attempts"
    title = "Too many attempts to pay this order"


class CardDeclined(PaymentDeclined):
    """The bank declined; another card may work. `decline_code` is the bank's reason."""

    code = "card_declined"
    title = "The card was declined"

    def __init__(self, decline_code: str) -> None:
        super().__init__("The card was declined; please try another one.", extra={"decline_code": decline_code})
        self.decline_code = decline_code


class UnknownPaymentMethod(Invalid):
    """The provider does not know this payment method."""

    code = "unknown_payment_method"
    title = "This payment method is not known"


class AmountNotChargeable(Invalid):
    """The provider cannot charge or refund this amount, whatever the card; `limits` in the answer says what it can."""

    code = "amount_not_chargeable"
    title = "This amount cannot be paid"


class OrderVoided(Conflict):
    """The order was cancelled before its payment was created."""

    code = "order_voided"
    title = "This order was cancelled"


class AmountMismatch(Conflict):
    """The order already has a payment of another amount or owner."""

    code = "payment_mismatch"
    title = "This order has a different payment already"


class RefundExceedsCaptured(Conflict):
    """Refunds, pending ones included, may not exceed what was captured."""

    code = "refund_exceeds_captured"
    title = "There is not that much left to refund"


class RefundMismatch(Conflict):
    """The refund id was used for another order or amount."""

    code = "refund_mismatch"
    title = "This refund id was used for a different refund"


class InvalidSignature(Malformed):
    """The webhook was not signed by the provider, or too long ago, or in the future."""

    code = "invalid_signature"
    title = "The signature does not match"
