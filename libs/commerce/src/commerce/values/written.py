"""Amounts as people write them, in the languages of the shop's mails; the pages write them by the browser's Intl."""

from dataclasses import dataclass
from typing import Final

from commerce.values.money import Money

_NARROW, _WIDE = "\u202f", "\u00a0"
"""Spaces at which no line ends."""
_RIGHT_TO_LEFT: Final = "\u200f"
_SYMBOLS: Final = {"EUR": "€"}
"""The signs that no other currency shares; the others go by their code."""


@dataclass(frozen=True, slots=True)
class _Writing:
    """How one language writes amounts (CLDR); `mark` sets their direction."""

    thousands: str
    point: str
    sign_first: bool = False
    mark: str = ""


_WRITINGS: Final = {
    "en": _Writing(",", ".", sign_first=True),
    "de": _Writing(".", ","),
    "fr": _Writing(_NARROW, ","),
    "ar": _Writing(",", ".", mark=_RIGHT_TO_LEFT),
}


def written(money: Money, locale: str) -> str:
    """An amount as readers of `locale` write it, in English for those of a language without mails."""
    writing = _WRITINGS.get(locale.partition("-")[0], _WRITINGS["en"])
    whole, fraction = divmod(abs(money.amount), 10**money.decimals)
    number = f"{whole:,}".replace(",", writing.thousands)
    if money.decimals:
        number += f"{writing.point}{fraction:0{money.decimals}d}"
    sign, minus = _SYMBOLS.get(money.currency), "-" if money.amount < 0 else ""
    if writing.sign_first:
        return f"{minus}{sign}{number}" if sign else f"{minus}{money.currency}{_WIDE}{number}"
    return f"{writing.mark}{minus}{number}{_WIDE}{sign or money.currency}"
