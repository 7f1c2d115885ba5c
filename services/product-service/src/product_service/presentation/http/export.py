"""What a service asks that builds an index of the whole catalogue; events tell it afterwards what has changed."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from product_service.application.export_reads import MOST_EXPORTED
from product_service.domain.errors import ExportTooLarge
from product_service.presentation.http.dependencies import ForExport
from product_service.presentation.http.export_answers import (
    ExportedAttributeWordsAnswer,
    ExportedCategoriesAnswer,
    ExportedProductsAnswer,
)
from product_service.presentation.http.front import staff_answer
from product_service.presentation.http.tags import SERVICES
from servicekit.identity.access import service_caller
from servicekit.problems import problems

router = APIRouter(
    prefix="/internal/export", tags=[SERVICES], dependencies=[Depends(service_caller("catalogue:read"))],
)  # fmt: skip


@router.get("/products", response_model=ExportedProductsAnswer)
async def export_products_to_services(
    reads: ForExport,
    after: Annotated[UUID | None, Query(description="`next` of the page before")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST_EXPORTED, description="How many items at most")] = 100,
) -> Response:
    """Published products in the order of their ids; what changes meanwhile, an event of a higher version tells."""
    items, further = await reads.products(after, limit)
    return staff_answer({"items": items, "next": further})


@router.get("/categories", response_model=ExportedCategoriesAnswer, responses=problems(ExportTooLarge))
async def export_categories(reads: ForExport) -> Response:
    """All categories, parents before children."""
    return staff_answer({"items": await reads.categories()})


@router.get("/attribute-words", response_model=ExportedAttributeWordsAnswer, responses=problems(ExportTooLarge))
async def export_attribute_words(reads: ForExport) -> Response:
    """What each locale calls names and values of attributes."""
    return staff_answer({"items": await reads.attribute_words()})
