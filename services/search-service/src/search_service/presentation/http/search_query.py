"""The query of a search."""

from typing import Annotated

from fastapi import Query

from commerce.attribute_filters import MOST_VALUES, InvalidFilter, by_name
from search_service.application.search_ports import Filters
from servicekit.documented import Contract, adds


@adds(Contract(refusals=(InvalidFilter,)))
async def search_filters(
    category: Annotated[str | None, Query(max_length=120, description="Id or slug; its subtree counts")] = None,
    min_price: Annotated[int | None, Query(ge=0, le=10**12, description="Minor units")] = None,
    max_price: Annotated[int | None, Query(ge=0, le=10**12, description="Minor units")] = None,
    in_stock: Annotated[bool, Query(description="Leave out what is sold out")] = False,
    on_sale: Annotated[bool, Query(description="Only what has a variant of which the price is reduced")] = False,
    brand: Annotated[
        list[Annotated[str, Query(max_length=200)]] | None, Query(max_length=MOST_VALUES, description="Any of these")
    ] = None,
    attribute: Annotated[
        list[str] | None,
        Query(max_length=MOST_VALUES, description="`name:value`; any of a name's values, and all of the names"),
    ] = None,
) -> Filters:
    """What to look for; raises InvalidFilter."""
    brands = sorted(set(brand or ()))
    return Filters(category, min_price, max_price, in_stock, on_sale, tuple(brands), by_name(attribute or []))
