"""What search engines ask for: /robots.txt and /sitemap.xml."""

import math
from collections.abc import Hashable, Iterable
from datetime import datetime
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request, Response

from product_service.application.reads import Catalogue
from product_service.domain.errors import SitemapNotFound
from product_service.presentation.http.dependencies import Cached, Reads
from product_service.presentation.http.tags import CRAWLERS
from product_service.presentation.sitemap import PAGES_IN_A_FILE, index, robots, sitemap
from servicekit.conditional import REVALIDATES, has_already
from servicekit.documented import adds
from servicekit.limits import limit
from servicekit.problems import problems

router = APIRouter(tags=[CRAWLERS], dependencies=[Depends(limit("crawlers", times=600, per_seconds=60, by="address"))])
_SITEMAP: Final = "sitemap"
_HOUR: Final = {"Cache-Control": "public, max-age=3600"}


@router.get("/robots.txt", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
async def read_robots(request: Request) -> Response:
    """What search engines may visit, and where the sitemap is."""
    return Response(robots(_origin(request)), headers=_HOUR, media_type="text/plain")


@router.get(
    "/sitemap.xml",
    response_class=Response,
    responses=problems(SitemapNotFound) | {200: {"content": {"application/xml": {}}}},
)
@adds(REVALIDATES)
async def read_sitemap(
    request: Request,
    reads: Reads,
    front: Cached,
    file: Annotated[int | None, Query(ge=1, le=100_000, description="Which file of a shop that needs several")] = None,
) -> Response:
    """The shop's pages in every language: published products, categories, the start page; or the files they are in."""

    async def load() -> tuple[bytes, Iterable[Hashable]]:
        return (await _file(reads, _origin(request), file)).encode(), (_SITEMAP,)

    # Under a key that is no path: finished answers that have one are sent as JSON before they come here.
    made = await front.cache.fetch(("", f"{_SITEMAP} {file}".encode()), load)
    headers = {**_HOUR, "ETag": made.etag.decode()}
    if has_already(request.scope, made.etag):
        return Response(status_code=304, headers=headers)
    return Response(made.body, headers=headers, media_type="application/xml")


async def _file(reads: Catalogue, origin: str, file: int | None) -> str:
    files = max(1, math.ceil(await reads.number_of_published() / PAGES_IN_A_FILE))
    if file is None and files > 1:
        return index(origin, files)
    number = file or 1
    if number > files:
        raise SitemapNotFound
    pages: list[tuple[str, datetime | None]] = []
    if number == 1:
        pages = [("/", None), *((f"/c/{view['slug']}", None) for view in await reads.categories())]
    found = await reads.published((number - 1) * PAGES_IN_A_FILE, PAGES_IN_A_FILE)
    return sitemap(origin, [*pages, *((f"/p/{slug}", changed) for slug, changed in found)])


def _origin(request: Request) -> str:
    origin: str = request.app.state.origin
    return origin
