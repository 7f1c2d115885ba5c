"""Variants and their stock."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Response

from product_service.application.reads import Window
from product_service.domain.errors import (
    GtinTaken,
    InvalidMovement,
    InvalidPrice,
    InvalidSku,
    LastVariant,
    OptionsTaken,
    ProductNotFound,
    SkuTaken,
    StockWouldBeNegative,
    UnknownImage,
    VariantNotFound,
)
from product_service.presentation.http.admin_products import admin_limit, product_answer
from product_service.presentation.http.bodies import LowAtBody, MovementBody, NewVariantBody, VariantBody
from product_service.presentation.http.dependencies import EDITORS, READERS, App, Editor, ForStaff, Reads, StockMover
from product_service.presentation.http.front import page_view, staff_answer
from product_service.presentation.http.staff_answers import (
    MovementAnswer,
    StaffPriceAnswer,
    StaffProductAnswer,
    StockAnswer,
)
from product_service.presentation.http.tags import PRODUCT_ADMINISTRATION, STOCK
from servicekit.conditional import SHOWS_VERSION, IfMatch
from servicekit.documented import adds
from servicekit.idempotency import IdempotentRoute
from servicekit.pages import Page, PageQuery
from servicekit.problems import problems

stock_router = APIRouter(
    prefix="/products", tags=[STOCK], route_class=IdempotentRoute, dependencies=[admin_limit],
)  # fmt: skip
router = APIRouter(
    prefix="/products", tags=[PRODUCT_ADMINISTRATION], route_class=IdempotentRoute, dependencies=[EDITORS, admin_limit],
)  # fmt: skip
_UNKNOWN = (ProductNotFound, VariantNotFound)


@stock_router.get(
    "/variants/{variant_id}/stock",
    dependencies=[READERS],
    response_model=StockAnswer,
    responses=problems(VariantNotFound),
)
async def read_stock(variant_id: UUID, reads: Reads) -> Response:
    """A variant's numbers and latest movements."""
    return staff_answer(await reads.stock(variant_id))


@stock_router.get(
    "/variants/{variant_id}/stock/movements",
    dependencies=[READERS],
    response_model=Page[MovementAnswer],
    responses=problems(VariantNotFound),
)
async def list_movements(variant_id: UUID, page: PageQuery, reads: ForStaff) -> Response:
    """What changed a variant's stock other than by sale, the newest first; what is held and sold, its numbers say."""
    window = Window(page.limit, page.after(datetime, UUID))
    return staff_answer(page_view(*await reads.movements(variant_id, window)))


@stock_router.get(
    "/variants/{variant_id}/prices",
    dependencies=[READERS],
    response_model=Page[StaffPriceAnswer],
    responses=problems(VariantNotFound),
)
async def list_prices(variant_id: UUID, page: PageQuery, reads: ForStaff) -> Response:
    """What a variant costs now and has cost, the newest first, also while its product was a draft."""
    window = Window(page.limit, page.after(datetime, int))
    return staff_answer(page_view(*await reads.prices(variant_id, window)))


@stock_router.post(
    "/variants/{variant_id}/stock/movements", status_code=201, response_model=StockAnswer,
    responses=problems(VariantNotFound, InvalidMovement, StockWouldBeNegative),
)  # fmt: skip
async def move_stock(variant_id: UUID, body: MovementBody, mover: StockMover, app: App, reads: Reads) -> Response:
    """Count pieces in, or correct the count; movements add up, so none of them needs If-Match."""
    await app.move_stock(variant_id, body.quantity, body.to_reason(), body.note, mover.id)
    return staff_answer(await reads.stock(variant_id), status=201)


@stock_router.put(
    "/variants/{variant_id}/stock/low-at", response_model=StockAnswer, responses=problems(VariantNotFound)
)
async def set_low_at(variant_id: UUID, body: LowAtBody, _: StockMover, app: App, reads: Reads) -> Response:
    """From how many pieces on a variant counts as low; no other number depends on it, so it needs no If-Match."""
    await app.set_low_at(variant_id, body.low_at)
    return staff_answer(await reads.stock(variant_id))


@router.post(
    "/{product_id}/variants", status_code=201, response_model=StaffProductAnswer,
    responses=problems(ProductNotFound, InvalidPrice, InvalidSku, SkuTaken, GtinTaken, OptionsTaken, UnknownImage),
)  # fmt: skip
@adds(SHOWS_VERSION)
async def add_variant(product_id: UUID, body: NewVariantBody, editor: Editor, app: App, reads: Reads) -> Response:
    """One more variant; answers the product. A withdrawn variant of this SKU is sold again, with the stock it has."""
    await app.add_variant(product_id, body.to_new(), editor.id)
    return await product_answer(reads, product_id, 201)


@router.put(
    "/{product_id}/variants/{variant_id}", response_model=StaffProductAnswer,
    responses=problems(*_UNKNOWN, InvalidPrice, InvalidSku, SkuTaken, GtinTaken, OptionsTaken, UnknownImage),
)  # fmt: skip
async def change_variant(
    product_id: UUID,
    variant_id: UUID,
    body: VariantBody,
    version: IfMatch,
    editor: Editor,
    app: App,
    reads: Reads,
) -> Response:
    """The whole variant as it shall be; a withdrawn one is sold again. If-Match is the product's version."""
    await app.change_variant(product_id, variant_id, version, body.to_content(), editor.id)
    return await product_answer(reads, product_id)


@router.delete(
    "/{product_id}/variants/{variant_id}", response_model=StaffProductAnswer,
    responses=problems(*_UNKNOWN, LastVariant),
)  # fmt: skip
async def withdraw_variant(product_id: UUID, variant_id: UUID, version: IfMatch, app: App, reads: Reads) -> Response:
    """No longer sold, but kept for the orders that name it; answers the product."""
    await app.withdraw_variant(product_id, variant_id, version)
    return await product_answer(reads, product_id)
