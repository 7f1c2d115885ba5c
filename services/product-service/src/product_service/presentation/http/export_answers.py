"""What product-service gives services that index the catalogue: the facts of its events, as they are now."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from commerce.bodies import Money
from product_service.domain.stock import Band
from product_service.presentation.http.staff_answers import TextAnswer
from servicekit.schemas import Answer


class ExportedVariantAnswer(Answer):
    """A variant on sale, as in the events of its product."""

    variant_id: UUID
    sku: str
    title: str
    attributes: dict[str, str]
    price: Money
    compare_at: Money | None
    mpn: str | None
    gtins: list[str]


class ExportedProductAnswer(Answer):
    """A published product: what `souk.product.updated.v1` says of it, and its stock."""

    product_id: UUID
    version: int
    slug: str
    title: str
    texts: dict[str, TextAnswer]
    category_ids: list[UUID]
    attributes: dict[str, str]
    brand: str | None
    image: str | None = Field(description="SHA-256 of the first picture")
    variants: list[ExportedVariantAnswer]
    status: Literal["published"]
    bands: dict[UUID, Band] = Field(description="What a shopper is shown of each variant's stock")
    published_at: datetime


class ExportedProductsAnswer(Answer):
    """A page; `next` goes into `after`, and is null on the last one."""

    items: list[ExportedProductAnswer]
    next: UUID | None


class ExportedCategoryAnswer(Answer):
    """A category, as in `souk.category.changed.v1`."""

    category_id: UUID
    parent_id: UUID | None
    slug: str
    names: dict[str, str]


class ExportedCategoriesAnswer(Answer):
    """All of them."""

    items: list[ExportedCategoryAnswer]


class ExportedLocaleAnswer(Answer):
    """All words of a locale, by the text that products have; `version` as in `souk.attribute_words.changed.v1`."""

    locale: str
    version: int
    words: dict[str, str]


class ExportedAttributeWordsAnswer(Answer):
    """Those of every locale that has some."""

    items: list[ExportedLocaleAnswer]
