"""Domain objects as tests want them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from commerce.values import Money, check_digit
from product_service.application.create_product import CreateProduct, NewVariant
from product_service.domain.image import Image
from product_service.domain.product import Product, ProductContent, ProductStatus
from product_service.domain.texts import Texts
from product_service.domain.variant import Price, Variant, VariantContent
from product_service.infrastructure.unit_of_work import ProductUnitOfWork
from servicekit.database import Database
from servicekit.domain import utc_now
from servicekit.messaging import Outbox

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def a_price(amount: int = 2490, compare_at: int | None = None, currency: str = "EUR") -> Price:
    """A price in minor units."""
    return Price(Money(amount, currency), None if compare_at is None else Money(compare_at, currency))


def variant_content(sku: str | None = None, price: Price | None = None, **attributes: str) -> VariantContent:
    """What an admin says about a variant; without attributes its SKU tells it from its siblings."""
    sku = sku or f"SKU-{uuid4().hex[:10]}"
    return VariantContent(sku, price or a_price(), attributes or {"Kind": sku})


def a_gtin(number: int = 0) -> str:
    """A GTIN as it is kept; another one for each number below a million."""
    digits = f"0400000{number:06d}"
    return digits + check_digit(digits)


def a_variant(stock: int = 10, low_at: int = 5, **content: Any) -> NewVariant:
    """A variant with the stock it begins with."""
    return NewVariant(variant_content(**content), stock, low_at)


def a_product(
    status: ProductStatus = ProductStatus.PUBLISHED,
    title: str = "Blue teapot",
    skus: Sequence[str] = ("TEA-1",),
    **content: Any,
) -> Product:
    """A product without pending events."""
    variants = [Variant.from_content(uuid4(), variant_content(sku)) for sku in skus]
    product = Product.create(uuid4(), ProductContent(Texts.single(title), status=status, **content), variants, NOW)
    product.pull_events()
    return product


def an_image(sha256: str = "a" * 64) -> Image:
    """A picture."""
    return Image(uuid4(), sha256, 1280, 960)


class Deaf:
    """Hears of commits and does nothing."""

    def products_changed(self, product_ids: set[UUID]) -> None: ...

    def categories_changed(self) -> None: ...

    def attribute_words_changed(self) -> None: ...


def nothing() -> None: ...


def real_unit_of_work(database: Database) -> ProductUnitOfWork:
    """On a test's own pool."""
    return ProductUnitOfWork(database, Outbox("product-service", "souk.products"), Deaf(), nothing)


async def add_product(database: Database, *variants: NewVariant) -> list[UUID]:
    """A published product with these variants; their ids."""
    create = CreateProduct(lambda: real_unit_of_work(database), utc_now, "EUR")
    content = ProductContent(
        Texts.single("Blue teapot"), slug=f"teapot-{uuid4().hex[:8]}", status=ProductStatus.PUBLISHED
    )
    product = await create(content, variants)
    return [variant.id for variant in product.variants]
