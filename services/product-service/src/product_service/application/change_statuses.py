"""An admin publishes, archives or unpublishes many products at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from product_service.application.ports import UnitOfWork
from product_service.domain.product import ProductStatus
from servicekit.domain import Clock
from servicekit.domain.errors import DomainError, PreconditionFailed, Unavailable


class BulkAction(StrEnum):
    """What is done to each; only what is published can be unpublished, and becomes a draft."""

    PUBLISH = "publish"
    ARCHIVE = "archive"
    UNPUBLISH = "unpublish"

    def leads_to(self, status: ProductStatus) -> ProductStatus:
        """The status of a product that has `status` now."""
        match self:
            case BulkAction.PUBLISH:
                return ProductStatus.PUBLISHED
            case BulkAction.ARCHIVE:
                return ProductStatus.ARCHIVED
            case BulkAction.UNPUBLISH:
                return ProductStatus.DRAFT if status is ProductStatus.PUBLISHED else status


@dataclass(frozen=True, slots=True)
class BulkResult:
    """What became of one product; without `version` it was refused."""

    product_id: UUID
    version: int | None = None
    changed: bool = False
    refusal: DomainError | None = None


@dataclass(frozen=True, slots=True)
class ChangeStatuses:
    """Each product gets its status in a transaction of its own: what one is refused for stops no other.

    One that is there already is left alone, at whatever version, so that the whole may be sent again.
    """

    unit_of_work: Callable[[], UnitOfWork]
    clock: Clock

    async def __call__(self, action: BulkAction, wanted: Iterable[tuple[UUID, int]]) -> list[BulkResult]:
        return [await self._result(action, product_id, version) for product_id, version in wanted]

    async def _result(self, action: BulkAction, product_id: UUID, version: int) -> BulkResult:
        try:
            return await self._change(action, product_id, version)
        except Unavailable:
            raise
        except DomainError as refusal:
            return BulkResult(product_id, refusal=refusal)

    async def _change(self, action: BulkAction, product_id: UUID, version: int) -> BulkResult:
        async with self.unit_of_work() as uow:
            product = await uow.products.get(product_id, for_update=True)
            status = action.leads_to(product.status)
            if status is product.status:
                return BulkResult(product_id, product.version)
            if product.version != version:
                raise PreconditionFailed
            product.rewrite(replace(product.content, status=status), self.clock())
            await uow.products.save(product)
        return BulkResult(product_id, product.version, changed=True)
