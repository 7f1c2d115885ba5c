"""What is searched, how it is built anew, and which words mean the same."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Live:
    """What is searched: the slot of documents, the model of vectors, and how many products are on sale.

    `analysis` is the one that the documents were made by; `generation` counts up with every change after which answers
    that were kept no longer hold.
    """

    slot: str = "a"
    model: str | None = None
    generation: int = 0
    products: int = 0
    analysis: int = 1

    @property
    def idle_slot(self) -> str:
        """The other one."""
        return "b" if self.slot == "a" else "a"


@dataclass(frozen=True, slots=True)
class Reindex:
    """A building anew: into which slot, and after which product it goes on; `status` is running, done or failed."""

    id: UUID
    status: str
    requested_at: datetime
    requested_by: UUID | None = None
    slot: str | None = None
    after: UUID | None = None
    products: int = 0
    finished_at: datetime | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups of words that mean the same in a language; version 0 where nobody wrote any."""

    language: str
    groups: tuple[tuple[str, ...], ...] = ()
    version: int = 0
