"""What searches need from outside, and what they are asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Protocol
from uuid import UUID

from search_service.application.neighbour_ports import Vector
from search_service.domain.index import Live
from search_service.domain.ranking import Candidate, Mode
from search_service.domain.spelling import KnownWord

View = dict[str, Any]
MOST_HITS: Final = 200
"""By words, and by meaning."""


class HitSort(StrEnum):
    """In which order hits are listed."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    PRICE_ASCENDING = "price_asc"
    PRICE_DESCENDING = "price_desc"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which products; prices in minor units, `category` an id or slug whose subtree counts.

    `attributes` groups accepted values by name: any of a name's values, and all of the names.
    """

    category: str | None = None
    min_price: int | None = None
    max_price: int | None = None
    in_stock: bool = False
    on_sale: bool = False
    brands: Sequence[str] = ()
    attributes: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: what was typed, on a page in `locale`; `exact` leaves misspelt words as they are."""

    typed: str
    locale: str
    mode: Mode = Mode.HYBRID
    filters: Filters = field(default_factory=Filters)
    sort: HitSort = HitSort.RELEVANCE
    limit: int = 20
    offset: int = 0
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One way to find the asked word number `word`, which is worth `weight`; `query` is a tsquery.

    `nearness` is 1 for the word itself, and less for another that means the same.
    """

    word: int
    query: str
    weight: float
    nearness: float = 1.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What is looked for where. `any_of` are the telling ones of `lexemes`; a vector of `model`, if meaning counts."""

    live: Live
    language: str
    lexemes: Sequence[Lexeme]
    any_of: str
    codes: Sequence[str]
    phrases: str | None
    without: str | None
    vector: Vector | None
    filters: Filters
    category_id: UUID | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A candidate with what lists are sorted by."""

    candidate: Candidate
    price: int
    published_at: datetime


@dataclass(frozen=True, slots=True)
class State:
    """What every search needs to know: which index is live, synonyms by language, categories by id and slug.

    `synonyms` maps the stems of a word or phrase to all groups' others, by language.
    """

    live: Live
    synonyms: Mapping[str, Mapping[tuple[str, ...], Sequence[tuple[str, ...]]]]
    categories: Mapping[str, UUID]
    category_names: Mapping[UUID, Mapping[str, str]]
    category_slugs: Mapping[UUID, str]


class Searches(Protocol):
    """Reads of the live index."""

    async def state(self) -> State:
        """As of a second ago."""
        ...

    async def stands_in(self, languages: Sequence[str], lexemes: Sequence[str]) -> Mapping[str, int]:
        """In how many products each lexeme stands; those that stand in none are left out."""
        ...

    async def similar_words(self, languages: Sequence[str], words: Sequence[str]) -> Mapping[str, Sequence[KnownWord]]:
        """For each word those of the catalogue that look like it."""
        ...

    async def ending_in(self, language: str, stems: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """For each stem those of longer words of the catalogue that end in it."""
        ...

    async def find(self, plan: Plan) -> list[Hit]:
        """What words and meaning find, each at most MOST_HITS."""
        ...

    async def cards(self, product_ids: Sequence[UUID], locale: str) -> list[View]:
        """Those on sale, in this order."""
        ...

    async def counts(self, product_ids: Sequence[UUID], locale: str) -> View:
        """What they could be narrowed down to."""
        ...

    async def popular(self, most: int) -> list[UUID]:
        """What is bought most."""
        ...

    async def similar(self, product_id: UUID, most: int) -> list[UUID]:
        """What is most like it, itself left out; raises ProductNotFound."""
        ...

    async def suggest(self, language: str, beginning: str, most: int) -> tuple[list[str], list[UUID]]:
        """(words that begin so, products whose title has such a word)."""
        ...

    async def note_empty(self, language: str, term: str) -> None:
        """Somebody found nothing."""
        ...


class WordLists(Protocol):
    """The words of languages, whether the shop has them or not."""

    def has(self, word: str) -> bool:
        """Whether it is a plain word of any of them."""
        ...


class Vectors(Protocol):
    """Vectors of queries, for the model whose vectors are searched."""

    async def of(self, text: str, model: str | None) -> Vector | None:
        """None where that model is away, or none is live."""
        ...
