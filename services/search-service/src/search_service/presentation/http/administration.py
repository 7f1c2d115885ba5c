"""What staff do with the index and with synonyms."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from search_service.domain.errors import InvalidSynonyms, ReindexRunning
from search_service.domain.index import Reindex, Synonyms
from search_service.presentation.http.answers import (
    StaffEmptySearchAnswer,
    StaffIndexAnswer,
    StaffReindexAnswer,
    StaffSynonymsAnswer,
)
from search_service.presentation.http.bodies import SynonymsBody
from search_service.presentation.http.dependencies import App, Manager
from search_service.presentation.http.tags import SEARCH_ADMINISTRATION
from servicekit.conditional import SHOWS_VERSION, IfMatch, etag
from servicekit.documented import adds
from servicekit.limits import limit
from servicekit.pages import Page, PageQuery
from servicekit.problems import problems

router = APIRouter(
    prefix="/search",
    tags=[SEARCH_ADMINISTRATION],
    dependencies=[Depends(limit("search administration", times=300, per_seconds=60))],
)
Language = Annotated[str, Path(pattern="^[a-z]{2,3}$", description="ISO 639: `en`, `fr`, `ar`")]


@router.post("/reindex", status_code=202, response_model=StaffReindexAnswer, responses=problems(ReindexRunning))
async def reindex(staff: Manager, app: App) -> Reindex:
    """Build the index anew from the catalogue, beside the live one, and search it once it is whole."""
    return await app.request_reindex(staff.id)


@router.get("/index", response_model=StaffIndexAnswer)
async def read_index(_staff: Manager, app: App) -> object:
    """What is searched, what waits, and how the last building anew goes."""
    return await app.show_index()


@router.get("/synonyms/{language}", response_model=StaffSynonymsAnswer)
@adds(SHOWS_VERSION)
async def read_synonyms(language: Language, _staff: Manager, app: App, response: Response) -> Synonyms:
    """All groups of a language; none, of version 0, where nobody wrote any."""
    return _shown(await app.read_synonyms(language), response)


@router.put("/synonyms/{language}", response_model=StaffSynonymsAnswer, responses=problems(InvalidSynonyms))
async def replace_synonyms(
    language: Language, body: SynonymsBody, version: IfMatch, _staff: Manager, app: App, response: Response
) -> Synonyms:
    """All groups of a language as they shall be."""
    groups = tuple(tuple(group) for group in body.groups)
    return _shown(await app.replace_synonyms(Synonyms(language, groups), version), response)


@router.get("/without-results", response_model=Page[StaffEmptySearchAnswer])
async def list_searches_without_results(_staff: Manager, app: App, page: PageQuery) -> Page[StaffEmptySearchAnswer]:
    """What was asked for most often and not found."""
    rows = await app.list_empty(page.after(int, datetime, str), page.limit + 1)
    return Page[StaffEmptySearchAnswer].of(
        rows,
        page,
        key=lambda row: (row["times"], row["last_at"], row["term"]),
        item=lambda row: StaffEmptySearchAnswer(**row),
    )


def _shown(synonyms: Synonyms, response: Response) -> Synonyms:
    response.headers["ETag"] = etag(synonyms.version)
    return synonyms
