"""Filters as SQL: which of them are in use decides a statement's text, their values are bound when it runs."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from search_service.application.search_ports import Filters

_TEXTS = ARRAY(sa.Text())
_REDUCED = "EXISTS (SELECT FROM variants v WHERE v.product_id = p.id AND v.compare_at IS NOT NULL AND NOT v.withdrawn)"


@dataclass(frozen=True, slots=True)
class FilterShape:
    """Which filters are in use."""

    category: bool
    min_price: bool
    max_price: bool
    in_stock: bool
    on_sale: bool
    brands: bool
    attributes: int

    @classmethod
    def of(cls, filters: Filters) -> "FilterShape":
        """The shape of `filters`."""
        return cls(
            filters.category is not None,
            filters.min_price is not None,
            filters.max_price is not None,
            filters.in_stock,
            filters.on_sale,
            bool(filters.brands),
            len(filters.attributes),
        )

    @property
    def narrows(self) -> bool:
        """Whether any filter is in use."""
        return self != _NO_FILTER

    @property
    def sql(self) -> str:
        """What a listed product `p` has to meet."""
        conditions = ["p.status = 'published'"]
        conditions += ["p.listed_in @> ARRAY[:category_id]"] * self.category
        conditions += ["p.price_from >= :min_price"] * self.min_price
        conditions += ["p.price_from <= :max_price"] * self.max_price
        conditions += ["p.band <> 'out'"] * self.in_stock
        conditions += [_REDUCED] * self.on_sale
        conditions += ["p.brand = ANY(:brands)"] * self.brands
        conditions += [f"p.facets && :facets_{number}" for number in range(self.attributes)]
        return " AND ".join(conditions)

    @property
    def types(self) -> dict[str, sa.types.TypeEngine[Any]]:
        """The types of its parameters."""
        types: dict[str, sa.types.TypeEngine[Any]] = {}
        types |= {"category_id": sa.Uuid()} if self.category else {}
        types |= {"min_price": sa.BigInteger()} if self.min_price else {}
        types |= {"max_price": sa.BigInteger()} if self.max_price else {}
        types |= {"brands": _TEXTS} if self.brands else {}
        return types | {f"facets_{number}": _TEXTS for number in range(self.attributes)}


_NO_FILTER = FilterShape.of(Filters())


def filter_values(filters: Filters, category_id: UUID | None) -> dict[str, Any]:
    """The values of its parameters."""
    values: dict[str, Any] = {}
    values |= {"category_id": category_id} if filters.category is not None else {}
    values |= {"min_price": filters.min_price} if filters.min_price is not None else {}
    values |= {"max_price": filters.max_price} if filters.max_price is not None else {}
    values |= {"brands": list(filters.brands)} if filters.brands else {}
    for number, (name, accepted) in enumerate(filters.attributes.items()):
        values[f"facets_{number}"] = [f"{name}={value}" for value in accepted]
    return values
