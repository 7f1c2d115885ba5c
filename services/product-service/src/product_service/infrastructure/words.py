"""Words as they are compared: the same folding of what is stored and of what is asked, so that the two always meet.

Case, accents, widths and ligatures make no difference. A word with hyphens is found by its parts and written together.
Scripts without blanks between words (Han, kana, Hangul) are cut into pairs of characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from commerce.folding import folded

_JOINERS: Final = "-\u2010\u2011\u2012\u2013\u2014\u2212\u00ad'\u2018\u2019\u02bc`\u00b4\u00b7"
_JOINED: Final = re.compile(f"[{re.escape(_JOINERS)}]+")
_UNSPACED: Final = re.compile(
    "([\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]+)"
)
_LOOSE_DOT: Final = re.compile(r"(?<!\d)\.|\.(?!\d)")
_TERM: Final = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
# What a tsvector holds at most is 1 MiB.
_MOST_WORDS: Final = 30_000
# An index and a cursor carry the key, and a title may unfold to many times its length.
_SORT_KEY_BYTES: Final = 160
_SHORTEST_BEGINNING: Final = 3


def sort_key(title: str) -> str:
    """By what titles are sorted: é beside e, and no more of it than fits into a cursor."""
    key = " ".join(folded(title).split()).encode()[:_SORT_KEY_BYTES]
    return key.decode(errors="ignore")


def indexed(text: str) -> str:
    """The words that a text is found by: first in their order, for phrases; then parts and single characters."""
    words = list(_words(folded(text)))
    ordered = [one for word in words for one in word.ordered][:_MOST_WORDS]
    more = [one for word in words for one in word.more][:_MOST_WORDS]
    return " ".join(ordered + more)


def titled(query: str) -> str:
    """What finds these words in titles, as PostgreSQL's to_tsquery reads it: `'blue':A & 'teap':*A`; empty for none."""
    words = list(_words(folded(query)))
    terms = [f"'{one}':A" for word in words for one in word.ordered]
    if words and words[-1].may_go_on:
        terms[-1] = f"'{words[-1].ordered[-1]}':*A"
    return " & ".join(terms)


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as PostgreSQL's websearch_to_tsquery reads it; `beginning` is a last word that may go on."""

    words: str
    before: str = ""
    beginning: str | None = None


def asked(query: str) -> Asked:
    """What a shopper's words look for: `"a phrase"`, `-without`, `or`; the last word may be the beginning of one."""
    terms: list[str] = []
    last = ""
    for minus, phrase, plain in _TERM.findall(folded(query)):
        last = ""
        if plain == "or" and not minus:
            terms.append(plain)
            continue
        words = list(_words(phrase or plain))
        if minus or phrase:
            terms += _together([one for word in words for one in word.ordered], minus)
            continue
        terms += [term for word in words for term in _together(word.ordered)]
        last = words[-1].ordered[-1] if words and words[-1].may_go_on else ""
    if not last or "or" in terms:
        return Asked(" ".join(terms))
    return Asked(" ".join(terms), " ".join(terms[:-1]), f"{last}:*")


@dataclass(frozen=True, slots=True)
class _Word:
    ordered: list[str]
    more: list[str]

    @property
    def may_go_on(self) -> bool:
        (*_, last) = self.ordered
        return len(self.ordered) == 1 and len(last) >= _SHORTEST_BEGINNING and last.isalnum()


def _words(text: str) -> Iterator[_Word]:
    """The words of a text that is folded already."""
    spaced = "".join(character if _belongs_to_a_word(character) else " " for character in text)
    for chunk in _LOOSE_DOT.sub(" ", spaced).split():
        for piece in _UNSPACED.split(chunk):
            if _UNSPACED.fullmatch(piece):
                pairs = [piece[at : at + 2] for at in range(len(piece) - 1)]
                yield _Word(pairs or [piece], list(piece) if pairs else [])
            elif parts := [part for part in _JOINED.split(piece) if part]:
                yield _Word(["".join(parts)], parts if len(parts) > 1 else [])


def _belongs_to_a_word(character: str) -> bool:
    return character.isalnum() or character == "." or character in _JOINERS or unicodedata.category(character)[0] == "M"


def _together(words: list[str], minus: str = "") -> list[str]:
    """One term that wants these words one after the other."""
    if not words:
        return []
    return [f"{minus}{words[0]}" if len(words) == 1 else f'{minus}"{" ".join(words)}"']
