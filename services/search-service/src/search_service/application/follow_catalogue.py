"""What product-service and order-service tell is written down, each event once; documents follow after the commit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from commerce.values import Money
from search_service.application.ports import UnitOfWorkFactory
from search_service.domain.catalogue import Band, Category, Known


@dataclass(frozen=True, slots=True)
class FollowProduct:
    """A product is published, changed or archived; what is older than what is known changes nothing."""

    unit_of_work: UnitOfWorkFactory

    async def __call__(self, event_id: UUID, known: Known) -> None:
        async with self.unit_of_work() as uow:
            uow.once(event_id)
            await uow.catalogue.apply([known])


@dataclass(frozen=True, slots=True)
class FollowPrice:
    """A variant costs something else."""

    unit_of_work: UnitOfWorkFactory

    async def __call__(
        self, event_id: UUID, variant_id: UUID, price: Money, compare_at: Money | None, sequence: int, at: datetime
    ) -> None:
        async with self.unit_of_work() as uow:
            uow.once(event_id)
            await uow.catalogue.change_price(variant_id, price, compare_at, sequence=sequence, at=at)


@dataclass(frozen=True, slots=True)
class FollowBand:
    """A variant is sold out, nearly so, or there again."""

    unit_of_work: UnitOfWorkFactory

    async def __call__(self, event_id: UUID, variant_id: UUID, band: Band, sequence: int) -> None:
        async with self.unit_of_work() as uow:
            uow.once(event_id)
            await uow.catalogue.change_band(variant_id, band, sequence=sequence)


@dataclass(frozen=True, slots=True)
class FollowCategory:
    """A category is made, renamed, moved or removed."""

    unit_of_work: UnitOfWorkFactory

    async def __call__(self, event_id: UUID, category: Category, sequence: int, *, removed: bool) -> None:
        async with self.unit_of_work() as uow:
            uow.once(event_id)
            if removed:
                await uow.catalogue.remove_category(category.category_id, sequence=sequence)
            else:
                await uow.catalogue.put_category(category, sequence=sequence)
            await uow.live.next_generation()


@dataclass(frozen=True, slots=True)
class FollowAttributeWords:
    """A locale calls names and values of attributes otherwise."""

    unit_of_work: UnitOfWorkFactory

    async def __call__(
        self, event_id: UUID, locale: str, version: int, words: Mapping[str, str], removed: Sequence[str]
    ) -> None:
        async with self.unit_of_work() as uow:
            uow.once(event_id)
            await uow.catalogue.change_words(locale, version, words, removed)
            await uow.live.next_generation()


@dataclass(frozen=True, slots=True)
class CountSold:
    """What is bought often stands a little higher."""

    unit_of_work: UnitOfWorkFactory

    async def __call__(self, orders: Mapping[UUID, Mapping[UUID, int]]) -> None:
        """Pieces of products, by the event that said so; what had its effect before is left out."""
        async with self.unit_of_work() as uow:
            new = await uow.first_of(list(orders))
            pieces: Counter[UUID] = Counter()
            for event_id in new:
                pieces.update(orders[event_id])
            if pieces:
                await uow.catalogue.count_sold(pieces)
