"""Which word of the shop somebody meant who mistyped one. Real words of the language are never rewritten."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Final

_SHORTEST: Final = 4
_TWO_EDITS_FROM: Final = 8
_LONGEST: Final = 24


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word of the catalogue, and in how many products it stands."""

    word: str
    products: int


@dataclass(frozen=True, slots=True)
class Correction:
    """`typed` was read as `read`."""

    typed: str
    read: str


def edits_allowed(word: str) -> int:
    """How many letters may be wrong: none below 4 letters, one up to 7, two from 8; none where there are digits."""
    if not (_SHORTEST <= len(word) <= _LONGEST) or not word.isalpha():
        return 0
    return 1 if len(word) < _TWO_EDITS_FROM else 2


def deletes(word: str, most: int = 1) -> list[str]:
    """The word, and what is left of it without up to `most` letters: two words one edit apart share one of these."""
    kept = range(len(word))
    shorter = (
        "".join(word[at] for at in where)
        for gone in range(1, most + 1)
        for where in combinations(kept, max(0, len(word) - gone))
    )
    return list(dict.fromkeys([word, *shorter])) if len(word) <= _LONGEST else [word]


def nearest(word: str, known: Iterable[KnownWord]) -> str | None:
    """The known word that was probably meant: fewest edits, then the same first letter, then the most products."""
    allowed = edits_allowed(word)
    near = [(distance(word, each.word, allowed), each) for each in known]
    possible = [(edits, each) for edits, each in near if 0 < edits <= allowed]
    if not possible:
        return None
    return min(possible, key=lambda found: (found[0], found[1].word[0] != word[0], -found[1].products, found[1].word))[
        1
    ].word


def distance(one: str, other: str, most: int) -> int:
    """Edits between two words, where two neighbours in the wrong order are one; `most` + 1 where there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        present = [row]
        for column, against in enumerate(other, start=1):
            cost = min(last[column] + 1, present[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            present.append(cost)
        before, last = last, present
    return min(last[-1], most + 1)
