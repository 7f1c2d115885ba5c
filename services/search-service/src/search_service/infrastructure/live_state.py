"""What each search needs to know, read once a second while anybody searches, and whole when the generation changed."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from time import monotonic
from typing import Final

from search_service.application.search_ports import State
from search_service.application.synonyms import others_of
from search_service.domain.everyday import Groups, everyday, languages
from search_service.domain.index import Live
from search_service.infrastructure.index_statements import CATEGORIES
from search_service.infrastructure.live_repository import READ_LIVE, READ_SYNONYMS, synonyms_of
from servicekit.database import Database

_SECONDS: Final = 1.0
_NONE: Final = State(Live(generation=-1), {}, {}, {}, {})


class LiveState:
    """The state of the index; `changed` is called when what was answered before no longer holds."""

    def __init__(self, database: Database, changed: Callable[[], None], clock: Callable[[], float] = monotonic) -> None:
        self._database, self._changed, self._clock = database, changed, clock
        self._state, self._read_at = _NONE, -_SECONDS
        self._reading: asyncio.Task[State] | None = None
        self._changes = 0

    def expire(self) -> None:
        """This process has changed it: the next search reads it anew."""
        self._changes += 1
        self._read_at, self._reading = -_SECONDS, None

    async def get(self) -> State:
        """As of a second ago at the most, or of the read that was under way when it was asked for."""
        if self._clock() - self._read_at < _SECONDS:
            return self._state
        # Searches that come meanwhile wait for this one read, however it ends and however long it takes.
        return await asyncio.shield(self._reading or self._begin())

    def _begin(self) -> asyncio.Task[State]:
        self._reading = task = asyncio.create_task(self._read())
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[State]) -> None:
        if self._reading is task:
            self._reading = None
        if not task.cancelled():
            task.exception()  # nobody may be left who hears of it

    async def _read(self) -> State:
        began, changes = self._clock(), self._changes
        row = await self._database.fetch_one(READ_LIVE)
        live = Live() if row is None else Live(**dict(row))
        if live.generation != self._state.live.generation:
            self._changed()
            state = await self._whole(live)
        else:
            before = self._state
            state = State(live, before.synonyms, before.categories, before.category_names, before.category_slugs)
        # Unless somebody has changed it meanwhile, who is to be seen by the next one.
        if self._changes == changes:
            self._state, self._read_at = state, began
        return state

    async def _whole(self, live: Live) -> State:
        categories = await self._database.fetch(CATEGORIES)
        references = {str(row["id"]): row["id"] for row in categories} | {row["slug"]: row["id"] for row in categories}
        synonyms = [synonyms_of(row) for row in await self._database.fetch(READ_SYNONYMS)]
        return State(
            live,
            _others({each.language: each.groups for each in synonyms}),
            references,
            {row["id"]: row["names"] for row in categories},
            {row["id"]: row["slug"] for row in categories},
        )


def _others(kept: Mapping[str, Groups]) -> Mapping[str, Mapping[tuple[str, ...], Sequence[tuple[str, ...]]]]:
    """By language: what staff wrote, and for all other words what is usual."""
    return {
        language: others_of(language, everyday(language)) | others_of(language, kept.get(language, ()))
        for language in {*languages(), *kept}
    }
