"""What everybody may know of the shop; it depends on settings alone."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from commerce import values
from commerce.bodies import Country, Currency, Locale, Money
from order_service.domain.shop import Shop
from servicekit.schemas import Answer


class PostcodeAnswer(Answer):
    """What a country's postcodes look like; an address without one is refused where it is `required`."""

    required: bool
    pattern: Annotated[
        str, Field(description="For `<input pattern>`: ECMAScript, to be anchored and used with the flag `v`")
    ]
    example: Annotated[str, Field(examples=["10115"])]


class ShippingCountryAnswer(Answer):
    """A country that parcels are sent to; `postcode` is null where there are none."""

    code: Country
    postcode: PostcodeAnswer | None

    @classmethod
    def of(cls, country: values.Country) -> "ShippingCountryAnswer":
        """A country with the rule for its postcodes."""
        rule = country.postcode
        if rule is None:
            return cls.model_construct(code=country.code, postcode=None)
        pattern = rule.pattern(country.code)
        postcode = PostcodeAnswer.model_construct(required=rule.required, pattern=pattern, example=rule.example)
        return cls.model_construct(code=country.code, postcode=postcode)


class ShopAnswer(Answer):
    """The shop as every page needs to know it."""

    name: Annotated[str, Field(examples=["Souk"])]
    currency: Annotated[Currency, Field(description="Of every price")]
    locales: Annotated[
        list[Locale],
        Field(description="Of its mails; the first for readers of any other", examples=[["en", "ar", "de", "fr"]]),
    ]
    countries: Annotated[list[ShippingCountryAnswer], Field(description="Where parcels are sent, by code")]
    free_delivery_from: Annotated[
        Money | None,
        Field(description="Goods for that much, at the prices shown, are delivered free of charge; null: never"),
    ]
    terms_version: Annotated[
        str, Field(description="What a checkout gives as `accepted_terms_version`", examples=["2026-01"])
    ]
    test_mode: Annotated[bool, Field(description="Nothing is for real here: no payment takes anybody's money")]

    @classmethod
    def of(cls, shop: Shop, locales: Sequence[str], *, test_mode: bool) -> "ShopAnswer":
        """The shop's terms of trade, with the locales of its mails."""
        free_from = shop.free_delivery_from
        return cls.model_construct(
            name=shop.name,
            currency=shop.currency,
            locales=list(locales),
            countries=[ShippingCountryAnswer.of(country) for country in shop.shipping.countries],
            free_delivery_from=None if free_from is None else Money.from_domain(free_from),
            terms_version=shop.terms_version,
            test_mode=test_mode,
        )
