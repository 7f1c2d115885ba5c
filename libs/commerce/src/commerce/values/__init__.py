"""The shop's words as domains use them. Standard library only."""

from commerce.values.money import CurrencyMismatch, Money

__all__ = ["CurrencyMismatch", "Money"]
