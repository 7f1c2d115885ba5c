"""One row of a feed: text in columns becomes an offer, or faults that name the column."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeVar

from commerce.values import Currency, Gtin, Money, Refusal
from search_service.domain.offer import (
    LONGEST_BRAND,
    LONGEST_MPN,
    LONGEST_SKU,
    LONGEST_TITLE,
    MOST_DAYS,
    MOST_MONEY,
    Availability,
    Condition,
    ListedOffer,
)
from search_service.domain.seller import LONGEST_URL, SellerFacts, is_at

REQUIRED: Final = ("seller_sku", "title", "url", "price")
COLUMNS: Final = (
    *REQUIRED, "currency", "shipping", "condition", "availability", "gtin", "brand", "mpn", "days_min", "days_max"
)  # fmt: skip
"""Whatever else a feed has is left out."""
Choice = TypeVar("Choice", bound=StrEnum)
UnfitCharacter = Callable[[str], str | None]
"""The first character of a text that a line may not hold, such as `U+0000`."""
_MONEY: Final = re.compile(r"([0-9]{1,13})(?:\.([0-9]{1,3}))?", re.ASCII)
_DAYS: Final = re.compile(r"[0-9]{1,3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one value of a row; `line` is where the row begins in the file, 1 the first."""

    line: int
    column: str
    code: str
    message: str


@dataclass(slots=True)
class _Reading:
    """One row while it is read."""

    line: int
    values: Mapping[str, str]
    unfit: UnfitCharacter
    faults: list[RowFault] = field(default_factory=list)

    def refuse(self, column: str, code: str, message: str) -> None:
        self.faults.append(RowFault(self.line, column, code, message))

    def text(self, column: str, longest: int) -> str | None:
        value = self.values.get(column, "").strip()
        if not value:
            if column in REQUIRED:
                self.refuse(column, "blank", "Fill this in.")
            return None
        if len(value) > longest:
            self.refuse(column, "string_too_long", f"At most {longest} characters.")
            return None
        if (character := self.unfit(value)) is not None:
            self.refuse(column, "text_not_acceptable", f"Take {character} out; it is not accepted here.")
            return None
        return value

    def money(self, column: str, currency: str) -> int | None:
        value = self.text(column, 20)
        if value is None:
            return None
        match, decimals = _MONEY.fullmatch(value), Money.zero(currency).decimals
        if match is None or len(match[2] or "") > decimals:
            example = f"19.{'9' * decimals}" if decimals else "19"
            self.refuse(column, "money_invalid", f"Write units of {currency} with a point, such as {example}.")
            return None
        amount = int(match[1] + (match[2] or "").ljust(decimals, "0"))
        if amount > MOST_MONEY:
            self.refuse(column, "less_than_equal", "This is more than anything costs.")
            return None
        return amount

    def days(self, column: str) -> int | None:
        value = self.text(column, 20)
        if value is None:
            return None
        if not _DAYS.fullmatch(value) or int(value) > MOST_DAYS:
            self.refuse(column, "days_invalid", f"Write whole days, from 0 to {MOST_DAYS}.")
            return None
        return int(value)

    def one_of(self, column: str, choices: type[Choice], otherwise: Choice) -> Choice:
        value = self.text(column, 20)
        if value is None:
            return otherwise
        try:
            return choices(value.lower())
        except ValueError:
            self.refuse(column, "enum", f"Write one of {', '.join(choices)}.")
            return otherwise

    def currency(self, sellers: str) -> str:
        value = self.text("currency", 20)
        if value is None:
            return sellers
        try:
            return Currency(value.upper()).code
        except Refusal as refusal:
            self.refuse("currency", refusal.code, f"{refusal}.")
            return sellers

    def gtin(self) -> str | None:
        value = self.text("gtin", 40)
        if value is None:
            return None
        try:
            return Gtin.parse(value).digits
        except Refusal as refusal:
            self.refuse("gtin", refusal.code, f"{refusal}.")
            return None

    def url(self, domain: str) -> str | None:
        value = self.text("url", LONGEST_URL)
        if value is not None and not is_at(value, domain):
            self.refuse("url", "url_not_the_sellers", f"Write an https address at {domain}.")
            return None
        return value


def read_row(
    line: int, values: Mapping[str, str], seller: SellerFacts, unfit: UnfitCharacter
) -> ListedOffer | list[RowFault]:
    """The offer in a row of text by column, or all that is wrong with it."""
    reading = _Reading(line, values, unfit)
    currency = reading.currency(seller.currency)
    sku, title = reading.text("seller_sku", LONGEST_SKU), reading.text("title", LONGEST_TITLE)
    url, price = reading.url(seller.domain), reading.money("price", currency)
    shipping, gtin = reading.money("shipping", currency), reading.gtin()
    brand, mpn = reading.text("brand", LONGEST_BRAND), reading.text("mpn", LONGEST_MPN)
    first, last = reading.days("days_min"), reading.days("days_max")
    condition = reading.one_of("condition", Condition, Condition.NEW)
    availability = reading.one_of("availability", Availability, Availability.IN_STOCK)
    if price == 0:
        reading.refuse("price", "greater_than", "Nothing is sold for nothing.")
    if first is not None and last is not None and first > last:
        reading.refuse("days_max", "days_reversed", "Not fewer than days_min.")
    if reading.faults or sku is None or title is None or url is None or price is None:
        return reading.faults
    return ListedOffer(
        seller_sku=sku, title=title, url=url, price=price, currency=currency, shipping=shipping, condition=condition,
        availability=availability, gtin=gtin, brand=brand, mpn=mpn, days_min=first, days_max=last,
    )  # fmt: skip
