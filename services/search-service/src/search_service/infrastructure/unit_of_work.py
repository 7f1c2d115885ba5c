"""One transaction over catalogue and index, and what wakes in the rest of the process after its commit."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from search_service.infrastructure.catalogue_repository import CatalogueRepository
from search_service.infrastructure.index_repository import IndexRepository
from search_service.infrastructure.live_repository import LiveRepository, ReindexesRepository, SynonymsRepository
from servicekit.database import Database, UnitOfWork


@dataclass(frozen=True, slots=True)
class Wakes:
    """What is called after a commit: products wait for documents, or for vectors, a building anew was asked for, or
    another index is live."""

    documents: Callable[[], None]
    vectors: Callable[[], None]
    reindex: Callable[[], None]
    live: Callable[[], None]


class SearchUnitOfWork(UnitOfWork):
    """Search publishes no events, so there is no outbox."""

    def __init__(self, database: Database, consumer: str, wakes: Wakes) -> None:
        super().__init__(database, consumer=consumer)
        self._wakes = wakes

    def opened(self) -> None:
        """Build the repositories on this transaction."""
        self.catalogue = CatalogueRepository(self.transaction, partial(self.after_commit, self._wakes.documents))
        self.index = IndexRepository(self.transaction, partial(self.after_commit, self._wakes.vectors))
        self.live = LiveRepository(self.transaction, partial(self.after_commit, self._wakes.live))
        self.reindexes = ReindexesRepository(self.transaction, partial(self.after_commit, self._wakes.reindex))
        self.synonyms = SynonymsRepository(self.transaction)
