"""Money: integer minor units and an ISO 4217 code. No float ever touches it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

# ISO 4217 exponents that are not 2.
_DECIMALS = {
    **dict.fromkeys(
        [
            "BIF",
            "CLP",
            "DJF",
            "GNF",
            "ISK",
            "JPY",
            "KMF",
            "KRW",
            "PYG",
            "RWF",
            "UGX",
            "VND",
            "VUV",
            "XAF",
            "XOF",
            "XPF",
        ],
        0,
    ),
    **dict.fromkeys(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"], 3),
}


class CurrencyMismatch(ValueError):
    """Two currencies met in one sum."""


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount in minor units (cents, fils, yen) of one currency."""

    amount: int
    currency: str

    def __post_init__(self) -> None:
        if type(self.amount) is not int:
            raise TypeError(f"Money counts whole minor units, not {self.amount!r}")
        if len(self.currency) != 3 or not self.currency.isascii() or not self.currency.isupper():
            raise ValueError(f"{self.currency!r} is not an ISO 4217 code")

    @classmethod
    def zero(cls, currency: str) -> Self:
        """No money, in `currency` (ISO 4217)."""
        return cls(0, currency)

    @classmethod
    def total(cls, amounts: Iterable["Money"], currency: str) -> "Money":
        """The sum of `amounts`, zero when there are none; raises CurrencyMismatch."""
        return sum(amounts, start=cls.zero(currency))

    @property
    def decimals(self) -> int:
        """How many digits the currency's minor unit has: JPY 0, EUR 2, KWD 3."""
        return _DECIMALS.get(self.currency, 2)

    @property
    def payable_step(self) -> int:
        """The smallest difference that cards can pay, in minor units, else 1.

        Card networks take three-decimal amounts that end in 0. ISO 4217 gives the ariary two digits, but it has no
        hundredths (one is five iraimbilanja), and is paid in whole ones (https://docs.stripe.com/currencies).
        """
        if self.currency == "MGA":
            return 100
        return 10 if self.decimals == 3 else 1

    def __add__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.amount - other.amount, self.currency)

    def __mul__(self, count: int) -> "Money":
        return Money(self.amount * count, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __lt__(self, other: "Money") -> bool:
        self._same(other)
        return self.amount < other.amount

    def __le__(self, other: "Money") -> bool:
        self._same(other)
        return self.amount <= other.amount

    def __bool__(self) -> bool:
        return self.amount != 0

    def ratio(self, numerator: int, denominator: int) -> "Money":
        """This amount × numerator ÷ denominator, rounded half away from zero ("half-up" in commerce)."""
        product, sign = self.amount * numerator, 1
        if product < 0:
            product, sign = -product, -1
        return Money(sign * ((2 * product + denominator) // (2 * denominator)), self.currency)

    def _same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise CurrencyMismatch(f"{self.currency} and {other.currency} do not add up")

    @property
    def decimal(self) -> str:
        """The amount in units of its currency, with all its decimals and a point: 4488 cents are `44.88`."""
        if not self.decimals:
            return str(self.amount)
        whole, fraction = divmod(abs(self.amount), 10**self.decimals)
        sign = "-" if self.amount < 0 else ""
        return f"{sign}{whole}.{fraction:0{self.decimals}d}"

    def __str__(self) -> str:
        return f"{self.decimal} {self.currency}"
