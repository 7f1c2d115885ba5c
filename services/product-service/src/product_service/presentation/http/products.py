"""What everybody may read: lists, searches, a product's page."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.responses import RedirectResponse

from product_service.application.reads import (
    KEY_TYPES,
    MAX_SEARCH_RESULTS,
    Filters,
    Moved,
    SearchSort,
    Sort,
    View,
    Window,
)
from product_service.application.staff_reads import STAFF_KEY_TYPES, StaffFilters, StaffSort
from product_service.domain.errors import ProductNotFound, UnknownCategory
from product_service.domain.product import ProductStatus
from product_service.presentation.http.answers import CardPage, ProductAnswer
from product_service.presentation.http.dependencies import (
    BROWSING,
    LOCALE,
    Cached,
    ForStaff,
    LocaleQuery,
    Reads,
    ReadsAll,
    product_reference,
)
from product_service.presentation.http.front import LISTS, READS_ALL, finished, page_view, staff_answer
from product_service.presentation.http.list_query import list_filters
from product_service.presentation.http.staff_answers import StaffCardAnswer, StaffProductAnswer
from product_service.presentation.http.tags import PRODUCTS
from servicekit.conditional import etag
from servicekit.domain.errors import Forbidden
from servicekit.identity import OptionalCaller, require
from servicekit.openapi.headers import references
from servicekit.pages import Page, PageQuery
from servicekit.problems import problems

router = APIRouter(prefix="/products", tags=[PRODUCTS], dependencies=[BROWSING])
FiltersQuery = Annotated[Filters, Depends(list_filters)]
_OFFSET = (range(MAX_SEARCH_RESULTS + 1),)
_FORMER_SLUG = {"description": "A former slug; `Location` is the product's page", "headers": references("Location")}
CountsQuery = Annotated[bool, Query(description="On a first page: how many there are of what")]
Status = Literal["draft", "published", "archived", "all"]


@router.get("", response_model=CardPage | Page[StaffCardAnswer], responses=problems(UnknownCategory, Forbidden))
async def list_products(
    request: Request,
    caller: OptionalCaller,
    _shows_more: ReadsAll,
    reads: Reads,
    for_staff: ForStaff,
    front: Cached,
    filters: FiltersQuery,
    page: PageQuery,
    sort: Sort = Sort.NEWEST,
    counts: CountsQuery = False,
    locale: LocaleQuery = LOCALE,
    status: Annotated[
        Status | None, Query(deprecated=True, description="Staff only: see `GET /products/staff`, last changed first")
    ] = None,
) -> Response:
    """Published products. First pages are cached, and made anew when something in them changes."""
    if status is not None:
        require(caller, READS_ALL)
        wanted = StaffFilters(None if status == "all" else ProductStatus(status))
        window = Window(page.limit, page.after(*STAFF_KEY_TYPES[StaffSort.CHANGED]))
        return staff_answer(page_view(*await for_staff.products(wanted, StaffSort.CHANGED, window, locale=locale)))
    window = Window(page.limit, page.after(*KEY_TYPES[sort]))

    async def load() -> View:
        view = page_view(*await reads.products(filters, sort, window, locale=locale))
        return view | {"counts": await reads.counts(filters, locale)} if counts and window.after is None else view

    if window.after is not None:
        return staff_answer(await load())
    return await front.response(request, finished(load, LISTS))


@router.get("/search", response_model=CardPage, responses=problems(UnknownCategory))
async def search_products(
    request: Request,
    _caller: OptionalCaller,
    reads: Reads,
    front: Cached,
    filters: FiltersQuery,
    page: PageQuery,
    q: Annotated[str, Query(min_length=1, max_length=200, description='Words; "a phrase", -without, or')],
    sort: SearchSort = SearchSort.RELEVANCE,
    counts: CountsQuery = False,
    locale: LocaleQuery = LOCALE,
) -> Response:
    """Published products that have the words, and likely titles for what is misspelt; by relevance at most 500."""
    order = sort.of_lists
    window = Window(page.limit, page.after(*(KEY_TYPES[order] if order else _OFFSET)))

    async def load() -> View:
        view = page_view(*await reads.search(q, filters, sort, window, locale=locale))
        return (
            view | {"counts": await reads.search_counts(q, filters, locale)}
            if counts and window.after is None
            else view
        )

    if window.after is not None:
        return staff_answer(await load())
    return await front.response(request, finished(load, LISTS))


@router.get(
    "/{reference}",
    response_model=ProductAnswer | StaffProductAnswer,
    responses=problems(ProductNotFound, Forbidden) | {301: _FORMER_SLUG},
)
async def read_product(
    reference: str,
    request: Request,
    caller: OptionalCaller,
    staff: ReadsAll,
    reads: Reads,
    front: Cached,
    locale: LocaleQuery = LOCALE,
    preview: Annotated[
        Literal["shopper"] | None,
        Query(description="Staff only: as shoppers will see it, in any status, kept by nobody"),
    ] = None,
) -> Response:
    """A published product by id or slug; staff also see drafts, numbers and the `ETag` for If-Match."""
    wanted = product_reference(reference)
    if preview is not None:
        require(caller, READS_ALL)
        view = await reads.preview(wanted, locale=locale)
        return _elsewhere(request, view) if isinstance(view, Moved) else staff_answer(view)
    if staff:
        view = await reads.product(wanted, locale=locale, staff=True)
        if isinstance(view, Moved):
            return _elsewhere(request, view)
        return staff_answer(view, etag(view["version"]))

    async def load() -> View:
        found = await reads.product(wanted, locale=locale)
        if isinstance(found, Moved):
            raise _Elsewhere(found)
        return found

    try:
        return await front.response(request, finished(load))
    except _Elsewhere as moved:
        return _elsewhere(request, moved.target)


class _Elsewhere(Exception):
    """The product has another address now; nothing to keep."""

    def __init__(self, target: Moved) -> None:
        self.target = target


def _elsewhere(request: Request, target: Moved) -> Response:
    prefix, query = request.scope.get("root_path", ""), request.url.query
    address = f"{prefix}/products/{target.slug}" + (f"?{query}" if query else "")
    return RedirectResponse(address, status_code=301, headers={"Cache-Control": "max-age=300"})
