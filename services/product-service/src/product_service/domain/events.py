"""What product-service publishes on `souk.products`."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from commerce.values import Money
from product_service.domain.stock import Band
from servicekit.domain import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantFacts:
    """A variant as others see it."""

    variant_id: UUID
    sku: str
    title: str
    attributes: dict[str, str]
    price: Money
    compare_at: Money | None
    mpn: str | None
    gtins: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFacts:
    """Words in one locale."""

    title: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductFacts(Event):
    """A product as others see it; each event carries all of it, so that a projection needs only the newest.

    `version` rises with every change of the product, also with those that are not published.
    """

    product_id: UUID
    version: int
    slug: str
    title: str
    texts: dict[str, TextFacts]
    category_ids: list[UUID]
    attributes: dict[str, str]
    brand: str | None
    image: str | None
    variants: list[VariantFacts]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductPublished(ProductFacts):
    """A product is on sale from now on."""

    type: ClassVar[str] = "souk.product.published.v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductUpdated(ProductFacts):
    """Something about a published product changed."""

    type: ClassVar[str] = "souk.product.updated.v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductArchived(ProductFacts):
    """A product is no longer on sale."""

    type: ClassVar[str] = "souk.product.archived.v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantPriceChanged(Event):
    """A variant of a published product costs something else now."""

    type: ClassVar[str] = "souk.variant.price_changed.v1"
    variant_id: UUID
    product_id: UUID
    old_price: Money
    new_price: Money
    compare_at: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StockBandChanged(Event):
    """A variant's stock crossed a line a shopper can see: in_stock, low or out."""

    type: ClassVar[str] = "souk.variant.stock_band_changed.v1"
    variant_id: UUID
    product_id: UUID
    band: Band


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryChanged(Event):
    """A category was made, renamed, moved or removed; those below it moved along, and are not told of by themselves."""

    type: ClassVar[str] = "souk.category.changed.v1"
    category_id: UUID
    parent_id: UUID | None
    slug: str
    names: dict[str, str]
    removed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeWordsChanged(Event):
    """A locale calls some names and values of attributes otherwise than before.

    Words are kept by locale and text, and a text may be the name or the value of attributes of many products: so the
    event says which texts have which words in that locale now, and which have none any more; all others stay.
    `version` is the locale's, and rises with each of its changes.
    """

    type: ClassVar[str] = "souk.attribute_words.changed.v1"
    locale: str
    version: int
    words: dict[str, str]
    removed: list[str]
