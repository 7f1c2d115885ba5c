"""What other programs give: vectors of a model, and product-service's catalogue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from search_service.domain.catalogue import Category, Known

Vector = Sequence[float]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of an export, and where to go on; None at its end."""

    items: Sequence[Known]
    next: UUID | None


class Embedder(Protocol):
    """A model that makes vectors of texts, of length 1."""

    @property
    def name(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    async def embed_queries(self, texts: Sequence[str]) -> list[Vector]:
        """A vector for each; raises EmbedderAway."""
        ...

    async def embed_documents(self, texts: Sequence[str]) -> list[Vector]:
        """A vector for each; raises EmbedderAway."""
        ...


class Export(Protocol):
    """The whole catalogue, as product-service gives it out. Raises Unavailable and OutcomeUnknown."""

    async def products(self, after: UUID | None) -> Page:
        """The products after that one, by id."""
        ...

    async def categories(self) -> list[Category]:
        """All of them."""
        ...

    async def attribute_words(self) -> list[tuple[str, int, Mapping[str, str]]]:
        """(locale, version, words) of each locale."""
        ...
