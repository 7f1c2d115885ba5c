"""Amounts as Stripe counts and refuses them (https://docs.stripe.com/currencies), written down twice on purpose.

payment-service has its own table; were this the same one, a mistake in it would show in no test.
"""

from commerce.values import Money
from payment_sandbox.errors import ApiError, invalid

# How many of Stripe's units are one whole unit of the currency; 100 where nothing is said.
_UNITS_PER_WHOLE = {
    **dict.fromkeys(
        ["bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf"], 1
    ),
    **dict.fromkeys(["bhd", "jod", "kwd", "omr", "tnd"], 1000),
}
_MULTIPLES = {"isk": 100, "ugx": 100, **dict.fromkeys(["bhd", "jod", "kwd", "omr", "tnd"], 10)}
_MINIMUMS = {
    "usd": 50, "aed": 200, "aud": 50, "bgn": 100, "brl": 50, "cad": 50, "chf": 50, "czk": 1500, "dkk": 250, "eur": 50,
    "gbp": 30, "hkd": 400, "huf": 17500, "inr": 50, "jpy": 50, "mxn": 1000, "myr": 200, "nok": 300, "nzd": 50,
    "pln": 200, "ron": 200, "sek": 300, "sgd": 50, "thb": 1000,
}  # fmt: skip
_NOT_TAKEN = frozenset(("iqd", "lyd", "xxx", "xts"))


def require_charge(amount: int, currency: str) -> None:
    """Refuses what Stripe does not charge: too little, too much, not whole, another currency; raises ApiError 400."""
    if len(currency) != 3 or not currency.isalpha() or currency in _NOT_TAKEN:
        raise invalid(f"Invalid currency: {currency}", param="currency")
    require_multiple(amount, currency)
    if amount < _MINIMUMS.get(currency, 1):
        raise _refused("Amount must convert to at least the minimum charge.", "amount_too_small")
    if amount >= (10**12 if currency == "idr" else 10**8):
        raise _refused("Amount must be no more than eight digits.", "amount_too_large")


def require_multiple(amount: int, currency: str) -> None:
    """What holds for charges and refunds: whole kronur and shillings, three decimals that end in 0."""
    multiple = _MULTIPLES.get(currency, 1)
    if amount % multiple == 0:
        return
    message = f"Invalid amount. Amounts in {currency.upper()} must be evenly divisible by {multiple}."
    raise _refused(message, "invalid_charge_amount_no_decimal_compatible" if multiple == 100 else None)


def as_money(amount: int, currency: str) -> Money:
    """An amount of this ledger in ISO 4217's minor units; fractions of those, which no shop can name, are dropped."""
    zero = Money.zero(currency.upper())
    return Money(amount * 10**zero.decimals // _UNITS_PER_WHOLE.get(currency.lower(), 100), zero.currency)


def _refused(message: str, code: str | None) -> ApiError:
    return invalid(message, param="amount", code=code)
