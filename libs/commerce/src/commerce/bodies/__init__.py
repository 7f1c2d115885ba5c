"""The shop's words as HTTP bodies carry them: checked once, by pydantic, for every service.

MoneySchema and AddressSchema are so named in code that knows the domain's Money and PostalAddress too; OpenAPI calls
them Money and PostalAddress.
"""

from commerce.bodies.email import email_to_look_up
from commerce.bodies.money import Money as MoneySchema
from commerce.bodies.money import MoneyAnswer
from commerce.bodies.postal_address import PostalAddress as AddressSchema
from commerce.bodies.postal_address import fields_of
from commerce.bodies.text import Absent, Line, OptionalLine
from commerce.bodies.words import Country, Currency, Email, Locale, OncePerLocale, Phone, TypedEmail

__all__ = [
    "Absent",
    "AddressSchema",
    "Country",
    "Currency",
    "Email",
    "Line",
    "Locale",
    "MoneyAnswer",
    "MoneySchema",
    "OncePerLocale",
    "OptionalLine",
    "Phone",
    "TypedEmail",
    "email_to_look_up",
    "fields_of",
]
