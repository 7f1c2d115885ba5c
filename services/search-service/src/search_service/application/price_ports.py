"""What the use cases of price comparison need from outside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol
from uuid import UUID

from search_service.domain.feed import FeedFormat, ReadFeed
from search_service.domain.feed_run import FeedDifference, FeedRun, FeedStatus
from search_service.domain.matching import Hit, Match
from search_service.domain.seller import Seller, SellerFacts

ReadFile = Callable[[bytes, FeedFormat, SellerFacts], ReadFeed]
"""Raises FeedUnreadable."""


class Sellers(Protocol):
    """Sellers in one transaction."""

    async def get(self, seller_id: UUID) -> Seller:
        """Raises SellerNotFound."""
        ...

    async def add(self, seller: Seller) -> None:
        """The transaction ends with DomainTaken where another has its domain."""

    async def save(self, seller: Seller, seen: int) -> None:
        """Counts the version up; the transaction ends with PreconditionFailed, DomainTaken."""

    async def remove(self, seller_id: UUID, seen: int, now: datetime) -> None:
        """Its offers are shown no more; the transaction ends with PreconditionFailed."""


class Feeds(Protocol):
    """Feeds in one transaction, and the offers that they change."""

    async def lock(self, seller_id: UUID) -> None:
        """Let one feed of a seller through at a time; the first that a transaction does."""

    async def add(self, run: FeedRun, feed: ReadFeed) -> None:
        """Store the run with its rows."""

    async def get(self, feed_id: UUID) -> FeedRun:
        """Raises FeedNotFound."""
        ...

    async def save(self, run: FeedRun) -> None:
        """Write status, reasons, difference and decision."""

    async def refuse_held(self, seller_id: UUID, now: datetime) -> None:
        """A newer feed has come, or the seller leaves: what was held before is decided by that."""

    async def difference(self, run: FeedRun) -> FeedDifference:
        """Its rows against what the seller offers now."""
        ...

    async def apply(self, run: FeedRun, now: datetime) -> None:
        """Make its rows the seller's offers, and drop the rows."""

    async def drop_rows(self, feed_id: UUID) -> None:
        """Nobody needs them any more."""


@dataclass(frozen=True, slots=True)
class DueOffer:
    """An offer that is to be matched; `decided` by staff, whose word stays."""

    id: UUID
    title: str
    brand: str | None
    decided: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """An offer's match, if its numbers give it one, and candidates for staff: variants with scores in thousandths."""

    offer_id: UUID
    match: Match | None
    candidates: Sequence[tuple[UUID, int]] = ()


LikelyTitles = Mapping[UUID, Sequence[tuple[UUID, str]]]
"""By offer: variants of its brand, by id and title."""


class Matching(Protocol):
    """Which variants offers are, in one transaction."""

    async def take_due(self, limit: int) -> Sequence[DueOffer]:
        """Some that are to be matched and that nobody else has in hand."""
        ...

    async def hits(self, offer_ids: Sequence[UUID]) -> Mapping[UUID, Sequence[Hit]]:
        """The variants that numbers of these offers name."""
        ...

    async def likely(self, offer_ids: Sequence[UUID]) -> LikelyTitles:
        """Variants of the offers' brands by id and title."""
        ...

    async def save(self, offer_ids: Sequence[UUID], decided: Sequence[Decided], now: datetime) -> None:
        """What was decided of these offers, which are due no more; `decided` lacks those that staff have decided."""

    async def decide(self, offer_id: UUID, variant_id: UUID | None, by: UUID, now: datetime) -> None:
        """Staff say which variant it is, None: none of ours; raises OfferNotFound, VariantUnknown."""

    async def follow_catalogue(self, limit: int, until: datetime, now: datetime) -> bool:
        """Offers and alerts of variants that changed since the last look are due; whether there may be more."""
        ...


class MatchingLooks(Protocol):
    """Whether there is anything to do, asked without a transaction."""

    async def offers_are_due(self) -> bool:
        """Whether an offer is to be matched."""
        ...

    async def catalogue_changed(self, until: datetime) -> bool:
        """Whether a variant changed since the last look, and not after `until`."""
        ...


class PriceUnitOfWork(Protocol):
    """One transaction over what price comparison stores; leaving it cleanly commits."""

    @property
    def sellers(self) -> Sellers:
        """Whose prices are compared."""
        ...

    @property
    def feeds(self) -> Feeds:
        """What they sent."""
        ...

    @property
    def matching(self) -> Matching:
        """Which variants their offers are."""
        ...

    async def __aenter__(self) -> "PriceUnitOfWork": ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


UnitsOfWork = Callable[[], PriceUnitOfWork]


@dataclass(frozen=True, slots=True)
class FeedFilter:
    """Which feeds; None: any."""

    seller_id: UUID | None = None
    status: FeedStatus | None = None


class PriceQueries(Protocol):
    """Reads without a transaction: one statement each."""

    async def sellers(self) -> Sequence[Seller]:
        """All that were not removed, by name."""
        ...

    async def seller(self, seller_id: UUID) -> Seller:
        """Raises SellerNotFound."""
        ...

    async def feeds(self, limit: int, before: tuple[datetime, UUID] | None, wanted: FeedFilter) -> Sequence[FeedRun]:
        """The newest first."""
        ...

    async def feed(self, feed_id: UUID) -> FeedRun:
        """Raises FeedNotFound."""
        ...
