"""The category tree: public reading, and its changes by staff."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from product_service.application.reads import Catalogue, View
from product_service.domain.errors import (
    CategoryCycle,
    CategoryNotEmpty,
    CategoryNotFound,
    CategoryOrderMismatch,
    CategoryTooDeep,
    InvalidSlug,
    InvalidText,
    SlugTaken,
    UnknownCategory,
)
from product_service.presentation.http import tags
from product_service.presentation.http.admin_products import admin_limit
from product_service.presentation.http.answers import CategoryAnswer
from product_service.presentation.http.bodies import CategoryBody, CategoryOrderBody
from product_service.presentation.http.dependencies import (
    BROWSING,
    EDITORS,
    LOCALE,
    App,
    Cached,
    Editor,
    LocaleQuery,
    Reads,
    ReadsAll,
)
from product_service.presentation.http.front import LISTS, finished, page_view, staff_answer
from product_service.presentation.http.staff_answers import StaffCategoryAnswer
from servicekit.conditional import SHOWS_VERSION, IfMatch, etag
from servicekit.documented import adds
from servicekit.domain.errors import PreconditionFailed
from servicekit.idempotency import IdempotentRoute
from servicekit.pages import Page
from servicekit.problems import problems

router = APIRouter(prefix="/categories", tags=[tags.CATEGORIES], dependencies=[BROWSING])
admin_router = APIRouter(
    prefix="/categories", tags=[tags.CATEGORY_ADMINISTRATION], route_class=IdempotentRoute,
    dependencies=[EDITORS, admin_limit],
)  # fmt: skip
_CONTENT = (InvalidSlug, InvalidText, SlugTaken, UnknownCategory, CategoryTooDeep)


@router.get("", response_model=Page[CategoryAnswer] | Page[StaffCategoryAnswer])
async def list_categories(
    request: Request, staff: ReadsAll, reads: Reads, front: Cached, locale: LocaleQuery = LOCALE
) -> Response:
    """The whole tree, parents before children."""

    async def load() -> View:
        return page_view(await reads.categories(locale, staff=staff), None)

    return staff_answer(await load()) if staff else await front.response(request, finished(load, LISTS))


@router.get("/{reference}", response_model=CategoryAnswer | StaffCategoryAnswer, responses=problems(CategoryNotFound))
async def read_category(
    reference: str, request: Request, staff: ReadsAll, reads: Reads, front: Cached, locale: LocaleQuery = LOCALE
) -> Response:
    """A category by id or slug; staff also see its names and the `ETag` for If-Match."""
    if staff:
        view = await _category(reads, reference, locale, staff=True)
        return staff_answer(view, etag(view["version"]))

    async def load() -> View:
        return await _category(reads, reference, locale)

    return await front.response(request, finished(load, LISTS))


@admin_router.post("", status_code=201, response_model=StaffCategoryAnswer, responses=problems(*_CONTENT))
@adds(SHOWS_VERSION)
async def create_category(body: CategoryBody, _editor: Editor, app: App, reads: Reads) -> Response:
    """A new category below its parent, or at the root."""
    category = await app.create_category(body.to_content())
    return await _answer(reads, category.id, 201)


@admin_router.put(
    "/order",
    response_model=Page[StaffCategoryAnswer],
    responses=problems(CategoryOrderMismatch, PreconditionFailed),
)
async def arrange_categories(body: CategoryOrderBody, app: App, reads: Reads) -> Response:
    """Another order of what hangs below one parent; answers the whole tree. Each `version` is judged as by If-Match."""
    await app.arrange_categories(body.parent_id, [(category.id, category.version) for category in body.categories])
    return staff_answer(page_view(await reads.categories(staff=True), None))


@admin_router.put(
    "/{category_id}", response_model=StaffCategoryAnswer,
    responses=problems(CategoryNotFound, CategoryCycle, *_CONTENT),
)  # fmt: skip
async def change_category(category_id: UUID, body: CategoryBody, version: IfMatch, app: App, reads: Reads) -> Response:
    """Other words or another place; what hangs below moves with it."""
    await app.change_category(category_id, version, body.to_content())
    return await _answer(reads, category_id)


@admin_router.delete("/{category_id}", status_code=204, responses=problems(CategoryNotFound, CategoryNotEmpty))
async def remove_category(category_id: UUID, version: IfMatch, app: App) -> None:
    """Only an empty category can go; of another one the refusal counts `products` and `categories` in it."""
    await app.remove_category(category_id, version)


async def _category(reads: Catalogue, reference: str, locale: str = LOCALE, *, staff: bool = False) -> View:
    for view in await reads.categories(locale, staff=staff):
        if reference in (view["id"], view["slug"]):
            return view
    raise CategoryNotFound


async def _answer(reads: Catalogue, category_id: UUID, status: int = 200) -> Response:
    view = await _category(reads, str(category_id), staff=True)
    return staff_answer(view, etag(view["version"]), status)
