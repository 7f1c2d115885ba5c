"""The shop's words as domains use them. Standard library only."""

from commerce.values.country import Country
from commerce.values.currency import Currency
from commerce.values.gtin import Gtin, check_digit
from commerce.values.locale import Locale
from commerce.values.money import CurrencyMismatch, Money
from commerce.values.pages import PAGE_LANGUAGES, page_address
from commerce.values.postal_address import PostalAddress
from commerce.values.postcode import PostcodeRule
from commerce.values.refusal import Refusal
from commerce.values.states import (
    CancelReason,
    FulfilmentStatus,
    OrderPaymentStatus,
    OrderRefundStatus,
    OrderStatus,
    PaymentStatus,
)
from commerce.values.written import written

__all__ = [
    "PAGE_LANGUAGES",
    "CancelReason",
    "Country",
    "Currency",
    "CurrencyMismatch",
    "FulfilmentStatus",
    "Gtin",
    "Locale",
    "Money",
    "OrderPaymentStatus",
    "OrderRefundStatus",
    "OrderStatus",
    "PaymentStatus",
    "PostalAddress",
    "PostcodeRule",
    "Refusal",
    "check_digit",
    "page_address",
    "written",
]
