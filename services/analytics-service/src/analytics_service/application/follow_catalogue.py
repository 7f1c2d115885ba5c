"""Names of products and categories follow product-service, so that reports can say what was sold."""

from dataclasses import dataclass
from uuid import UUID

from analytics_service.application.ports import UnitOfWorkFactory
from analytics_service.domain.catalogue import KnownCategory, KnownProduct


@dataclass(frozen=True, slots=True)
class FollowProduct:
    """A product is as the event says."""

    unit_of_work: UnitOfWorkFactory

    async def __call__(self, event_id: UUID, product: KnownProduct) -> None:
        async with self.unit_of_work() as uow:
            uow.once(event_id)
            await uow.catalogue.put_product(product)


@dataclass(frozen=True, slots=True)
class FollowCategory:
    """A category is as the event says."""

    unit_of_work: UnitOfWorkFactory

    async def __call__(self, event_id: UUID, category: KnownCategory) -> None:
        async with self.unit_of_work() as uow:
            uow.once(event_id)
            await uow.catalogue.put_category(category)
