"""An admin changes what is said about a product, or takes it off sale."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from product_service.application.create_product import NewVariant, open_stock
from product_service.application.ports import UnitOfWork
from product_service.application.upload_picture import pictures_of
from product_service.domain.image import PictureContent
from product_service.domain.product import Product, ProductContent
from servicekit.domain import Clock
from servicekit.domain.errors import PreconditionFailed


@dataclass(frozen=True, slots=True)
class ReplaceProduct:
    """The whole product becomes what the admin sends; variants are matched by id or SKU, `pictures` None stay."""

    unit_of_work: Callable[[], UnitOfWork]
    clock: Clock
    currency: str

    async def __call__(
        self,
        product_id: UUID,
        version: int,
        content: ProductContent,
        variants: Sequence[NewVariant],
        actor_id: UUID | None = None,
        pictures: Sequence[PictureContent] | None = None,
    ) -> Product:
        for new in variants:
            new.content.price.must_be_in(self.currency)
        stock_by_sku = {new.content.sku: new for new in variants}
        async with self.unit_of_work() as uow:
            product = await product_at(uow, product_id, version)
            if pictures is not None:
                product.show_images(await pictures_of(uow, pictures, product.images))
            added = product.replace_variants([new.content for new in variants], [new.id for new in variants])
            product.rewrite(content, self.clock())
            await uow.products.save(product, actor_id)
            for variant in added:
                new = stock_by_sku[variant.sku]
                await open_stock(uow.stock, variant.id, new.stock, new.low_at)
        return product


@dataclass(frozen=True, slots=True)
class EditProduct:
    """Some of the product's content changes; `edit` makes the new content from the present one."""

    unit_of_work: Callable[[], UnitOfWork]
    clock: Clock

    async def __call__(
        self, product_id: UUID, version: int, edit: Callable[[ProductContent], ProductContent]
    ) -> Product:
        async with self.unit_of_work() as uow:
            product = await product_at(uow, product_id, version)
            product.rewrite(edit(product.content), self.clock())
            await uow.products.save(product)
        return product


@dataclass(frozen=True, slots=True)
class ArchiveProduct:
    """A product goes off sale, and stays for the orders that name it."""

    unit_of_work: Callable[[], UnitOfWork]
    clock: Clock

    async def __call__(self, product_id: UUID, version: int) -> None:
        async with self.unit_of_work() as uow:
            product = await product_at(uow, product_id, version)
            product.archive(self.clock())
            await uow.products.save(product)


async def product_at(uow: UnitOfWork, product_id: UUID, version: int) -> Product:
    """The product, locked; raises PreconditionFailed when it is no longer at `version`."""
    product = await uow.products.get(product_id, for_update=True)
    if product.version != version:
        raise PreconditionFailed
    return product
