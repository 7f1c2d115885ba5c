"""Keep documents and vectors as the catalogue is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from search_service.application.neighbour_ports import Embedder
from search_service.application.ports import Embedded, Indexed, UnitOfWork, UnitOfWorkFactory
from search_service.domain.catalogue import Status
from search_service.domain.documents import documents_of, hash_of, source_of

SLOTS: Final = ("a", "b")
_PRODUCTS_A_TURN: Final = 50
_VECTORS_A_TURN: Final = 32


async def write_documents(
    uow: UnitOfWork, indexed: Sequence[Indexed], slots: Sequence[str], models: Sequence[str]
) -> None:
    """Documents of what is on sale, none of what no longer is."""
    documents = [
        document
        for each in indexed
        if each.status is Status.PUBLISHED
        for document in documents_of(each.product, each.around)
    ]
    await uow.index.write(indexed, documents, slots, models)


@dataclass(frozen=True, slots=True)
class IndexStale:
    """Products that changed get their documents anew, in both slots; whoever dies in between leaves them waiting."""

    unit_of_work: UnitOfWorkFactory
    embedder: Embedder

    async def __call__(self) -> bool:
        """One turn; whether more may be left."""
        async with self.unit_of_work() as uow:
            product_ids = await uow.index.stale(_PRODUCTS_A_TURN)
            if product_ids:
                await write_documents(uow, await uow.index.load(product_ids), SLOTS, [self.embedder.name])
        return len(product_ids) == _PRODUCTS_A_TURN


@dataclass(frozen=True, slots=True)
class EmbedDue:
    """Products without a vector get one; no transaction is open while the model thinks."""

    unit_of_work: UnitOfWorkFactory
    embedder: Embedder

    async def __call__(self) -> bool:
        """One turn; whether more may be left. Raises EmbedderAway."""
        async with self.unit_of_work() as uow:
            due = await uow.index.due(self.embedder.name, _VECTORS_A_TURN)
            loaded = {each.product.product_id: each for each in await uow.index.load([one.product_id for one in due])}
        if not due:
            await self._go_live()
            return False
        sources = [
            source_of(loaded[one.product_id].product, loaded[one.product_id].around) if one.product_id in loaded else ""
            for one in due
        ]
        vectors = await self.embedder.embed_documents(sources)
        embedded = [
            Embedded(one, hash_of(source), vector) for one, source, vector in zip(due, sources, vectors, strict=True)
        ]
        async with self.unit_of_work() as uow:
            await uow.index.put_vectors(self.embedder.name, embedded)
        return True

    async def _go_live(self) -> None:
        async with self.unit_of_work() as uow:
            if (await uow.live.get()).model != self.embedder.name:
                await uow.live.switch_model(self.embedder.name)


@dataclass(frozen=True, slots=True)
class BeginModel:
    """A model that is new here gets room for its vectors, beside the ones that are searched."""

    unit_of_work: UnitOfWorkFactory
    embedder: Embedder

    async def __call__(self) -> None:
        async with self.unit_of_work() as uow:
            await uow.index.begin_model(self.embedder.name, self.embedder.dimensions)


@dataclass(frozen=True, slots=True)
class CountWords:
    """Words are weighed by how many products they stand in."""

    unit_of_work: UnitOfWorkFactory

    async def __call__(self) -> None:
        async with self.unit_of_work() as uow:
            await uow.index.count_words((await uow.live.get()).slot)
            await uow.live.count_products()


@dataclass(frozen=True, slots=True)
class CountNewWords:
    """Words are counted anew soon after products changed: an import weighs all words alike until then."""

    unit_of_work: UnitOfWorkFactory
    count_words: CountWords

    async def __call__(self) -> None:
        async with self.unit_of_work() as uow:
            due = await uow.live.claim_count()
        if due:
            await self.count_words()
