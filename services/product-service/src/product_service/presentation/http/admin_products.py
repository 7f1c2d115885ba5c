"""What staff do with products. POST adds and needs no If-Match; whatever changes something that is there does."""

from uuid import UUID

from fastapi import APIRouter, Depends, Response

from product_service.application.reads import Catalogue, Moved
from product_service.domain.errors import (
    GtinTaken,
    ImageOrderMismatch,
    InvalidPrice,
    InvalidSku,
    InvalidSlug,
    InvalidText,
    LastVariant,
    OptionsTaken,
    ProductNotFound,
    SkuTaken,
    SlugTaken,
    TooManyImages,
    UnknownCategory,
    UnknownImage,
    VariantNotFound,
)
from product_service.presentation.http.bodies import BulkBody, ProductBody, ProductPatchBody, WholeProductBody
from product_service.presentation.http.dependencies import EDITORS, App, Editor, Reads
from product_service.presentation.http.front import staff_answer
from product_service.presentation.http.staff_answers import BulkAnswer, BulkResultAnswer, StaffProductAnswer
from product_service.presentation.http.tags import PRODUCT_ADMINISTRATION
from servicekit.conditional import SHOWS_VERSION, IfMatch, etag
from servicekit.documented import adds
from servicekit.idempotency import IdempotentRoute
from servicekit.limits import limit
from servicekit.problems import problems

admin_limit = Depends(limit("catalogue-admin", times=600, per_seconds=60))
router = APIRouter(
    prefix="/products", tags=[PRODUCT_ADMINISTRATION], route_class=IdempotentRoute, dependencies=[EDITORS, admin_limit],
)  # fmt: skip
_CONTENT = (
    GtinTaken, InvalidPrice, InvalidSku, InvalidSlug, InvalidText, LastVariant, OptionsTaken, SkuTaken, SlugTaken,
    UnknownCategory, UnknownImage,
)  # fmt: skip
_WHOLE = (*_CONTENT, ImageOrderMismatch, TooManyImages)


@router.post("", status_code=201, response_model=StaffProductAnswer, responses=problems(*_WHOLE))
@adds(SHOWS_VERSION)
async def create_product(body: ProductBody, editor: Editor, app: App, reads: Reads) -> Response:
    """A new product with its variants; each begins with its `stock`."""
    new = [variant.to_new() for variant in body.variants]
    product = await app.create_product(body.to_content(), new, actor_id=editor.id, pictures=body.to_pictures() or ())
    return await product_answer(reads, product.id, 201)


@router.post("/bulk", dependencies=[Depends(limit("catalogue-bulk", times=60, per_seconds=60))])
async def change_statuses(body: BulkBody, _editor: Editor, app: App) -> BulkAnswer:
    """Publish, archive or unpublish up to 100 products, each for itself: answers 200 with a result for each.

    One that is not at its `version` is refused with `precondition_failed`, unless there is nothing to change.
    """
    results = await app.change_statuses(body.action, [(item.id, item.version) for item in body.items])
    return BulkAnswer(results=[BulkResultAnswer.of(result) for result in results])


@router.put(
    "/{product_id}", response_model=StaffProductAnswer, responses=problems(ProductNotFound, VariantNotFound, *_WHOLE)
)
async def replace_product(
    product_id: UUID, body: WholeProductBody, version: IfMatch, editor: Editor, app: App, reads: Reads
) -> Response:
    """The whole product as it shall be, pictures too where they are named. Variants are matched by id, else by SKU;
    those not named are withdrawn."""
    new = [variant.to_new() for variant in body.variants]
    await app.replace_product(product_id, version, body.to_content(), new, editor.id, body.to_pictures())
    return await product_answer(reads, product_id)


@router.patch("/{product_id}", response_model=StaffProductAnswer, responses=problems(ProductNotFound, *_CONTENT))
async def change_product(
    product_id: UUID, body: ProductPatchBody, version: IfMatch, app: App, reads: Reads
) -> Response:
    """Only what is named changes; `status` publishes, archives, or makes a draft again."""
    await app.edit_product(product_id, version, body.apply)
    return await product_answer(reads, product_id)


@router.delete("/{product_id}", status_code=204, responses=problems(ProductNotFound))
async def archive_product(product_id: UUID, version: IfMatch, app: App) -> None:
    """Off sale, but kept for the orders that name it."""
    await app.archive_product(product_id, version)


async def product_answer(reads: Catalogue, product_id: UUID, status: int = 200) -> Response:
    """The product as staff see it, with its ETag."""
    view = await reads.product(product_id, staff=True)
    if isinstance(view, Moved):
        raise ProductNotFound
    return staff_answer(view, etag(view["version"]), status)
