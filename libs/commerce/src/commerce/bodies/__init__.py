"""The shop's words as HTTP bodies carry them: checked once, by pydantic, for every service."""

from commerce.bodies.money import MoneySchema

__all__ = ["MoneySchema"]
