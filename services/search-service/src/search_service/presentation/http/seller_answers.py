"""What is taken and shown of sellers."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, StringConstraints

from commerce.bodies import Country, Currency, Line
from search_service.domain.seller import LONGEST_DOMAIN, LONGEST_NAME, Seller, SellerFacts
from servicekit.schemas import Answer, Body

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
SellerDomain = Annotated[
    str,
    StringConstraints(max_length=LONGEST_DOMAIN, pattern=rf"^({_LABEL}\.)+{_LABEL}$"),
    Field(examples=["lampen.example"], description="Of its shop, in small letters; offers lead there or below it"),
]


class SellerBody(Body):
    """All that is known of a seller."""

    name: Annotated[Line, Field(max_length=LONGEST_NAME)]
    domain: SellerDomain
    country: Country
    currency: Annotated[Currency, Field(description="Of prices whose feed names none")]
    sends_our_skus: Annotated[bool, Field(description="Its feeds number each offer by this shop's SKU")] = False

    def to_domain(self) -> SellerFacts:
        """The facts that the domain knows."""
        return SellerFacts(**self.model_dump())


class SellerAnswer(Answer):
    """A seller; `version` goes into If-Match."""

    id: UUID
    name: str
    domain: str
    country: str
    currency: str
    sends_our_skus: bool
    created_at: datetime
    version: int

    @classmethod
    def of(cls, seller: Seller) -> Self:
        """The wire form of a seller."""
        facts = seller.facts
        return cls(
            id=seller.id,
            name=facts.name,
            domain=facts.domain,
            country=facts.country,
            currency=facts.currency,
            sends_our_skus=facts.sends_our_skus,
            created_at=seller.created_at,
            version=seller.version,
        )
