"""What the public catalogue answers. Lists and pages are sent as finished bytes; a test holds them to these shapes."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from commerce.bodies import Money
from product_service.domain.product import ProductStatus
from product_service.domain.reservation import ReservationStatus
from product_service.domain.stock import MovementReason
from servicekit.schemas import Answer

Availability = Literal["in_stock", "low", "out"]


class PictureAnswer(Answer):
    """A picture; `urls` by width in pixels."""

    url: str
    urls: dict[str, str]
    alt: str
    width: int
    height: int


class ImageAnswer(PictureAnswer):
    """A picture of a product."""

    id: UUID


class CardAnswer(Answer):
    """A product in a list; `lang` is the locale that `title` is in, which may be a wider one than was asked for."""

    id: UUID
    slug: str
    title: str
    lang: str
    price_from: Money
    price_to: Money
    compare_at_from: Money | None
    availability: Availability
    image: PictureAnswer | None


class StaffCardAnswer(CardAnswer):
    """A product in a list for staff; `version` goes into If-Match."""

    status: ProductStatus
    version: int


class PriceRangeAnswer(Answer):
    """The lowest and the highest price of what was found."""

    lowest: Money
    highest: Money


class CountsAnswer(Answer):
    """What a shopper could narrow the list down to."""

    total: int
    in_stock: int
    price: PriceRangeAnswer | None
    categories: dict[UUID, int] = Field(description="Products per category, its subtree included")
    attributes: dict[str, dict[str, int]] = Field(description="Products per attribute name and value")


class CardPage(Answer):
    """A page of products."""

    items: list[CardAnswer]
    next_cursor: str | None
    counts: CountsAnswer | None = Field(default=None, description="On a first page, when `counts=true` asked for it")


class VariantAnswer(Answer):
    """What can be bought; `title` is made of its attribute values."""

    id: UUID
    sku: str
    title: str
    price: Money
    compare_at: Money | None
    attributes: dict[str, str]
    weight_grams: int
    line_limit: int = Field(description="At most so many in one cart line")
    availability: Availability


class ProductAnswer(Answer):
    """A product's page; `lang` and `description_lang` are the locales that `title` and `description` are in."""

    id: UUID
    slug: str
    title: str
    lang: str
    description: str
    description_lang: str
    category_ids: list[UUID]
    attributes: dict[str, str]
    price_from: Money
    price_to: Money
    availability: Availability
    options: dict[str, list[str]] = Field(description="Values per attribute to choose between")
    variants: list[VariantAnswer]
    images: list[ImageAnswer]
    published_at: datetime | None
    updated_at: datetime


class StockNumbersAnswer(Answer):
    """Pieces that can be bought, are held for orders, and were sold; `low_at` or fewer count as low."""

    available: int
    reserved: int
    sold: int
    low_at: int


class StaffVariantAnswer(VariantAnswer):
    """A variant with what only staff see."""

    withdrawn: bool
    stock: StockNumbersAnswer


class TextAnswer(Answer):
    """Words in one locale."""

    title: str
    description: str


class StaffProductAnswer(ProductAnswer):
    """A product with what only staff see; `version` goes into If-Match."""

    status: ProductStatus
    version: int
    translations: dict[str, TextAnswer]
    variants: list[StaffVariantAnswer]  # type: ignore[assignment]


class CategoryAnswer(Answer):
    """A category in the tree; `path` runs from the root down to itself, `lang` is the locale that `name` is in."""

    id: UUID
    slug: str
    name: str
    lang: str
    parent_id: UUID | None
    path: list[UUID]
    position: int


class StaffCategoryAnswer(CategoryAnswer):
    """A category for staff, with its `names` per locale; `version` goes into If-Match."""

    version: int
    names: dict[str, str]


class MovementAnswer(Answer):
    """A signed change of stock."""

    id: UUID
    quantity: int
    reason: MovementReason
    note: str
    actor_id: UUID | None
    created_at: datetime


class StockAnswer(StockNumbersAnswer):
    """A variant's stock, with its latest 50 movements."""

    variant_id: UUID
    sku: str
    availability: Availability
    movements: list[MovementAnswer]


class LookupVariantAnswer(Answer):
    """A variant with what a cart or order has to know; `lang` is the locale of `title`, `price` the one to charge."""

    variant_id: UUID
    product_id: UUID
    sku: str
    title: str
    lang: str
    variant_title: str
    slug: str
    image_url: str | None
    price: Money
    compare_at: Money | None
    available: int
    purchasable: bool
    line_limit: int
    weight_grams: int


class LookupAnswer(Answer):
    """The known ones among the variants; unknown ids are left out."""

    variants: list[LookupVariantAnswer]


class ReservationAnswer(Answer):
    """The state of a reservation."""

    reservation_id: UUID
    status: ReservationStatus


class RestockAnswer(Answer):
    """What came back is on sale again."""

    restock_id: UUID
