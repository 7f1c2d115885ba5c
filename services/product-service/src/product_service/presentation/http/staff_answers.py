"""What product-service's routes give staff besides what everybody sees."""

from datetime import datetime
from typing import Literal, Self
from uuid import UUID

from pydantic import Field

from commerce.bodies import Money
from product_service.application.change_statuses import BulkResult
from product_service.domain.product import ProductStatus
from product_service.domain.stock import MovementReason
from product_service.domain.texts import Language
from product_service.presentation.http.answers import (
    Availability,
    CardAnswer,
    CategoryAnswer,
    ImageAnswer,
    PictureAnswer,
    ProductAnswer,
    VariantAnswer,
)
from servicekit.domain.errors import DomainError
from servicekit.schemas import Answer


class StaffCardAnswer(CardAnswer):
    """A product in a list for staff; `version` goes into If-Match."""

    status: ProductStatus
    version: int
    stock: int = Field(description="Pieces that can be bought, of all its variants on sale")
    missing: list[Language] = Field(description="The storefront's languages in which title or description is missing")
    created_at: datetime
    updated_at: datetime


class BulkProblemAnswer(Answer):
    """Why a product was refused: `code`, `title` and `detail` as in the problem document of a single change."""

    code: str
    title: str
    detail: str

    @classmethod
    def of(cls, refusal: DomainError) -> Self:
        """Of what was raised."""
        return cls(code=refusal.code, title=refusal.title, detail=str(refusal))


class BulkResultAnswer(Answer):
    """What became of one product: `unchanged` is what was there already. `version` is the present one."""

    id: UUID
    outcome: Literal["changed", "unchanged", "refused"]
    version: int | None = Field(description="For If-Match; null where it was refused")
    problem: BulkProblemAnswer | None

    @classmethod
    def of(cls, result: BulkResult) -> Self:
        """Of what the use case says."""
        problem = None if result.refusal is None else BulkProblemAnswer.of(result.refusal)
        outcome: Literal["changed", "unchanged", "refused"] = "changed" if result.changed else "unchanged"
        return cls(
            id=result.product_id, outcome="refused" if problem else outcome, version=result.version, problem=problem
        )


class BulkAnswer(Answer):
    """A result per product, in the order in which they were sent."""

    results: list[BulkResultAnswer]


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


class UploadAnswer(PictureAnswer):
    """A picture that no product names yet; whichever names its `id` first has it."""

    id: UUID


class StaffImageAnswer(ImageAnswer):
    """A picture of a product; `alt` is in the asked locale, `alt_translations` per locale but the shop's default."""

    alt_translations: dict[str, str]


class StaffProductAnswer(ProductAnswer):
    """A product with what only staff see; `version` goes into If-Match."""

    status: ProductStatus
    version: int
    translations: dict[str, TextAnswer]
    variants: list[StaffVariantAnswer]  # type: ignore[assignment]
    images: list[StaffImageAnswer]  # type: ignore[assignment]


class StaffAttributeWordsAnswer(Answer):
    """What a locale calls names and values of attributes; `version`, 0 where there are none, goes into If-Match."""

    locale: str
    words: dict[str, str]
    version: int


class StaffCategoryAnswer(CategoryAnswer):
    """A category for staff, with its `names` per locale; `version` goes into If-Match."""

    version: int
    names: dict[str, str]


class MovementAnswer(Answer):
    """A signed change of stock."""

    id: UUID
    quantity: int
    available_after: int | None = Field(description="Pieces that could be bought afterwards; null where it is older")
    reason: MovementReason = Field(
        description="`initial`: what a variant began with. `receipt`: goods came in. `return`: sold pieces came back. "
        "`adjustment`: the count was corrected, up or down"
    )
    note: str
    actor_id: UUID | None = Field(description="Who moved it; null where nobody of the staff did")
    order_id: UUID | None = Field(description="The order from which the pieces came back")
    created_at: datetime


class StockAnswer(StockNumbersAnswer):
    """A variant's stock, with its latest 50 movements."""

    variant_id: UUID
    sku: str
    availability: Availability
    movements: list[MovementAnswer]


class StaffPriceAnswer(Answer):
    """What a variant has cost since a moment, until the next one in its history."""

    price: Money
    compare_at: Money | None
    since: datetime
    actor_id: UUID | None = Field(description="Who set it; null where nobody noted it down")
