"""The list of products that staff work through: any status, with what is missing and how much is in stock."""

from collections.abc import AsyncIterator, Iterable, Mapping
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Response
from starlette.responses import StreamingResponse

from commerce.values import Money
from product_service.application.reads import View, Window
from product_service.application.staff_reads import MOST_COUNTED, STAFF_KEY_TYPES, StaffFilters, StaffSort
from product_service.domain.errors import UnknownCategory
from product_service.presentation.http.admin_products import admin_limit
from product_service.presentation.http.dependencies import LOCALE, READERS, ForStaff, LocaleQuery
from product_service.presentation.http.front import page_view, staff_answer
from product_service.presentation.http.list_query import staff_filters
from product_service.presentation.http.staff_answers import StaffCardAnswer
from product_service.presentation.http.tags import PRODUCT_ADMINISTRATION
from servicekit.csv_lines import Cell, CsvResponse, csv_file
from servicekit.limits import limit
from servicekit.pages import Page, PageQuery
from servicekit.problems import problems

router = APIRouter(prefix="/products", tags=[PRODUCT_ADMINISTRATION], dependencies=[admin_limit])
FiltersQuery = Annotated[StaffFilters, Depends(staff_filters)]
SortQuery = Annotated[StaffSort, Query(description="`stock`: what is out first, then what is low")]
_AT_ONCE: Final = 500
_COLUMNS: Final = (
    "id", "slug", "status", "title", "availability", "stock", "price_from", "price_to", "currency", "missing",
    "created_at", "updated_at",
)  # fmt: skip


@router.get("/staff", response_model=Page[StaffCardAnswer], dependencies=[READERS], responses=problems(UnknownCategory))
async def list_products_for_staff(
    reads: ForStaff,
    filters: FiltersQuery,
    page: PageQuery,
    sort: SortQuery = StaffSort.CHANGED,
    total: Annotated[bool, Query(description=f"How many there are, counted up to {MOST_COUNTED:,}")] = False,
    locale: LocaleQuery = LOCALE,
) -> Response:
    """Products in any status."""
    window = Window(page.limit, page.after(*STAFF_KEY_TYPES[sort]))
    view = page_view(*await reads.products(filters, sort, window, locale=locale))
    return staff_answer(view | {"total": await reads.number_of_products(filters)} if total else view)


@router.get(
    "/staff.csv",
    response_class=CsvResponse,
    response_model=str,
    responses=problems(UnknownCategory),
    dependencies=[READERS, Depends(limit("catalogue-export", times=10, per_seconds=60))],
)
async def export_products(
    reads: ForStaff, filters: FiltersQuery, sort: SortQuery = StaffSort.CHANGED, locale: LocaleQuery = LOCALE
) -> StreamingResponse:
    """The list as CSV (UTF-8), a line per product: amounts in decimals of `currency`; no cell is a formula."""
    # Whatever is refused is refused before the first line.
    first = await reads.products(filters, sort, Window(_AT_ONCE), locale=locale)

    async def rows() -> AsyncIterator[Iterable[Iterable[Cell]]]:
        views, after = first
        while True:
            yield map(_cells, views)
            if after is None:
                return
            views, after = await reads.products(filters, sort, Window(_AT_ONCE, after), locale=locale)

    return csv_file("products", _COLUMNS, rows())


def _cells(view: View) -> list[Cell]:
    of_itself = view | {
        "price_from": _decimal(view["price_from"]),
        "price_to": _decimal(view["price_to"]),
        "currency": view["price_from"]["currency"],
        "missing": " ".join(view["missing"]),
        "created_at": view["created_at"].isoformat(),
        "updated_at": view["updated_at"].isoformat(),
    }
    return [of_itself[column] for column in _COLUMNS]


def _decimal(amount: Mapping[str, Any]) -> str:
    return Money(amount["amount"], amount["currency"]).decimal
