"""Amounts as the provider counts them, which is not always as ISO 4217 does.

Source: https://docs.stripe.com/currencies. Zero-decimal currencies are counted in whole units, MGA among them, to which
ISO 4217 gives two digits. ISK and UGX, which have none in ISO 4217, are counted in hundredths that must be whole units.
Three-decimal currencies end in 0. A charge has a minimum (`#minimum-and-maximum-charge-amounts`; given per settlement
currency, so that an account which settles in another one may have a higher one, and the provider's refusal is then the
answer) and up to eight digits, twelve for IDR.
"""

from math import gcd

from commerce.values import Money
from payment_service.domain.charging import ChargingRule

_ZERO_DECIMAL = frozenset(
    ("BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF")
)
_THREE_DECIMAL = frozenset(("BHD", "JOD", "KWD", "OMR", "TND"))
_WHOLE_HUNDREDTHS = frozenset(("ISK", "UGX"))
# In the provider's own units.
_MINIMUM = {
    **dict.fromkeys(("AUD", "BRL", "CAD", "CHF", "EUR", "INR", "JPY", "NZD", "SGD", "USD"), 50),
    **dict.fromkeys(("AED", "MYR", "PLN", "RON"), 200),
    **dict.fromkeys(("NOK", "SEK"), 300),
    **dict.fromkeys(("MXN", "THB"), 1000),
    "BGN": 100, "CZK": 1500, "DKK": 250, "GBP": 30, "HKD": 400, "HUF": 17500,
}  # fmt: skip
_LARGEST, _LARGEST_IDR = 10**8 - 1, 10**12 - 1


def to_provider(amount: Money) -> int:
    """`amount` in the provider's units: 5000 ISK is 500000; raises AmountNotChargeable when it has no such number."""
    charging_rule(amount.currency).require_expressible(amount)
    numerator, denominator = _ratio(amount.currency)
    return amount.amount * numerator // denominator


def from_provider(amount: int, currency: str) -> Money:
    """The provider's `amount` in ours; `currency` in either case. Raises ValueError when we have no such amount."""
    code = currency.upper()
    numerator, denominator = _ratio(code)
    if amount * denominator % numerator:
        raise ValueError(f"{amount} {code} of the provider is no whole number of minor units")
    return Money(amount * denominator // numerator, code)


def charging_rule(currency: str) -> ChargingRule:
    """What can be charged in a currency, in our minor units."""
    numerator, denominator = _ratio(currency)
    multiple = 100 if currency in _WHOLE_HUNDREDTHS else 10 if currency in _THREE_DECIMAL else 1
    # The smallest of our amounts that is a whole number of the provider's multiples.
    step = denominator * multiple // gcd(denominator * multiple, numerator)
    largest = _LARGEST_IDR if currency == "IDR" else _LARGEST
    minimum = -(-_MINIMUM.get(currency, 1) * denominator // numerator)
    maximum = largest * denominator // numerator
    return ChargingRule(currency, max(minimum, step), maximum - maximum % step, step)


def _ratio(currency: str) -> tuple[int, int]:
    """The provider's units per minor unit of ours, as a fraction: ISK 100/1, MGA 1/100, EUR 1/1."""
    theirs = 0 if currency in _ZERO_DECIMAL else 3 if currency in _THREE_DECIMAL else 2
    ours = Money.zero(currency).decimals
    return 10 ** max(theirs - ours, 0), 10 ** max(ours - theirs, 0)
