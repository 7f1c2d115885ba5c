"""Documents, words and vectors as rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from commerce.values import Money
from search_service.application.neighbour_ports import Vector
from search_service.application.ports import Due, Embedded, Indexed
from search_service.domain.catalogue import Category, Product, Status, Text, Variant
from search_service.domain.documents import Document, Surroundings, hash_of, quoted, source_of
from search_service.domain.spelling import deletes
from search_service.domain.stems import DEFAULT_LANGUAGE, stem
from search_service.domain.words import words_of
from search_service.infrastructure import index_statements as sql
from search_service.infrastructure import vector_statements as vectors_sql
from search_service.infrastructure.sql import statement
from servicekit.database import Record, Transaction

_COUNT_TERMS = {slot: statement(sql.COUNT_TERMS.format(slot=slot)) for slot in ("a", "b")}
_COUNT_WORDS = {slot: statement(sql.COUNT_WORDS.format(slot=slot)) for slot in ("a", "b")}
_MOST_LEVELS = 20


class IndexRepository:
    """What searches read, inside a transaction."""

    def __init__(self, transaction: Transaction, wait_for_vectors: Callable[[], None]) -> None:
        self._transaction, self._wait_for_vectors = transaction, wait_for_vectors

    async def stale(self, most: int) -> list[UUID]:
        """Locked; those that another process works on are left out."""
        if await self._transaction.fetch_value(sql.LOOK) is None:
            return []  # nearly always: a look begins no transaction
        return [row["id"] for row in await self._transaction.fetch(sql.STALE, most=most)]

    async def load(self, product_ids: Sequence[UUID], *, lock: bool = False) -> list[Indexed]:
        """In the order of ids."""
        if not product_ids:
            return []
        rows = await self._transaction.fetch(sql.READ_LOCKED if lock else sql.READ, ids=list(product_ids))
        tree = {row["id"]: _category(row) for row in await self._transaction.fetch(sql.CATEGORIES)}
        words = {row["locale"]: row["words"] for row in await self._transaction.fetch(sql.ATTRIBUTE_WORDS)}
        return [
            Indexed(product := _product(row), Status(row["status"]), Surroundings(_upwards(product, tree), words))
            for row in rows
        ]

    async def write(
        self, indexed: Sequence[Indexed], documents: Sequence[Document], slots: Sequence[str], models: Sequence[str]
    ) -> None:
        """Replace their documents; what has other words than its vector was made from waits for one."""
        ids = [each.product.product_id for each in indexed]
        await self._transaction.execute(sql.DROP_DOCUMENTS, slots=list(slots), ids=ids)
        if documents:
            await self._transaction.execute(
                sql.PUT_DOCUMENTS, rows=[_document_row(each) for each in documents], slots=list(slots)
            )
            await self._meet(documents)
        listed = [{"id": each.product.product_id, "listed_in": each.listed_in} for each in indexed]
        await self._transaction.execute(sql.SETTLE, rows=listed)
        await self._transaction.execute(sql.CHANGED)
        await self._ask_for_vectors(indexed, models)

    async def due(self, model: str, most: int) -> list[Due]:
        """In the order of ids."""
        rows = await self._transaction.fetch(vectors_sql.DUE, model=model, most=most)
        return [Due(row["product_id"], row["mark"]) for row in rows]

    async def put_vectors(self, model: str, vectors: Sequence[Embedded]) -> None:
        """Of what is still on sale; who changed meanwhile goes on waiting."""
        ids = [each.due.product_id for each in vectors]
        await self._transaction.execute(
            vectors_sql.PUT, model=model, ids=ids, hashes=[each.source_hash for each in vectors],
            vectors=[as_text(each.vector) for each in vectors],
        )  # fmt: skip
        await self._transaction.execute(
            vectors_sql.DONE, model=model, ids=ids, marks=[each.due.mark for each in vectors]
        )

    async def begin_model(self, model: str, dimensions: int) -> None:
        """A partition with its index; nothing where it is there."""
        if await self._transaction.fetch_value(vectors_sql.HAS_MODEL, model=model):
            return
        await self._transaction.execute(vectors_sql.BEGIN_MODEL, model=model, dimensions=dimensions)
        await self._transaction.execute(vectors_sql.ALL_DUE, model=model)
        self._wait_for_vectors()

    async def count_words(self, slot: str) -> None:
        """As they stand in the documents of `slot`."""
        await self._transaction.execute(_COUNT_TERMS[slot])
        await self._transaction.execute(_COUNT_WORDS[slot])

    async def empty(self, slot: str) -> None:
        """All documents of it."""
        await self._transaction.execute(sql.EMPTY, slot=slot)

    async def documents_in(self, slot: str) -> int:
        """Products, not languages."""
        return int(await self._transaction.fetch_value(sql.COUNT_IN, slot=slot))

    async def missing_in(self, slot: str) -> int:
        """Of those that do not wait for their documents."""
        return int(await self._transaction.fetch_value(sql.MISSING_IN, slot=slot))

    async def titles(self, most: int) -> list[tuple[UUID, str]]:
        """The most popular ones."""
        return [(row["id"], row["title"]) for row in await self._transaction.fetch(sql.SOME_TITLES, most=most)]

    async def finds(self, slot: str, product_id: UUID, title: str) -> bool:
        """By all of its words at once."""
        lexemes = [quoted(stem(part, DEFAULT_LANGUAGE)) for word in words_of(title) for part in word.parts]
        query = " & ".join(lexemes)
        return bool(await self._transaction.fetch_value(sql.FINDS, slot=slot, id=product_id, query=query))

    async def _meet(self, documents: Iterable[Document]) -> None:
        documents = list(documents)
        terms = sorted({(each.language, lexeme) for each in documents for lexeme in each.lexemes})
        languages, lexemes = ([pair[place] for pair in terms] for place in (0, 1))
        await self._transaction.execute(sql.MEET_TERMS, languages=languages, lexemes=lexemes)
        words = {(each.language, word) for each in documents for word in each.words}
        known = await self._transaction.fetch(
            sql.KNOWN_WORDS, languages=[pair[0] for pair in words], words=[pair[1] for pair in words]
        )
        new = words - {(row["language"], row["word"]) for row in known}
        rows = [{"language": language, "word": word, "deletes": deletes(word)} for language, word in sorted(new)]
        await self._transaction.execute(sql.MEET_WORDS, rows=rows)

    async def _ask_for_vectors(self, indexed: Sequence[Indexed], models: Sequence[str]) -> None:
        on_sale = [each for each in indexed if each.status is Status.PUBLISHED]
        gone = [each.product.product_id for each in indexed if each.status is not Status.PUBLISHED]
        hashes = [hash_of(source_of(each.product, each.around)) for each in on_sale]
        ids = [each.product.product_id for each in on_sale]
        await self._transaction.execute(vectors_sql.MAKE_DUE, ids=ids, hashes=hashes, models=list(models))
        self._wait_for_vectors()
        if gone:
            await self._transaction.execute(vectors_sql.FORGET, ids=gone)
            await self._transaction.execute(vectors_sql.FORGET_DUE, ids=gone)


def as_text(vector: Vector) -> str:
    """As pgvector reads one."""
    return f"[{','.join(f'{value:.5g}' for value in vector)}]"


def _document_row(document: Document) -> dict[str, Any]:
    return {
        "product_id": document.product_id,
        "language": document.language,
        "languages": list(document.languages),
        "tsv": document.tsvector,
        "codes": list(document.codes),
        "words": list(document.words),
    }


def _product(row: Record) -> Product:
    return Product(
        product_id=row["id"],
        version=row["version"],
        slug=row["slug"],
        texts={locale: Text(**text) for locale, text in row["texts"].items()},
        category_ids=row["category_ids"],
        attributes=row["attributes"],
        variants=[_variant(variant) for variant in row["variants"] or ()],
        image=row["image"],
        brand=row["brand"],
    )


def _variant(row: Mapping[str, Any]) -> Variant:
    compare_at, currency = row["compare_at"], row["currency"]
    return Variant(
        variant_id=UUID(row["id"]),
        sku=row["sku"],
        title=row["title"],
        attributes=row["attributes"],
        price=Money(row["price"], currency),
        compare_at=None if compare_at is None else Money(compare_at, currency),
        mpn=row["mpn"],
        gtins=row["gtins"],
    )


def _category(row: Record) -> Category:
    return Category(row["id"], row["parent_id"], row["slug"], row["names"])


def _upwards(product: Product, tree: Mapping[UUID, Category]) -> list[Category]:
    """Its categories, each before those above it; a circle, which nobody should send, ends."""
    found: dict[UUID, Category] = {}
    for category_id in product.category_ids:
        at: UUID | None = category_id
        for _ in range(_MOST_LEVELS):
            category = tree.get(at) if at is not None else None
            if category is None or category.category_id in found:
                break
            found[category.category_id] = category
            at = category.parent_id
    return list(found.values())
