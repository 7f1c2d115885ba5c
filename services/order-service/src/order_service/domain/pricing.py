"""The arithmetic of a quote: tax per line, rounded half-up, so that every part is exact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from commerce.values import Money


@dataclass(frozen=True, slots=True)
class Taxed:
    """An amount with its tax: net + tax = gross, always."""

    net: Money
    tax: Money
    gross: Money

    @classmethod
    def of(cls, gross: Money, tax: Money) -> "Taxed":
        """An amount of which `tax` is tax."""
        return cls(net=gross - tax, tax=tax, gross=gross)

    @classmethod
    def zero(cls, currency: str) -> "Taxed":
        """No money."""
        return cls.of(Money.zero(currency), Money.zero(currency))

    @classmethod
    def total(cls, parts: Iterable["Taxed"], currency: str) -> "Taxed":
        """The sum of `parts`, zero when there are none; raises CurrencyMismatch."""
        return sum(parts, start=cls.zero(currency))

    def __add__(self, other: "Taxed") -> "Taxed":
        return Taxed(self.net + other.net, self.tax + other.tax, self.gross + other.gross)

    def __sub__(self, other: "Taxed") -> "Taxed":
        return Taxed(self.net - other.net, self.tax - other.tax, self.gross - other.gross)


@dataclass(frozen=True, slots=True)
class TaxRule:
    """One rate in basis points (1900 = 19 %), and whether prices as shown already contain it."""

    basis_points: int
    prices_include_tax: bool = True

    def apply(self, amount: Money) -> Taxed:
        """Split or add the tax of an amount as shown, rounded half-up."""
        if self.prices_include_tax:
            tax = amount.ratio(self.basis_points, 10_000 + self.basis_points)
            return Taxed(net=amount - tax, tax=tax, gross=amount)
        tax = amount.ratio(self.basis_points, 10_000)
        return Taxed(net=amount, tax=tax, gross=amount + tax)


@dataclass(frozen=True, slots=True)
class PricedItem:
    """What is bought, at the server's price for one piece."""

    variant_id: UUID
    quantity: int
    unit_price: Money


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """A priced item with its tax; `discount` is in the terms of the price shown (zero: none is given today)."""

    variant_id: UUID
    quantity: int
    unit_price: Money
    discount: Money
    taxed: Taxed


@dataclass(frozen=True, slots=True)
class Quote:
    """What everything costs: total = Σ line gross + shipping gross."""

    lines: tuple[QuotedLine, ...]
    subtotal: Money
    discount: Money
    shipping: Taxed
    tax: Money
    total: Money
    prices_include_tax: bool


def make_quote(items: Sequence[PricedItem], shipping: Money, rule: TaxRule, free_from: Money | None = None) -> Quote:
    """Price `items`, all in the currency of `shipping`; raises CurrencyMismatch.

    Goods of `free_from` and more, at the prices shown and after discounts, are delivered free of charge.
    """
    currency = shipping.currency
    lines = tuple(_line(item, rule) for item in items)
    subtotal = Money.total((item.unit_price * item.quantity for item in items), currency)
    discount = Money.total((line.discount for line in lines), currency)
    free = free_from is not None and free_from <= subtotal - discount
    shipped = rule.apply(Money.zero(currency) if free else shipping)
    return Quote(
        lines=lines,
        subtotal=subtotal,
        discount=discount,
        shipping=shipped,
        tax=Money.total((line.taxed.tax for line in lines), currency) + shipped.tax,
        total=Money.total((line.taxed.gross for line in lines), currency) + shipped.gross,
        prices_include_tax=rule.prices_include_tax,
    )


def _line(item: PricedItem, rule: TaxRule) -> QuotedLine:
    none, taxed = Money.zero(item.unit_price.currency), rule.apply(item.unit_price * item.quantity)
    return QuotedLine(item.variant_id, item.quantity, item.unit_price, none, taxed)
