"""What search-service gives. Searches are finished bytes, which a test holds to this."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from commerce.bodies import Money
from search_service.domain.ranking import Mode
from servicekit.schemas import Answer

Highlights = Annotated[
    list[tuple[int, int]],
    Field(description="[start, end) in code points of each word of `title` that was asked for"),
]


class FoundPriceRangeAnswer(Answer):
    """The lowest and the highest price of what was found."""

    lowest: Money
    highest: Money


class ProposedCardAnswer(Answer):
    """A product in a list; `lang` is the locale that `title` is in, which may be a wider one than was asked for."""

    id: UUID
    slug: str
    title: str
    lang: str
    price_from: Money
    price_to: Money
    compare_at_from: Money | None
    availability: Literal["in_stock", "low", "out"]
    image: str | None = Field(description="Address of the first picture, 320 pixels wide")


class FoundCardAnswer(ProposedCardAnswer):
    """A product that a search found."""

    highlights: Highlights


class CorrectionAnswer(Answer):
    """A word of the query, and what it was read as."""

    typed: str
    read: str


class PriceWordsAnswer(Answer):
    """Words of the query that were taken as a price range, in minor units of the shop's currency."""

    text: str
    min_price: int | None
    max_price: int | None


class UnderstoodQueryAnswer(Answer):
    """What was searched for: `text` is the query after corrections, without the words of a price."""

    text: str
    language: str
    corrections: list[CorrectionAnswer] = Field(description="Send `exact=true` to search for what was typed")
    price: PriceWordsAnswer | None


class FoundCountsAnswer(Answer):
    """What a shopper could narrow the list down to."""

    total: int
    in_stock: int
    on_sale: int = Field(description="Products with a variant of which the price is reduced")
    price: FoundPriceRangeAnswer | None
    categories: dict[UUID, int] = Field(description="Products per category, its subtree included")
    brands: dict[str, int]
    attributes: dict[str, dict[str, int]] = Field(description="Products per attribute name and value")
    attribute_words: dict[str, str] = Field(description="What the locale calls names and values of `attributes`")


class SearchAnswer(Answer):
    """A page of hits, and what is to be known of them."""

    items: list[FoundCardAnswer]
    next_cursor: str | None
    total: int = Field(description="How many products the list has, at most 400")
    mode: Mode = Field(description="By what was asked to be searched")
    degraded: bool = Field(description="Meaning could not be compared: these are hits by words alone")
    only_by_meaning: bool = Field(description="Nothing has these words; these are nearest in meaning")
    query: UnderstoodQueryAnswer
    popular: list[ProposedCardAnswer] = Field(description="Where nothing was found: what others buy, no hits")
    counts: FoundCountsAnswer | None = Field(description="On a first page")


class SuggestedCategoryAnswer(Answer):
    """A category whose name begins with what was typed."""

    id: UUID
    slug: str
    name: str
    lang: str


class SuggestAnswer(Answer):
    """What a query that is being typed may become."""

    terms: list[str]
    products: list[ProposedCardAnswer]
    categories: list[SuggestedCategoryAnswer]


class SimilarAnswer(Answer):
    """Products like one, the most alike first."""

    items: list[ProposedCardAnswer]


class StaffReindexAnswer(Answer):
    """A building anew of the index: how many products it has read, and how it ended."""

    id: UUID
    status: Literal["running", "done", "failed"]
    requested_at: datetime
    requested_by: UUID | None = Field(description="Null where the service began by itself")
    products: int
    finished_at: datetime | None
    error: str | None


class StaffIndexAnswer(Answer):
    """What is searched now, and the last building anew."""

    generation: int
    model: str | None = Field(description="Whose vectors are compared; null while there are none")
    products: int
    waiting: int = Field(description="Products that changed and wait to be indexed")
    without_vector: int = Field(description="Products that wait for a vector")
    reindex: StaffReindexAnswer | None


class StaffSynonymsAnswer(Answer):
    """Groups of words and phrases that mean the same in a language."""

    language: str
    groups: list[list[str]]
    version: int


class StaffEmptySearchAnswer(Answer):
    """Words that nobody found anything by."""

    language: str
    term: str
    times: int
    last_at: datetime
