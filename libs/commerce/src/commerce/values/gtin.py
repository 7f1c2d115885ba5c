"""GTINs: the numbers by which trade everywhere knows an article (GS1 General Specifications)."""

from dataclasses import dataclass
from typing import Final

from commerce.values.refusal import Refusal

_LENGTHS: Final = (8, 12, 13, 14)
_LONGEST: Final = 14
_BETWEEN: Final = str.maketrans("", "", " -")
# Prefixes of GS1, of the number's 13 digits. A GTIN-8 has five zeros before it, and prefixes of its own.
_INSIDE_A_SHOP: Final = ("02", "04", "2", "000000", "000002")
_COUPONS: Final = ("05", "98", "99")


@dataclass(frozen=True, slots=True)
class Gtin:
    """A GTIN as its 14 digits, shorter ones with zeros before them.

    Raises Refusal for what is none, and for numbers that mean something in one shop alone: those for use inside it, and
    coupons.
    """

    digits: str

    def __post_init__(self) -> None:
        if len(self.digits) != _LONGEST or not (self.digits.isascii() and self.digits.isdecimal()):
            raise Refusal("gtin_invalid", "A GTIN is 8, 12, 13 or 14 digits, such as 4006381333931")
        if check_digit(self.digits[:-1]) != self.digits[-1]:
            raise Refusal(
                "gtin_check_digit",
                f"The last digit of {self.digits} does not fit the others; compare it with the packaging",
            )
        if self.digits[1:].startswith(_INSIDE_A_SHOP):
            raise Refusal(
                "gtin_restricted",
                f"{self.digits} is for use inside one shop, and no GTIN: "
                "such numbers begin with 02, 04 or 2, those of 8 digits with 0 or 2",
            )
        if self.digits[1:].startswith(_COUPONS):
            raise Refusal(
                "gtin_restricted", f"{self.digits} is a coupon: numbers that begin with 05, 98 or 99 are no GTINs"
            )

    @classmethod
    def parse(cls, text: str) -> "Gtin":
        """What somebody typed or scanned, in any script's digits: ` 4 006381-333931` is 04006381333931."""
        compact = text.translate(_BETWEEN)
        if len(compact) not in _LENGTHS or not compact.isdecimal():
            return cls("")
        return cls("".join(str(int(digit)) for digit in compact).zfill(_LONGEST))


def check_digit(digits: str) -> str:
    """What stands after these digits of a GTIN: the weights are 3 and 1 in turn, from the right."""
    total = sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)
