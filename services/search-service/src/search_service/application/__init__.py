"""Everything that search-service can do."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from search_service.application.discover import FindSimilar, Suggest
from search_service.application.follow_catalogue import (
    CountSold,
    FollowAttributeWords,
    FollowBand,
    FollowCategory,
    FollowPrice,
    FollowProduct,
)
from search_service.application.index_products import BeginModel, CountNewWords, CountWords, EmbedDue, IndexStale
from search_service.application.neighbour_ports import Embedder, Export
from search_service.application.ports import UnitOfWorkFactory
from search_service.application.reindex import ContinueReindex, Held, RequestReindex
from search_service.application.search import Search
from search_service.application.search_ports import Searches, Vectors, WordLists
from search_service.application.show_index import IndexReads, ShowIndex
from search_service.application.synonyms import ReadSynonyms, ReplaceSynonyms
from search_service.application.understand import Understand


@dataclass(frozen=True, slots=True)
class Application:
    """The list of everything this service can do."""

    follow_product: FollowProduct
    follow_price: FollowPrice
    follow_band: FollowBand
    follow_category: FollowCategory
    follow_attribute_words: FollowAttributeWords
    count_sold: CountSold
    index_stale: IndexStale
    embed_due: EmbedDue
    begin_model: BeginModel
    count_words: CountWords
    count_new_words: CountNewWords
    request_reindex: RequestReindex
    continue_reindex: ContinueReindex
    search: Search
    suggest: Suggest
    find_similar: FindSimilar
    read_synonyms: ReadSynonyms
    replace_synonyms: ReplaceSynonyms
    show_index: ShowIndex
    list_empty: Callable[[tuple[int, datetime, str] | None, int], Awaitable[Sequence[Mapping[str, Any]]]]
    generation: Callable[[], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Ports:
    """What the use cases stand on; `embedder` makes the vectors that are to be searched."""

    unit_of_work: UnitOfWorkFactory
    searches: Searches
    reads: IndexReads
    vectors: Vectors
    word_lists: WordLists
    embedder: Embedder
    export: Export
    held: Held


def assemble(ports: Ports, currency: str) -> Application:
    """The application on these ports; `currency` is the shop's selling currency."""
    unit_of_work, searches = ports.unit_of_work, ports.searches
    count_words = CountWords(unit_of_work)
    understand = Understand(searches, ports.word_lists, currency)

    async def generation() -> int:
        return (await searches.state()).live.generation

    return Application(
        follow_product=FollowProduct(unit_of_work),
        follow_price=FollowPrice(unit_of_work),
        follow_band=FollowBand(unit_of_work),
        follow_category=FollowCategory(unit_of_work),
        follow_attribute_words=FollowAttributeWords(unit_of_work),
        count_sold=CountSold(unit_of_work),
        index_stale=IndexStale(unit_of_work, ports.embedder),
        embed_due=EmbedDue(unit_of_work, ports.embedder),
        begin_model=BeginModel(unit_of_work, ports.embedder),
        count_words=count_words,
        count_new_words=CountNewWords(unit_of_work, count_words),
        request_reindex=RequestReindex(unit_of_work),
        continue_reindex=ContinueReindex(unit_of_work, ports.export, ports.embedder, ports.held),
        search=Search(searches, understand, ports.vectors),
        suggest=Suggest(searches, currency),
        find_similar=FindSimilar(searches),
        read_synonyms=ReadSynonyms(unit_of_work),
        replace_synonyms=ReplaceSynonyms(unit_of_work),
        show_index=ShowIndex(unit_of_work, ports.reads, ports.embedder),
        list_empty=ports.reads.empty_searches,
        generation=generation,
    )
