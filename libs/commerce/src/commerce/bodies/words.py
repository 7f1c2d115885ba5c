"""Country, currency, locale, GTIN, e-mail and phone on the wire: each is one schema in every OpenAPI document."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from typing_extensions import TypeAliasType

from commerce import values
from commerce.bodies.email import LONGEST_EMAIL, email_as_stored, email_to_look_up
from commerce.bodies.phone import LONGEST_PHONE
from commerce.bodies.refusals import checked, fault

Country = TypeAliasType(
    "Country",
    Annotated[
        str,
        Field(max_length=60, examples=["DE"], description="ISO 3166-1 alpha-2; Great Britain is GB"),
        AfterValidator(checked(lambda text: values.Country.parse(text).code)),
    ],
)
Currency = TypeAliasType(
    "Currency",
    Annotated[
        str,
        Field(max_length=60, examples=["EUR"], description="ISO 4217"),
        AfterValidator(checked(lambda text: values.Currency(text).code)),
    ],
)
Locale = TypeAliasType(
    "Locale",
    Annotated[
        str,
        Field(max_length=60, examples=["en", "fil", "de-CH"], description="BCP 47: language-Script-REGION"),
        AfterValidator(checked(lambda text: values.Locale.parse(text).tag)),
    ],
)
Gtin = TypeAliasType(
    "Gtin",
    Annotated[
        str,
        Field(
            max_length=40,
            examples=["4006381333931"],
            description="GS1's number of an article: 8, 12, 13 or 14 digits, blanks and hyphens left out; kept as 14",
        ),
        AfterValidator(checked(lambda text: values.Gtin.parse(text).digits)),
    ],
)


def _each_locale_once(given: object) -> object:
    if isinstance(given, dict) and len({str(tag).strip().lower() for tag in given}) < len(given):
        raise fault("locale_twice", "Each locale may appear once, however it is written")
    return given


OncePerLocale = BeforeValidator(_each_locale_once)
"""For texts by locale: `de` and `DE` are one, and neither is lost silently."""
Email = TypeAliasType(
    "Email",
    Annotated[
        str,
        StringConstraints(strip_whitespace=True, max_length=LONGEST_EMAIL),
        Field(json_schema_extra={"format": "email", "examples": ["amira@souk.test"]}),
        AfterValidator(checked(email_as_stored)),
    ],
)
TypedEmail = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=LONGEST_EMAIL),
    Field(json_schema_extra={"format": "email", "examples": ["amira@souk.test"]}),
    AfterValidator(email_to_look_up),
]
"""To find what is stored by: an address that no rule would let in today is no fault, it is merely nobody's."""
Phone = TypeAliasType(
    "Phone",
    Annotated[
        str,
        StringConstraints(strip_whitespace=True, max_length=LONGEST_PHONE),
        Field(
            json_schema_extra={"examples": ["+4930123456"]},
            description="Stored in E.164; without a prefix it is one of the address's country",
        ),
    ],
)
