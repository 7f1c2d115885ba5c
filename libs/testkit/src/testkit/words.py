"""What shoppers type, with the verdict on it: every service's tests send these through its own routes.

A verdict is the code of the fault, or None where the value is taken. ADDRESSES are changes of AN_ADDRESS, each with the
field that is at fault.
"""

from typing import Any, Final

AN_ADDRESS: Final[dict[str, Any]] = {
    "name": "Amira Nasser", "line1": "Marktgasse 1", "city": "Berlin", "postal_code": "10115", "country": "DE",
}  # fmt: skip

ADDRESSES: Final[list[tuple[dict[str, Any], str, str | None]]] = [
    ({"postal_code": "1234"}, "postal_code", "postcode_invalid"),
    ({"postal_code": "D-10115"}, "postal_code", "postcode_invalid"),
    ({"postal_code": "101\u00ad15"}, "postal_code", "postcode_invalid"),
    ({"postal_code": None}, "postal_code", "blank"),
    ({"postal_code": " \t"}, "postal_code", "blank"),
    ({"postal_code": "1" * 21}, "postal_code", "string_too_long"),
    ({"postal_code": " 10115 "}, "postal_code", None),
    ({"postal_code": "DE-10115"}, "postal_code", None),
    ({"postal_code": "１０１１５"}, "postal_code", None),
    ({"country": "EG", "postal_code": "١١٥١١"}, "postal_code", None),
    ({"country": "PL", "postal_code": "00950"}, "postal_code", None),
    ({"country": "GB", "postal_code": "sw1a1aa"}, "postal_code", None),
    ({"country": "GB", "postal_code": "10115"}, "postal_code", "postcode_invalid"),
    ({"country": "US", "postal_code": "10001-123"}, "postal_code", "postcode_invalid"),
    ({"country": "IE", "postal_code": None}, "postal_code", None),
    ({"country": "IE", "postal_code": "D08"}, "postal_code", "postcode_invalid"),
    ({"country": "HK", "postal_code": None}, "postal_code", None),
    ({"country": "AE", "postal_code": ""}, "postal_code", None),
    ({"country": "QA", "postal_code": "00000"}, "postal_code", None),
    ({"country": "UK", "postal_code": "SW1A 1AA"}, "country", "country_unknown"),
    ({"country": "EL"}, "country", "country_unknown"),
    ({"country": "XK", "postal_code": "10000"}, "country", "country_unknown"),
    ({"country": "DEU"}, "country", "country_unknown"),
    ({"country": "Germany"}, "country", "country_unknown"),
    ({"country": "ZZ"}, "country", "country_unknown"),
    ({"country": " "}, "country", "blank"),
    ({"country": "de"}, "country", None),
    ({"name": ""}, "name", "blank"),
    ({"line1": " \u00a0"}, "line1", "blank"),
    ({"city": "\t"}, "city", "blank"),
    ({"city": "\u200b\u200d"}, "city", "blank"),
    ({"city": "Ber\nlin"}, "city", "text_not_acceptable"),
    ({"line2": "\u202eback door"}, "line2", "text_not_acceptable"),
    ({"line2": "", "region": "  ", "phone": ""}, "line2", None),
    ({"line1": "x" * 201}, "line1", "string_too_long"),
    ({"phone": "030 1234567"}, "phone", None),
    ({"phone": "0049 30 1234567"}, "phone", None),
    ({"phone": "+353 21 123 4567"}, "phone", None),
    ({"phone": "call me"}, "phone", "phone_invalid"),
    ({"phone": "12"}, "phone", "phone_invalid"),
    ({"phone": "030 1234567 ext. 5"}, "phone", "phone_invalid"),
    ({"phone": "+999 123456789"}, "phone", "phone_invalid"),
]

EMAILS: Final[list[tuple[str, str | None]]] = [
    ("<a@x.de", "email_invalid"),
    ("a@x.de,", "email_invalid"),
    ("a@x..de", "email_invalid"),
    ("a@x", "email_invalid"),
    ("a b@x.de", "email_invalid"),
    ("a@x.de\nBcc: b@x.de", "email_invalid"),
    ("Amira <a@x.de>", "email_invalid"),
    ("a@[127.0.0.1]", "email_invalid"),
    ("a@x.de\u200b", "email_invalid"),
    ("", "blank"),
    ("  ", "blank"),
    ("a" * 250 + "@x.de", "string_too_long"),
    ("  Amira@Example.ORG ", None),
    ("amira+souk@example.org", None),
    ("amira@bücher.example.org", None),
    ("أميرة@example.org", None),
]

LOCALES: Final[list[tuple[str, str | None]]] = [
    ("fil", None),
    ("zh-Hans", None),
    ("sr-Latn-RS", None),
    ("de-CH", None),
    ("es-419", None),
    ("EN-gb", None),
    ("english", "locale_invalid"),
    ("de_DE", "locale_invalid"),
    ("de-", "locale_invalid"),
    ("e", "locale_invalid"),
    ("de-DE-1996", "locale_invalid"),
    ("../en", "locale_invalid"),
    ("", "blank"),
]

COUNTRIES: Final[list[tuple[str, str | None]]] = [
    (changes["country"], code if field == "country" else None)
    for changes, field, code in ADDRESSES
    if "country" in changes
]


def code_at(problem: dict[str, Any], field: str) -> str | None:
    """The code of the fault that a problem document has at a field (`body.email`), None if it has none there."""
    return next((fault["code"] for fault in problem.get("errors", ()) if fault.get("field") == field), None)
