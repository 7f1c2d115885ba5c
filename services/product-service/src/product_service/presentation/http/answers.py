"""What the public catalogue answers. Lists and pages are sent as finished bytes; a test holds them to these shapes."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from commerce.bodies import Money
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
    """A product in a list."""

    id: UUID
    slug: str
    title: str
    price_from: Money
    price_to: Money
    compare_at_from: Money | None
    availability: Availability
    image: PictureAnswer | None
    status: str | None = Field(default=None, description="Staff lists only")
    version: int | None = Field(default=None, description="Staff lists only")


class PriceRange(Answer):
    """The lowest and the highest price of what was found."""

    lowest: Money
    highest: Money


class CountsAnswer(Answer):
    """What a shopper could narrow the list down to."""

    total: int
    in_stock: int
    price: PriceRange | None
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
    """A product's page."""

    id: UUID
    slug: str
    title: str
    description: str
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


class StockNumbers(Answer):
    """Pieces that can be bought, are held for orders, and were sold; `low_at` or fewer count as low."""

    available: int
    reserved: int
    sold: int
    low_at: int


class StaffVariantAnswer(VariantAnswer):
    """A variant with what only staff see."""

    withdrawn: bool
    stock: StockNumbers


class TextAnswer(Answer):
    """Words in one locale."""

    title: str
    description: str


class StaffProductAnswer(ProductAnswer):
    """A product with what only staff see; `version` goes into If-Match."""

    status: str
    version: int
    translations: dict[str, TextAnswer]
    variants: list[StaffVariantAnswer]  # type: ignore[assignment]


class CategoryAnswer(Answer):
    """A category in the tree; `path` runs from the root down to itself."""

    id: UUID
    slug: str
    name: str
    parent_id: UUID | None
    path: list[UUID]
    position: int
    version: int
    names: dict[str, str]


class CategoriesAnswer(Answer):
    """The whole tree, parents before children."""

    items: list[CategoryAnswer]


class MovementAnswer(Answer):
    """A signed change of stock."""

    id: UUID
    quantity: int
    reason: str
    note: str
    actor_id: UUID | None
    created_at: datetime


class StockAnswer(StockNumbers):
    """A variant's stock, with its latest 50 movements."""

    variant_id: UUID
    sku: str
    band: Availability
    movements: list[MovementAnswer]
