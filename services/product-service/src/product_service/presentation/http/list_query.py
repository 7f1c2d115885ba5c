"""The query of lists and searches."""

from typing import Annotated

from fastapi import Query

from commerce.attribute_filters import MOST_VALUES, InvalidFilter, by_name
from product_service.application.reads import Filters
from product_service.application.staff_reads import StaffFilters
from product_service.domain.product import ProductStatus
from product_service.domain.stock import Band
from product_service.domain.texts import Language
from servicekit.documented import Contract, adds


@adds(Contract(refusals=(InvalidFilter,)))
async def list_filters(
    category: Annotated[str | None, Query(max_length=120, description="Id or slug; its subtree counts")] = None,
    min_price: Annotated[int | None, Query(ge=0, le=10**12, description="Minor units")] = None,
    max_price: Annotated[int | None, Query(ge=0, le=10**12, description="Minor units")] = None,
    in_stock: Annotated[bool, Query(description="Leave out what is sold out")] = False,
    on_sale: Annotated[bool, Query(description="Only what has a variant of which the price is reduced")] = False,
    attribute: Annotated[
        list[str] | None,
        Query(max_length=MOST_VALUES, description="`name:value`; any of a name's values, and all of the names"),
    ] = None,
) -> Filters:
    """What to look for; raises InvalidFilter."""
    return Filters(category, min_price, max_price, in_stock, on_sale, by_name(attribute or []))


async def staff_filters(
    status: Annotated[ProductStatus | None, Query(description="Only what is in this status")] = None,
    category: Annotated[str | None, Query(max_length=120, description="Id or slug; its subtree counts")] = None,
    stock: Annotated[Band | None, Query(description="The best of its variants")] = None,
    missing: Annotated[Language | None, Query(description="Title or description is missing in this language")] = None,
    without_picture: Annotated[bool, Query(description="Only what has no picture")] = False,
    q: Annotated[
        str | None,
        Query(
            max_length=200,
            description="Words of titles, the beginning of a SKU, or a whole GTIN, maker's number, id or slug",
        ),
    ] = None,
) -> StaffFilters:
    """What staff look for."""
    words = q.strip() if q else None
    return StaffFilters(status, category, stock, missing, without_picture, words or None)
