"""Prices that a shopper writes among the words: "under 50 €", "moins de 50", "zwischen 20 und 40 Euro", "أقل من 50"."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

from commerce.values import Money
from search_service.domain.words import with_ascii_digits

_MOST: Final = 10**12
_SIGNS: Final = {
    "EUR": "€|euros?|eur|يورو",
    "USD": r"us\$|\$|dollars?|usd|دولار",
    "GBP": "£|pounds?|gbp",
    "CHF": "chf|francs?|franken",
    "MAD": "mad|dirhams?|dh|درهم",
    "AED": "aed|dirhams?|درهم",
    "SAR": "sar|riyals?|ريال",
}
_NUMBER: Final = r"\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,12}(?:[.,]\d{1,2})?(?![.,]?\d)"
_UNDER: Final = (
    "under|below|less than|cheaper than|no more than|at most|moins de|moins cher que|en dessous de|pas plus de|au plus"
    "|unter|weniger als|höchstens|أقل من|تحت|دون|لا يزيد عن"
)
# After these a bare number is too often something else: "pro max 256", "ab 3 Jahren".
_UP_TO: Final = "up to|max(?:imum|imal)?|jusqu['’]? ?à|sous|bis(?: zu)?|حتى|بحد أقصى"
_OVER: Final = (
    "over|above|more than|at least|from|plus de|au moins|au dessus de|à partir de|minimum|über|mehr als|mindestens|ab"
    "|أكثر من|فوق|ابتداء من|على الأقل"
)
_BETWEEN, _AND = "between|entre|zwischen|بين", "and|et|und|و"


@dataclass(frozen=True, slots=True)
class PriceWords:
    """A price range in minor units, and `text`, the words that say so; `rest` is what else was asked for."""

    minimum: int | None
    maximum: int | None
    text: str
    rest: str


def price_words(query: str, currency: str) -> PriceWords | None:
    """The price range that `query` names in the shop's currency (ISO 4217).

    None without one, in another currency, and where a bare number may count something else.
    """
    readable = _bare(query)
    for pattern in _patterns(currency):
        for found in pattern.finditer(readable):
            limits = _limits(found, currency, ends_query=not readable[found.end() :].strip(" .!?"))
            if limits is not None:
                rest = f"{query[: found.start()].rstrip()} {query[found.end() :].lstrip()}".strip()
                return PriceWords(*limits, query[found.start() : found.end()], rest)
    return None


@cache
def _patterns(currency: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    sign = f"(?:{_SIGNS.get(currency, re.escape(currency))})(?![^\\W\\d_])"
    before = r"(?<![^\W_])"

    def amount(name: str) -> str:
        return rf"(?P<before_{name}>{sign}\s?)?(?P<{name}>{_NUMBER})(?P<after_{name}>\s?{sign})?"

    kinds = f"(?:(?P<under>{_UNDER})|(?P<up_to>{_UP_TO})|(?P<over>{_OVER}))"
    between = rf"{before}(?:{_BETWEEN})\s+{amount('low')}\s+(?:{_AND})\s*{amount('high')}"
    return _compiled(between), _compiled(rf"{before}{kinds}\s+{amount('one')}")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_bare(pattern), re.IGNORECASE)


def _limits(found: re.Match[str], currency: str, *, ends_query: bool) -> tuple[int | None, int | None] | None:
    has_sign = any(text for name, text in found.groupdict().items() if name.startswith(("before_", "after_")))
    groups = found.groupdict()
    if not has_sign and (not ends_query or groups.get("up_to") or groups.get("over")):
        return None
    if "low" in groups:
        low, high = sorted((_minor(found["low"], currency), _minor(found["high"], currency)))
        return (low, high) if high <= _MOST else None
    amount = _minor(found["one"], currency)
    if amount > _MOST:
        return None
    return (amount, None) if found["over"] else (None, amount)


def _minor(number: str, currency: str) -> int:
    """Minor units of what somebody wrote: "1.299,50" and "1 299.5" are 129950 cents."""
    written = re.fullmatch(r"(.*?)(?:[.,](\d{1,2}))?", number)
    whole, fraction = (written[1], written[2] or "") if written else (number, "")
    decimals = Money.zero(currency).decimals
    return int(re.sub(r"\D", "", whole) + f"{fraction:0<{decimals}}"[:decimals])


def _bare(text: str) -> str:
    """`text` without accents and with ASCII digits; every character stays where it was."""
    return "".join(unicodedata.normalize("NFD", one)[0] for one in with_ascii_digits(text))
