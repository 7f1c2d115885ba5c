"""The states of orders and of their payments: one service decides on them, the others read them."""

from enum import StrEnum


class OrderStatus(StrEnum):
    """pending → awaiting_payment → confirmed → completed; or through cancelling to cancelled or expired.

    on_hold: something else was captured than the order costs; until staff has looked, nobody can pay or cancel it.
    """

    PENDING = "pending"
    AWAITING_PAYMENT = "awaiting_payment"
    ON_HOLD = "on_hold"
    CANCELLING = "cancelling"
    CONFIRMED = "confirmed"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class OrderPaymentStatus(StrEnum):
    """What the provider holds of ours."""

    UNPAID = "unpaid"
    PAID = "paid"
    PARTIALLY_REFUNDED = "partially_refunded"
    REFUNDED = "refunded"


class FulfilmentStatus(StrEnum):
    """How much of it is on its way."""

    UNFULFILLED = "unfulfilled"
    PARTIAL = "partial"
    SHIPPED = "shipped"
    DELIVERED = "delivered"


class CancelReason(StrEnum):
    """Why an order was cancelled."""

    CUSTOMER = "customer"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    OUT_OF_STOCK = "out_of_stock"
    NOT_PLACED = "not_placed"
    AMOUNT_DIFFERS = "amount_differs"


class OrderRefundStatus(StrEnum):
    """requested → succeeded, or failed; a bank may send back what had succeeded."""

    REQUESTED = "requested"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


class PaymentStatus(StrEnum):
    """VOIDING: we cancelled it, the provider has not confirmed. SUCCEEDED can follow even VOIDED: money is a fact."""

    REQUIRES_PAYMENT_METHOD = "requires_payment_method"
    PROCESSING = "processing"
    REQUIRES_ACTION = "requires_action"
    SUCCEEDED = "succeeded"
    VOIDING = "voiding"
    VOIDED = "voided"
