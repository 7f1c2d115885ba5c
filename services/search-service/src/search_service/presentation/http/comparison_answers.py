"""What everybody is shown of prices."""

from datetime import date, datetime
from typing import Literal, Self
from uuid import UUID

from pydantic import Field

from commerce.bodies import Money
from search_service.application.price_reads import ComparedVariant, Comparison
from search_service.domain.matching import MatchMethod
from search_service.domain.offer import Availability, Condition
from search_service.domain.offer_ranking import Freshness, RankedOffer, UnrankedBecause
from search_service.domain.price_history import DayPrices
from servicekit.schemas import Answer


class ComparedOfferAnswer(Answer):
    """What another seller asks. Links to it are `rel="sponsored noopener"`."""

    offer_id: UUID
    seller_name: str
    seller_domain: str
    seller_country: str
    title: str = Field(description="As the seller calls it")
    url: str
    price: Money
    shipping: Money | None = Field(description="Null where nobody knows it")
    total: Money | None = Field(description="price + shipping")
    condition: Condition
    availability: Availability
    days_min: int | None = Field(description="In how many days it arrives, at least")
    days_max: int | None = Field(description="In how many days it arrives, at most")
    matched_by: MatchMethod = Field(description="How it was found to be this variant")
    checked_at: datetime = Field(description="When the seller's feed last had it")
    freshness: Freshness = Field(description="`fresh` up to 24 hours, `ageing` up to 72, `old` up to 14 days")
    rank: int | None = Field(description="Among those of its condition, 1 the cheapest in total")
    unranked_because: UnrankedBecause | None

    @classmethod
    def of(cls, ranked: RankedOffer) -> Self:
        """The wire form of an offer in its place."""
        offer = ranked.offer

        def money(amount: int | None) -> Money | None:
            return None if amount is None else Money.model_construct(amount=amount, currency=offer.currency)

        return cls(
            offer_id=offer.offer_id,
            seller_name=offer.seller_name,
            seller_domain=offer.seller_domain,
            seller_country=offer.seller_country,
            title=offer.title,
            url=offer.url,
            price=Money.model_construct(amount=offer.price, currency=offer.currency),
            shipping=money(offer.shipping),
            total=money(offer.total),
            condition=offer.condition,
            availability=offer.availability,
            days_min=offer.days_min,
            days_max=offer.days_max,
            matched_by=offer.method,
            checked_at=offer.seen_at,
            freshness=ranked.freshness,
            rank=ranked.rank,
            unranked_because=ranked.unranked_because,
        )


class ComparedVariantAnswer(Answer):
    """A variant at the shop's own price, and beside it those of other sellers: ranked ones first, new before used."""

    variant_id: UUID
    sku: str
    title: str
    price: Money = Field(description="The shop's own")
    band: Literal["in_stock", "low", "out"]
    offers: list[ComparedOfferAnswer]

    @classmethod
    def of(cls, variant: ComparedVariant) -> Self:
        """The wire form of a variant."""
        return cls(
            variant_id=variant.variant_id,
            sku=variant.sku,
            title=variant.title,
            price=Money.model_construct(amount=variant.price, currency=variant.currency),
            band=variant.band,  # one of these by a constraint of its column
            offers=[ComparedOfferAnswer.of(offer) for offer in variant.offers],
        )


class ComparisonAnswer(Answer):
    """A product's variants in the shop's order."""

    product_id: UUID
    variants: list[ComparedVariantAnswer]

    @classmethod
    def of(cls, comparison: Comparison) -> Self:
        """The wire form of a comparison."""
        return cls(
            product_id=comparison.product_id,
            variants=[ComparedVariantAnswer.of(variant) for variant in comparison.variants],
        )


class DayPricesAnswer(Answer):
    """Prices on a day (UTC), in minor units; null where none was known."""

    day: date
    own: int | None = Field(description="The shop's last one of the day, of the cheapest variant asked for")
    sellers: int | None = Field(description="The lowest of other sellers at its end, new and without shipping")


class PriceHistoryAnswer(Answer):
    """A day after the other, today last."""

    currency: str
    days: list[DayPricesAnswer]

    @classmethod
    def of(cls, currency: str, days: list[DayPrices]) -> Self:
        """The wire form of a history."""
        return cls(currency=currency, days=[DayPricesAnswer.model_validate(each) for each in days])
