"""What routes are handed."""

from collections.abc import Awaitable, Callable
from typing import Annotated

import orjson
from fastapi import Depends, Query, Request, Response

from commerce.bodies import Locale
from search_service.application import Application
from search_service.application.search_ports import View
from servicekit.conditional import REVALIDATES
from servicekit.documented import adds
from servicekit.finished import ByteCache, FinishedAnswer
from servicekit.identity import Caller, permitted
from servicekit.limits import LIMITED

Count = Callable[[Request], Awaitable[None]]
MANAGE = "search.manage"
LocaleQuery = Annotated[
    Locale, Query(alias="locale", description="Texts in this locale, else the next wider one, else the shop's default")
]


class KeptAnswers:
    """Answers that many ask for alike; a new generation of the index drops them all. Who asks makes no difference."""

    def __init__(self, cache: ByteCache) -> None:
        self._cache = cache

    async def answer(self, path: str, key: tuple[object, ...], load: Callable[[], Awaitable[View]]) -> Response:
        """The answer made by `load`, kept under all that it depends on; 304 when the caller has it."""

        async def finished() -> tuple[bytes, tuple[str, ...]]:
            return orjson.dumps(await load(), default=str), ("all",)

        return FinishedAnswer(await self._cache.fetch((path, orjson.dumps(key, default=str)), finished))


async def _application(request: Request) -> Application:
    application: Application = request.app.state.application
    return application


@adds(REVALIDATES)
async def _kept(request: Request) -> KeptAnswers:
    kept: KeptAnswers = request.app.state.kept
    return kept


@adds(LIMITED)
async def _count_search(request: Request) -> None:
    count: Count = request.app.state.count_search
    await count(request)


SEARCHING = Depends(_count_search)
App = Annotated[Application, Depends(_application)]
Kept = Annotated[KeptAnswers, Depends(_kept)]
Manager = Annotated[Caller, Depends(permitted(MANAGE))]
