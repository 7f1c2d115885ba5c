"""Every judged query in every mode, and what came of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from commerce.folding import folded
from souk.search_eval.labels import Labels, Query
from souk.search_eval.measures import ndcg, recall
from souk.search_eval.shop import MODES, Shop


@dataclass(frozen=True, slots=True)
class Judged:
    """A query in one mode: nDCG@10, recall@10, and whether nothing was found."""

    query: Query
    mode: str
    ndcg: float
    recall: float
    empty: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that was judged.

    `answered` is nonsense that found something, `rewritten` are real words that were corrected, as (word, read), and
    `misread` typos that were not read as what was meant.
    """

    judged: tuple[Judged, ...]
    answered: tuple[str, ...]
    rewritten: tuple[tuple[str, str], ...]
    misread: tuple[str, ...]

    def of(self, mode: str, wanted: Callable[[Query], bool] = lambda _: True) -> list[Judged]:
        """Those of a mode whose query is wanted, in the order of the queries."""
        return [each for each in self.judged if each.mode == mode and wanted(each.query)]


def judge(shop: Shop, labels: Labels, queries: Iterable[Query]) -> Outcome:
    """Ask for all of it."""
    return Outcome(
        tuple(_judged(shop, query, mode) for query in queries for mode in MODES),
        tuple(text for text in labels.nonsense if shop.find(text, "en").slugs),
        tuple(_rewritten(shop, labels.kept)),
        tuple(typed for language, typed, meant in labels.meant if _read(shop, typed, language) != folded(meant)),
    )


def _judged(shop: Shop, query: Query, mode: str) -> Judged:
    found = shop.find(query.text, query.language, mode).slugs
    return Judged(query, mode, ndcg(found, query.grades), recall(found, query), not found)


def _rewritten(shop: Shop, kept: Sequence[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    for language, word in kept:
        yield from shop.find(word, language).corrections


def _read(shop: Shop, typed: str, language: str) -> str:
    """As what a mistyped word was read; itself where it was left alone."""
    corrections = shop.find(typed, language).corrections
    return folded(corrections[0][1]) if corrections else folded(typed)
