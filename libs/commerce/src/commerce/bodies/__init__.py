"""The shop's words as HTTP bodies carry them: checked once, by pydantic, for every service."""

from commerce.bodies.email import email_to_look_up
from commerce.bodies.money import MoneySchema
from commerce.bodies.postal_address import AddressSchema, fields_of
from commerce.bodies.text import Absent, Line, OptionalLine
from commerce.bodies.words import Country, Email, Locale, Phone, TypedEmail

__all__ = [
    "Absent",
    "AddressSchema",
    "Country",
    "Email",
    "Line",
    "Locale",
    "MoneySchema",
    "OptionalLine",
    "Phone",
    "TypedEmail",
    "email_to_look_up",
    "fields_of",
]
