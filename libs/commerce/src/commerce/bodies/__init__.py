"""The shop's words as HTTP carries them, in bodies and answers alike: checked once, by pydantic, for every service.

Each is one component of that name in every service's OpenAPI document.
"""

from commerce.bodies.email import email_to_look_up
from commerce.bodies.money import Money, SentMoney
from commerce.bodies.postal_address import ForwardedAddress, PostalAddress
from commerce.bodies.text import Absent, Line, OptionalLine
from commerce.bodies.words import Country, Currency, Email, Gtin, Locale, OncePerLocale, Phone, TypedEmail

__all__ = [
    "Absent",
    "Country",
    "Currency",
    "Email",
    "ForwardedAddress",
    "Gtin",
    "Line",
    "Locale",
    "Money",
    "OncePerLocale",
    "OptionalLine",
    "Phone",
    "PostalAddress",
    "SentMoney",
    "TypedEmail",
    "email_to_look_up",
]
