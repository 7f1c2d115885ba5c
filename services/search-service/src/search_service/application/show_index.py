"""What staff see of the index, and of what nobody found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from search_service.application.neighbour_ports import Embedder
from search_service.application.ports import UnitOfWorkFactory
from search_service.application.search_ports import View


class IndexReads(Protocol):
    """Reads for staff and for gauges."""

    async def sizes(self, model: str) -> tuple[int, int]:
        """(products that wait for a vector of `model`, products that wait for their documents)."""
        ...

    async def empty_searches(self, after: tuple[int, datetime, str] | None, most: int) -> Sequence[Mapping[str, Any]]:
        """(language, term, times, last_at), the most often asked first."""
        ...


@dataclass(frozen=True, slots=True)
class ShowIndex:
    """What is searched, what waits, and how the last building anew goes."""

    unit_of_work: UnitOfWorkFactory
    reads: IndexReads
    embedder: Embedder

    async def __call__(self) -> View:
        async with self.unit_of_work() as uow:
            live, newest = await uow.live.get(), await uow.reindexes.newest()
        without_vector, waiting = await self.reads.sizes(self.embedder.name)
        return {
            "generation": live.generation,
            "model": live.model,
            "products": live.products,
            "waiting": waiting,
            "without_vector": without_vector,
            "reindex": newest,
        }
