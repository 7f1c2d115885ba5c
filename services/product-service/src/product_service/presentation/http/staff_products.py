"""The list of products that staff work through: any status, with what is missing and how much is in stock."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from product_service.application.reads import Window
from product_service.application.staff_reads import MOST_COUNTED, STAFF_KEY_TYPES, StaffFilters, StaffSort
from product_service.domain.errors import UnknownCategory
from product_service.presentation.http.admin_products import admin_limit
from product_service.presentation.http.dependencies import LOCALE, STAFF_ONLY, ForStaff, LocaleQuery
from product_service.presentation.http.front import page_view, staff_answer
from product_service.presentation.http.list_query import staff_filters
from product_service.presentation.http.staff_answers import StaffCardAnswer
from product_service.presentation.http.tags import PRODUCT_ADMINISTRATION
from servicekit.pages import Page, PageQuery
from servicekit.problems import problems

router = APIRouter(prefix="/products/staff", tags=[PRODUCT_ADMINISTRATION], dependencies=[admin_limit])
FiltersQuery = Annotated[StaffFilters, Depends(staff_filters)]
SortQuery = Annotated[StaffSort, Query(description="`stock`: what is out first, then what is low")]


@router.get("", response_model=Page[StaffCardAnswer], dependencies=[STAFF_ONLY], responses=problems(UnknownCategory))
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
