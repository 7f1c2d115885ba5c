"""An admin shows, orders, describes and removes pictures of a product."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from product_service.application.change_product import product_at
from product_service.application.ports import PictureEncoder, PictureStore, UnitOfWork
from product_service.domain.image import Image
from product_service.domain.product import Product
from servicekit.domain import new_id


@dataclass(frozen=True, slots=True)
class AddImage:
    """A picture is re-encoded and stored before the product names it, so that no page ever shows a hole."""

    unit_of_work: Callable[[], UnitOfWork]
    encoder: PictureEncoder
    store: PictureStore

    async def __call__(self, product_id: UUID, upload: BinaryIO, alt: str) -> tuple[Product, Image]:
        async with self.unit_of_work() as uow:
            await uow.products.get(product_id)
        picture = await self.encoder.encode(upload)
        await self.store.put(picture)
        image = Image(new_id(), picture.sha256, picture.width, picture.height, alt)
        async with self.unit_of_work() as uow:
            product = await uow.products.get(product_id, for_update=True)
            product.add_image(image)
            await uow.products.save(product)
        return product, image


@dataclass(frozen=True, slots=True)
class ArrangeImages:
    """The pictures are shown in another order; the first stands for the product."""

    unit_of_work: Callable[[], UnitOfWork]

    async def __call__(self, product_id: UUID, version: int, image_ids: Sequence[UUID]) -> Product:
        async with self.unit_of_work() as uow:
            product = await product_at(uow, product_id, version)
            product.arrange_images(image_ids)
            await uow.products.save(product)
        return product


@dataclass(frozen=True, slots=True)
class DescribeImage:
    """A picture gets another alternative text."""

    unit_of_work: Callable[[], UnitOfWork]

    async def __call__(
        self,
        product_id: UUID,
        image_id: UUID,
        version: int,
        alt: str,
        alt_translations: Mapping[str, str] | None = None,
    ) -> Product:
        async with self.unit_of_work() as uow:
            product = await product_at(uow, product_id, version)
            product.describe_image(image_id, alt, alt_translations)
            await uow.products.save(product)
        return product


@dataclass(frozen=True, slots=True)
class RemoveImage:
    """A picture is no longer shown; its bytes stay, since another product or a cached page may name them."""

    unit_of_work: Callable[[], UnitOfWork]

    async def __call__(self, product_id: UUID, image_id: UUID, version: int) -> Product:
        async with self.unit_of_work() as uow:
            product = await product_at(uow, product_id, version)
            product.remove_image(image_id)
            await uow.products.save(product)
        return product
