"""What product-service gives shoppers and services. Lists and pages are finished bytes, which a test holds to this."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from commerce.bodies import Money
from product_service.domain.reservation import ReservationStatus
from servicekit.schemas import Answer

Availability = Literal["in_stock", "low", "out"]


Words = Annotated[
    dict[str, str],
    Field(
        description="What the asked locale calls names and values of `attributes`; one that is missing stays as it is"
    ),
]


class PictureAnswer(Answer):
    """A picture; `urls` by their true width in pixels, `width` and `height` those of the widest."""

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


class PriceRangeAnswer(Answer):
    """The lowest and the highest price of what was found."""

    lowest: Money
    highest: Money


class CountsAnswer(Answer):
    """What a shopper could narrow the list down to."""

    total: int
    in_stock: int
    on_sale: int = Field(description="Products with a variant of which the price is reduced")
    price: PriceRangeAnswer | None
    categories: dict[UUID, int] = Field(description="Products per category, its subtree included")
    attributes: dict[str, dict[str, int]] = Field(description="Products per attribute name and value")
    attribute_words: Words


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
    lowest_price: Money | None = Field(
        description="While the price is reduced: the lowest of the 30 days before that began, where one is known"
    )
    image_id: UUID | None = Field(description="Which of the product's `images` shows it")
    attributes: dict[str, str]
    weight_grams: int
    line_limit: int = Field(description="At most so many in one cart line")
    mpn: str | None = Field(description="The maker's own number of it")
    gtins: list[str] = Field(description="GS1's numbers of it, as 14 digits each")
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
    brand: str | None = Field(description="Whose make it is")
    attribute_words: Words
    price_from: Money
    price_to: Money
    availability: Availability
    options: dict[str, list[str]] = Field(description="Values per attribute to choose between")
    variants: list[VariantAnswer]
    images: list[ImageAnswer]
    published_at: datetime | None
    updated_at: datetime


class CategoryAnswer(Answer):
    """A category in the tree; `path` runs from the root down to itself, `lang` is the locale that `name` is in."""

    id: UUID
    slug: str
    name: str
    lang: str
    parent_id: UUID | None
    path: list[UUID]
    position: int
    image: PictureAnswer | None = Field(description="Of a department: of its dearest product that has one; else null")


class LookupVariantAnswer(Answer):
    """A variant with what a cart or order has to know; `price` is the one to charge.

    `lang` is the locale of `title`, and of `variant_title` as far as that locale has words for its values.
    """

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
