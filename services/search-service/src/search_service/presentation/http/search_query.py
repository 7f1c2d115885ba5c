"""The query of a search."""

from typing import Annotated

from fastapi import Query

from search_service.application.search_ports import Filters
from servicekit.documented import Contract, adds
from servicekit.domain.errors import Invalid

_MAX_VALUES = 20
_MOST_NAMES = 6


class InvalidFilter(Invalid):
    """A filter that cannot be understood."""

    code = "invalid_filter"
    title = "A filter is written name:value, for at most 6 names and 20 values"


@adds(Contract(refusals=(InvalidFilter,)))
async def search_filters(
    category: Annotated[str | None, Query(max_length=120, description="Id or slug; its subtree counts")] = None,
    min_price: Annotated[int | None, Query(ge=0, le=10**12, description="Minor units")] = None,
    max_price: Annotated[int | None, Query(ge=0, le=10**12, description="Minor units")] = None,
    in_stock: Annotated[bool, Query(description="Leave out what is sold out")] = False,
    on_sale: Annotated[bool, Query(description="Only what has a variant of which the price is reduced")] = False,
    brand: Annotated[
        list[Annotated[str, Query(max_length=200)]] | None, Query(max_length=_MAX_VALUES, description="Any of these")
    ] = None,
    attribute: Annotated[
        list[str] | None,
        Query(max_length=_MAX_VALUES, description="`name:value`; any of a name's values, and all of the names"),
    ] = None,
) -> Filters:
    """What to look for; raises InvalidFilter."""
    brands = sorted(set(brand or ()))
    return Filters(category, min_price, max_price, in_stock, on_sale, tuple(brands), _by_name(attribute or []))


def _by_name(pairs: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for pair in pairs:
        name, colon, value = pair.partition(":")
        if not (name and colon and value) or len(pair) > 200:
            raise InvalidFilter
        found.setdefault(name, []).append(value)
    if len(found) > _MOST_NAMES:
        raise InvalidFilter
    return {name: sorted(set(values)) for name, values in sorted(found.items())}
