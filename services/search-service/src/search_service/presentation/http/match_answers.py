"""What is taken and shown where staff say which product an offer is."""

from datetime import datetime
from typing import Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from commerce.bodies import Money
from search_service.application.price_reads import Candidate, WaitingOffer, WaitingPrices
from search_service.domain.matching import MatchMethod
from servicekit.schemas import Answer, Body


class DecideMatchBody(Body):
    """Which variant it is, or that it is none of the shop's."""

    decision: Literal["confirm", "reject"]
    variant_id: UUID | None = Field(
        default=None, description="Of a published product; needed to confirm, and only then"
    )

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if (self.decision == "confirm") != (self.variant_id is not None):
            raise ValueError("send variant_id to confirm, and none to reject")
        return self


class WaitingPricesAnswer(Answer):
    """How many feeds are held and how many offers wait for staff, each counted up to 10,000."""

    feeds_held: int
    offers_waiting: int

    @classmethod
    def of(cls, waiting: WaitingPrices) -> Self:
        """The numbers as they were read."""
        return cls(feeds_held=waiting.feeds_held, offers_waiting=waiting.offers_waiting)


class MatchCandidateAnswer(Answer):
    """A variant that the offer may be, at the shop's own price."""

    variant_id: UUID
    product_id: UUID
    sku: str
    title: str
    price: Money
    brand: str | None
    gtins: list[str]
    mpn: str | None
    score: int = Field(description="How much they look alike, in thousandths; it only orders")

    @classmethod
    def of(cls, candidate: Candidate) -> Self:
        """The wire form of a candidate."""
        return cls(
            variant_id=candidate.variant_id,
            product_id=candidate.product_id,
            sku=candidate.sku,
            title=candidate.title,
            price=Money.model_construct(amount=candidate.price, currency=candidate.currency),
            brand=candidate.brand,
            gtins=list(candidate.gtins),
            mpn=candidate.mpn,
            score=candidate.score,
        )


class WaitingOfferAnswer(Answer):
    """An offer that staff have to look at, the likeliest candidate first."""

    offer_id: UUID
    seller_id: UUID
    seller_name: str
    seller_sku: str
    title: str
    url: str
    price: Money
    gtin: str | None
    brand: str | None
    mpn: str | None
    contradicted: MatchMethod | None = Field(
        description="The number that names several variants, or one of another brand; null where none names any"
    )
    since: datetime
    candidates: list[MatchCandidateAnswer]

    @classmethod
    def of(cls, offer: WaitingOffer) -> Self:
        """The wire form of an offer that waits."""
        return cls(
            offer_id=offer.offer_id,
            seller_id=offer.seller_id,
            seller_name=offer.seller_name,
            seller_sku=offer.seller_sku,
            title=offer.title,
            url=offer.url,
            price=Money.model_construct(amount=offer.price, currency=offer.currency),
            gtin=offer.gtin,
            brand=offer.brand,
            mpn=offer.mpn,
            contradicted=MatchMethod(offer.method) if offer.method else None,
            since=offer.since,
            candidates=[MatchCandidateAnswer.of(each) for each in offer.candidates],
        )
