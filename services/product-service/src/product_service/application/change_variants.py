"""An admin adds, changes and withdraws variants."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from product_service.application.change_product import product_at
from product_service.application.create_product import NewVariant, open_stock
from product_service.application.ports import UnitOfWork
from product_service.domain.product import Product
from product_service.domain.variant import Variant, VariantContent


@dataclass(frozen=True, slots=True)
class AddVariant:
    """One more variant is sold, with the stock it begins with; one that comes back keeps its own."""

    unit_of_work: Callable[[], UnitOfWork]
    currency: str

    async def __call__(
        self, product_id: UUID, new: NewVariant, actor_id: UUID | None = None
    ) -> tuple[Product, Variant]:
        new.content.price.must_be_in(self.currency)
        async with self.unit_of_work() as uow:
            product = await uow.products.get(product_id, for_update=True)
            variant, is_new = product.add_variant(new.content)
            await uow.products.save(product, actor_id)
            if is_new:
                await open_stock(uow.stock, variant.id, new.stock, new.low_at)
        return product, variant


@dataclass(frozen=True, slots=True)
class ChangeVariant:
    """An admin changes a variant; a new price is kept in its history and published."""

    unit_of_work: Callable[[], UnitOfWork]
    currency: str

    async def __call__(
        self, product_id: UUID, variant_id: UUID, version: int, content: VariantContent, actor_id: UUID | None = None
    ) -> Product:
        content.price.must_be_in(self.currency)
        async with self.unit_of_work() as uow:
            product = await product_at(uow, product_id, version)
            product.change_variant(variant_id, content)
            await uow.products.save(product, actor_id)
        return product


@dataclass(frozen=True, slots=True)
class WithdrawVariant:
    """A variant is no longer sold, and stays for the orders that name it."""

    unit_of_work: Callable[[], UnitOfWork]

    async def __call__(self, product_id: UUID, variant_id: UUID, version: int) -> Product:
        async with self.unit_of_work() as uow:
            product = await product_at(uow, product_id, version)
            product.withdraw_variant(variant_id)
            await uow.products.save(product)
        return product
