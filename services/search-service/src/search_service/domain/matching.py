"""Which of the shop's variants an offer is: decided by numbers that mean one article, never by a title."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from commerce.folding import folded

LEAST_SCORE: Final = 0.3
MOST_CANDIDATES: Final = 5
_WORDS: Final = re.compile(r"[^\W_]+")
_NO_LETTER_OR_DIGIT: Final = re.compile(r"[\W_]+")


class MatchMethod(StrEnum):
    """How it was decided, the surest first."""

    MANUAL = "manual"
    GTIN = "gtin"
    SELLER_SKU = "seller_sku"
    BRAND_MPN = "brand_mpn"


class MatchState(StrEnum):
    """`auto` and `confirmed` are compared; `review` waits for staff; `rejected` is none of the shop's variants."""

    AUTO = "auto"
    REVIEW = "review"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Hit:
    """A variant that a number of the offer names; `brand` is its product's."""

    variant_id: UUID
    product_id: UUID
    brand: str | None
    method: MatchMethod


@dataclass(frozen=True, slots=True)
class Match:
    """An offer is this variant, or may be: `state` says which."""

    variant_id: UUID
    product_id: UUID
    method: MatchMethod
    state: MatchState


def decide(brand: str | None, hits: Iterable[Hit]) -> Match | None:
    """The match of an offer with this brand; None where no number names a variant.

    GTIN comes before the shop's own SKU, and that before brand with MPN. What points at several variants, or by GTIN or
    SKU at another brand, waits for review. An MPN means nothing without its brand.
    """
    found = list(hits)
    for method in (MatchMethod.GTIN, MatchMethod.SELLER_SKU, MatchMethod.BRAND_MPN):
        named = sorted((hit for hit in found if _counts(hit, method, brand)), key=lambda hit: hit.variant_id)
        if named:
            sure = len(named) == 1 and not _contradicts(brand, named[0].brand)
            first, state = named[0], MatchState.AUTO if sure else MatchState.REVIEW
            return Match(first.variant_id, first.product_id, method, state)
    return None


def bare(text: str) -> str:
    """Letters and digits alone, without case and accents: `Märklin & Co.` is `marklinco`, `WH-1000XM4` `wh1000xm4`."""
    return _NO_LETTER_OR_DIGIT.sub("", folded(text))


def score(offer: str, variant: str) -> float:
    """How much two titles look alike, from 0 to 1. It orders the queue of review and decides nothing."""
    trigrams = _share(_trigrams(offer), _trigrams(variant))
    ours, theirs = _words(offer), _words(variant)
    numbers = _share({word for word in ours if word.isdigit()}, {word for word in theirs if word.isdigit()})
    code = bool({word for word in ours if _is_code(word)} & {word for word in theirs if _is_code(word)})
    return min(1.0, 0.4 * trigrams + 0.3 * numbers + 0.4 * code)


def candidates(offer: str, variants: Iterable[tuple[UUID, str]]) -> Sequence[tuple[UUID, float]]:
    """Of variants by id and title the few that look most like the offer, the best first."""
    scored = ((variant_id, score(offer, title)) for variant_id, title in variants)
    alike = [each for each in scored if each[1] >= LEAST_SCORE]
    return sorted(alike, key=lambda each: (-each[1], each[0]))[:MOST_CANDIDATES]


def _counts(hit: Hit, method: MatchMethod, brand: str | None) -> bool:
    if hit.method is not method:
        return False
    return method is not MatchMethod.BRAND_MPN or bool(brand and hit.brand and bare(brand) == bare(hit.brand))


def _contradicts(brand: str | None, of_product: str | None) -> bool:
    return bool(brand and of_product and bare(brand) != bare(of_product))


def _words(title: str) -> set[str]:
    return set(_WORDS.findall(unicodedata.normalize("NFKC", title).casefold()))


def _is_code(word: str) -> bool:
    return len(word) >= 4 and any(map(str.isdigit, word)) and any(map(str.isalpha, word))


def _trigrams(title: str) -> set[str]:
    return {f"  {word} "[place : place + 3] for word in _words(title) for place in range(len(word) + 1)}


def _share(ours: set[str], theirs: set[str]) -> float:
    together = len(ours | theirs)
    return len(ours & theirs) / together if together else 0.0
