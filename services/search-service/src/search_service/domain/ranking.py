"""How hits by words and hits by meaning become one list.

Words lead; where they match badly, meaning takes over: `0.7·words·(best coverage)² + 0.3·meaning`. Prices never enter.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final
from uuid import UUID

_WORDS, _MEANING, _POPULARITY, _SOLD_OUT = 0.7, 0.3, 0.02, 0.05
NONSENSE_BELOW: Final = 0.19
"""Where no word matches, what is less alike than this (cosine) is not what was meant."""
_TAIL: Final = 0.5
_TAIL_OF_WORDS: Final = 0.4
_MOST_WITH_CODE: Final = 20
_CLOSE: Final = 0.4
_ONLY_BY_MEANING: Final = 0.35


class Mode(StrEnum):
    """By what is searched."""

    HYBRID = "hybrid"
    KEYWORD = "keyword"
    SEMANTIC = "semantic"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A product that words or meaning found.

    `score` is what its words are worth (0 to 1), `coverage` which share of the asked words' weight it has (0 to 1),
    `cosine` how alike it is (None without a vector), `has_code` whether an article number is its own.
    """

    product_id: UUID
    score: float = 0.0
    coverage: float = 0.0
    cosine: float | None = None
    has_code: bool = False
    popularity: float = 0.0
    sold_out: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    """Products, best first; `only_by_meaning` where none of them has the words.

    `close` are those not far behind the best: what a list in another order shows.
    """

    products: tuple[UUID, ...]
    close: tuple[UUID, ...]
    only_by_meaning: bool = False


def weight(products: int, of: int) -> float:
    """What a word tells that stands in `products` of so many (BM25's idf): the rarer, the more."""
    return math.log(1 + (max(of, products) - products + 0.5) / (products + 0.5))


def fuse(candidates: Iterable[Candidate], mode: Mode) -> Ranking:
    """One list from what both found. Nothing is shown for words that match nothing and mean nothing here."""
    found = _told_by_codes(list(candidates))
    best_score = max((each.score for each in found), default=0.0)
    best_coverage = max((each.coverage for each in found), default=0.0)
    if any(each.has_code for each in found):
        best_coverage = 1.0
    shown = _shown(found, mode, has_words=best_coverage > 0)
    nearness = _Nearness(shown)
    gate = best_coverage**2 if mode is Mode.HYBRID else float(mode is Mode.KEYWORD)

    def worth(each: Candidate) -> float:
        words = each.score / best_score if best_score else 0.0
        meaning = 0.0 if mode is Mode.KEYWORD else nearness.of(each)
        lift = _POPULARITY * each.popularity - _SOLD_OUT * each.sold_out
        return 2 * each.has_code + _WORDS * words * gate + _MEANING * meaning + lift

    worths = {each.product_id: worth(each) for each in shown}
    ranked = sorted(worths, key=lambda product_id: (-worths[product_id], product_id))
    close = [product_id for product_id in ranked if worths[product_id] >= _CLOSE * worths[ranked[0]]]
    by_meaning = bool(ranked) and mode is not Mode.KEYWORD and best_coverage**2 < _ONLY_BY_MEANING**2
    return Ranking(tuple(ranked), tuple(close), by_meaning)


def _told_by_codes(found: list[Candidate]) -> list[Candidate]:
    """An article number names few products; what many have is a size, such as 1080p, and no more than a word."""
    if sum(each.has_code for each in found) <= _MOST_WITH_CODE:
        return found
    return [replace(each, has_code=False) for each in found]


def _shown(found: Sequence[Candidate], mode: Mode, *, has_words: bool) -> list[Candidate]:
    """Hits by words and by meaning that are not far behind the best ones; by words alone all that have any."""
    if mode is Mode.KEYWORD:
        return [each for each in found if each.coverage > 0 or each.has_code]
    best = max((each.cosine for each in found if each.cosine is not None), default=0.0)
    if best < NONSENSE_BELOW and not has_words:
        return []
    least = _TAIL * best if has_words else max(NONSENSE_BELOW, _TAIL * best)
    enough = _TAIL_OF_WORDS * max((each.coverage for each in found), default=0.0)
    return [
        each
        for each in found
        if (mode is Mode.HYBRID and (0 < each.coverage >= enough or each.has_code))
        or (each.cosine is not None and each.cosine >= least)
    ]


class _Nearness:
    """Cosines, stretched over those that are shown: 0 for the farthest, 1 for the nearest."""

    def __init__(self, shown: Sequence[Candidate]) -> None:
        cosines = [each.cosine for each in shown if each.cosine is not None]
        self._least, most = min(cosines, default=0.0), max(cosines, default=0.0)
        self._span = (most - self._least) or 1.0

    def of(self, each: Candidate) -> float:
        """Between 0 and 1; nothing without a vector."""
        return 0.0 if each.cosine is None else (each.cosine - self._least) / self._span
