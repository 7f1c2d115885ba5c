"""An admin puts a new product into the catalogue."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from product_service.application.ports import Stock, UnitOfWork
from product_service.application.upload_picture import pictures_of
from product_service.domain.image import PictureContent
from product_service.domain.product import Product, ProductContent
from product_service.domain.stock import DEFAULT_LOW_AT, Movement, MovementReason, StockLevel
from product_service.domain.texts import slugify
from product_service.domain.variant import Variant, VariantContent
from servicekit.domain import Clock, new_id


@dataclass(frozen=True, slots=True)
class NewVariant:
    """A variant with the stock it begins with; `id` where it is known by that, or has to have that one."""

    content: VariantContent
    stock: int = 0
    low_at: int = DEFAULT_LOW_AT
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class CreateProduct:
    """A product begins with its variants, and each variant with a stock level; `product_id` is for demo data.

    A slug made from the title gets a number where it is taken; only one that the caller chose can be refused.
    """

    unit_of_work: Callable[[], UnitOfWork]
    clock: Clock
    currency: str

    async def __call__(
        self,
        content: ProductContent,
        variants: Sequence[NewVariant],
        product_id: UUID | None = None,
        actor_id: UUID | None = None,
        pictures: Sequence[PictureContent] = (),
    ) -> Product:
        for new in variants:
            new.content.price.must_be_in(self.currency)
        made = [Variant.from_content(new.id or new_id(), new.content) for new in variants]
        async with self.unit_of_work() as uow:
            slug = content.slug or await uow.products.free_slug(slugify(content.texts.title))
            images = await pictures_of(uow, pictures)
            product = Product.create(product_id or new_id(), replace(content, slug=slug), made, self.clock(), images)
            await uow.products.add(product, actor_id)
            for variant, new in zip(made, variants, strict=True):
                await open_stock(uow.stock, variant.id, new.stock, new.low_at)
        return product


async def open_stock(stock: Stock, variant_id: UUID, quantity: int, low_at: int = DEFAULT_LOW_AT) -> None:
    """Give a new variant its stock level."""
    movement = Movement(new_id(), variant_id, quantity, MovementReason.INITIAL)
    level = StockLevel(variant_id, low_at=low_at)
    level.apply(movement)
    await stock.open(level, movement)
