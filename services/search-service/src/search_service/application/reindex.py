"""The index is built anew beside the live one, and searched once it is whole."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from search_service.application.index_products import write_documents
from search_service.application.neighbour_ports import Embedder, Export
from search_service.application.ports import UnitOfWorkFactory
from search_service.domain.documents import ANALYSIS
from search_service.domain.index import Reindex

_SMOKE_QUERIES: Final = 10
Held = Callable[[], Awaitable[bool]]
"""Whether this process may (still) do what only one may."""


@dataclass(frozen=True, slots=True)
class RequestReindex:
    """Staff ask for a building anew; raises ReindexRunning."""

    unit_of_work: UnitOfWorkFactory

    async def __call__(self, requested_by: UUID | None) -> Reindex:
        async with self.unit_of_work() as uow:
            return await uow.reindexes.begin(requested_by)


@dataclass(frozen=True, slots=True)
class ContinueReindex:
    """What was requested is done, page by page; another process takes up where one died.

    An index that was never built begins by itself, and one that an earlier analysis has made.
    """

    unit_of_work: UnitOfWorkFactory
    export: Export
    embedder: Embedder
    held: Held

    async def __call__(self) -> bool:
        """One page, or the switch; whether more is left."""
        if not await self.held():
            return False
        running = await self._running()
        if running is None:
            return False
        if running.slot is None:
            await self._prepare(running)
            return True
        page = await self.export.products(running.after)
        async with self.unit_of_work() as uow:
            await uow.catalogue.apply(page.items)
            loaded = await uow.index.load([each.product.product_id for each in page.items], lock=True)
            await write_documents(uow, loaded, [running.slot], [self.embedder.name])
            further = replace(running, after=page.next, products=running.products + len(page.items))
            await uow.reindexes.save(further)
        if page.next is None:
            await self._switch(further)
        return True

    async def _running(self) -> Reindex | None:
        async with self.unit_of_work() as uow:
            newest = await uow.reindexes.newest()
            outdated = newest is not None and newest.status == "done" and (await uow.live.get()).analysis < ANALYSIS
            if newest is None or outdated:
                return await uow.reindexes.begin(None)
            return newest if newest.status == "running" else None

    async def _prepare(self, reindex: Reindex) -> None:
        """Categories and words first, then an empty slot: it begins from the first page, however far another was."""
        categories, words = await self.export.categories(), await self.export.attribute_words()
        async with self.unit_of_work() as uow:
            for category in categories:
                await uow.catalogue.put_category(category, sequence=0)
            for locale, version, of_locale in words:
                await uow.catalogue.change_words(locale, version, of_locale, ())
            slot = (await uow.live.get()).idle_slot
            await uow.index.empty(slot)
            await uow.reindexes.save(replace(reindex, slot=slot, after=None, products=0))

    async def _switch(self, reindex: Reindex) -> None:
        """Compare, try, and search there from now on; what the export no longer has is no longer on sale."""
        slot = reindex.slot or ""
        async with self.unit_of_work() as uow:
            missing, there = await uow.index.missing_in(slot), await uow.index.documents_in(slot)
            if missing > there:
                error = f"{there} products are in the export, and {missing} are not that are on sale here"
                await uow.reindexes.save(replace(reindex, status="failed", error=error))
                return
            await uow.catalogue.archive_missing(slot)
            await uow.index.count_words(slot)
            titles = await uow.index.titles(_SMOKE_QUERIES)
            unfound = [title for product_id, title in titles if not await uow.index.finds(slot, product_id, title)]
            if unfound:
                error = f"not found by its own title: {unfound[0]}"
                await uow.reindexes.save(replace(reindex, status="failed", error=error))
                return
            await uow.live.switch_slot(slot)
            await uow.live.count_products()
            await uow.reindexes.save(replace(reindex, status="done"))
