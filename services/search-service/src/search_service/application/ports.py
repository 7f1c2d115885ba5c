"""What the use cases need from outside."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from commerce.values import Money
from search_service.application.neighbour_ports import Vector
from search_service.domain.catalogue import Band, Category, Known, Product, Status
from search_service.domain.documents import Document, Surroundings
from search_service.domain.index import Live, Reindex, Synonyms


@dataclass(frozen=True, slots=True)
class Indexed:
    """A product with all that its documents are made of."""

    product: Product
    status: Status
    around: Surroundings

    @property
    def listed_in(self) -> list[UUID]:
        """Its categories and all above them."""
        return [category.category_id for category in self.around.categories]


@dataclass(frozen=True, slots=True)
class Due:
    """A product without a vector of what it is now; `mark` is gone when it changes again."""

    product_id: UUID
    mark: UUID


@dataclass(frozen=True, slots=True)
class Embedded:
    """A product's vector, and the hash of what it was made from."""

    due: Due
    source_hash: bytes
    vector: Vector


class Catalogue(Protocol):
    """Products, variants and categories in one transaction. What is older than what is known changes nothing."""

    async def apply(self, known: Sequence[Known]) -> None:
        """Write products as they are, with each price that changed; what changed waits for its documents."""
        ...

    async def change_price(
        self, variant_id: UUID, price: Money, compare_at: Money | None, *, sequence: int, at: datetime
    ) -> None:
        """A variant costs something else since `at`."""
        ...

    async def change_band(self, variant_id: UUID, band: Band, *, sequence: int) -> None:
        """There is more or less of a variant."""
        ...

    async def put_category(self, category: Category, *, sequence: int) -> None:
        """A category is so; its products wait for their documents."""
        ...

    async def remove_category(self, category_id: UUID, *, sequence: int) -> None:
        """A category is gone."""
        ...

    async def change_words(self, locale: str, version: int, words: Mapping[str, str], removed: Sequence[str]) -> None:
        """A locale calls some names and values of attributes otherwise."""
        ...

    async def count_sold(self, pieces: Mapping[UUID, int]) -> None:
        """So many pieces of these products were paid."""
        ...

    async def archive_missing(self, slot: str) -> None:
        """What has no document in `slot` is no longer on sale."""
        ...


class Index(Protocol):
    """Documents, words and vectors in one transaction."""

    async def stale(self, most: int) -> list[UUID]:
        """Products that wait for their documents, locked; those that others work on are left out."""
        ...

    async def load(self, product_ids: Sequence[UUID], *, lock: bool = False) -> list[Indexed]:
        """These products with what their documents are made of."""
        ...

    async def write(
        self, indexed: Sequence[Indexed], documents: Sequence[Document], slots: Sequence[str], models: Sequence[str]
    ) -> None:
        """Replace their documents in `slots`; what has no vector of `models` as it is now waits for one."""
        ...

    async def due(self, model: str, most: int) -> list[Due]:
        """Products that wait for a vector of `model`."""
        ...

    async def put_vectors(self, model: str, vectors: Sequence[Embedded]) -> None:
        """Keep them; who changed meanwhile goes on waiting."""
        ...

    async def begin_model(self, model: str, dimensions: int) -> None:
        """Room for vectors of `model`, and every product on sale waits for one; nothing where that was done."""
        ...

    async def count_words(self, slot: str) -> None:
        """In how many products each word and lexeme stands, as of now."""
        ...

    async def empty(self, slot: str) -> None:
        """Forget all documents in it."""
        ...

    async def documents_in(self, slot: str) -> int:
        """How many products have a document there."""
        ...

    async def missing_in(self, slot: str) -> int:
        """How many products on sale have none there."""
        ...

    async def titles(self, most: int) -> list[tuple[UUID, str]]:
        """(id, title) of some products on sale."""
        ...

    async def finds(self, slot: str, product_id: UUID, title: str) -> bool:
        """Whether the words of its title find the product in `slot`."""
        ...


class Lives(Protocol):
    """The one row that says what is searched, in one transaction."""

    async def get(self) -> Live:
        """As it is now."""
        ...

    async def switch_slot(self, slot: str) -> None:
        """Search there from now on: the next generation."""
        ...

    async def switch_model(self, model: str) -> bool:
        """Compare vectors of `model` from now on, unless a product waits for one; whether it did."""
        ...

    async def next_generation(self) -> None:
        """Answers that were kept no longer hold."""
        ...

    async def claim_count(self) -> bool:
        """Whether words changed since they were counted, nothing waits any more, and it is time to count again."""
        ...

    async def count_products(self) -> None:
        """How many are on sale."""
        ...


class Reindexes(Protocol):
    """Buildings anew, in one transaction."""

    async def begin(self, requested_by: UUID | None) -> Reindex:
        """A new one; raises ReindexRunning."""
        ...

    async def newest(self) -> Reindex | None:
        """The last that was begun."""
        ...

    async def save(self, reindex: Reindex) -> None:
        """Write how far it is."""
        ...


class SynonymsKept(Protocol):
    """Synonyms by language, in one transaction."""

    async def get(self, language: str) -> Synonyms:
        """Those of a language."""
        ...

    async def replace(self, synonyms: Synonyms, seen: int) -> None:
        """Write them over version `seen`; raises PreconditionFailed where it is another by now."""
        ...


class UnitOfWork(Protocol):
    """One transaction; leaving it cleanly commits."""

    @property
    def catalogue(self) -> Catalogue: ...

    @property
    def index(self) -> Index: ...

    @property
    def live(self) -> Lives: ...

    @property
    def reindexes(self) -> Reindexes: ...

    @property
    def synonyms(self) -> SynonymsKept: ...

    def once(self, event_id: UUID) -> None:
        """This transaction is the effect of that event; ends with HandledBefore when it has had it."""
        ...

    async def first_of(self, event_ids: Sequence[UUID]) -> set[UUID]:
        """This transaction is the effect of those events of these that have had none."""
        ...


UnitOfWorkFactory = Callable[[], AbstractAsyncContextManager[UnitOfWork]]
