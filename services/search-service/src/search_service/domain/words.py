"""Words of a text, where each stands in it, and how it is compared: the same for what is stored and what is asked.

Case, accents, widths, ligatures and the digits of a script make no difference.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from commerce.folding import folded

_JOINERS: Final = "-\u2010\u2011\u2012\u2013\u2014\u2212\u00ad'\u2018\u2019\u02bc`\u00b4\u00b7"
_JOINED: Final = re.compile(f"[{re.escape(_JOINERS)}]+")
_MARKS: Final = "".join(one for one in map(chr, range(0x10000)) if unicodedata.category(one)[0] == "M")
_LETTERS: Final = f"(?:[^\\W_]|[{re.escape(_MARKS)}])+"
# A number and the unit behind it are two words, whether or not somebody left a blank between them: 16GB, 3.5mm, 500ml.
UNITS: Final = (
    "gb|tb|mb|kb|mhz|ghz|hz|khz|mah|wh|kwh|kw|w|v|mp|mm|cm|m|km|ml|l|kg|g|mg|oz|lb|lbs|in|inch|inches|zoll|pouces|px|dpi|rpm"
    "|lm|db"
)
_NUMBER: Final = r"\d+(?:[.,]\d+)*"
_WORD: Final = re.compile(
    rf"(?<![^\W_]){_NUMBER}(?=(?i:{UNITS})(?![^\W_]))|\d+(?:[.,]\d+)+(?![^\W_])|{_LETTERS}(?:[{re.escape(_JOINERS)}]+{_LETTERS})*"
)
# Scripts without blanks between words are cut into pairs of characters.
_UNSPACED: Final = re.compile(
    "([\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]+)"
)
_DIGITS: Final = {ord(one): str(unicodedata.digit(one)) for one in map(chr, range(0x80, 0x10000)) if one.isdecimal()}
_TASHKEEL: Final = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
_ARABIC_FORMS: Final = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "ی": "ي"}
)
_ARABIC: Final = re.compile("[\u0600-\u06ff\u0750-\u077f]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word from `start` to `end` of its text (in code points); `parts` is more than one where it has hyphens."""

    parts: tuple[str, ...]
    start: int
    end: int

    @property
    def joined(self) -> str:
        """Its parts written together: `wh-1000xm4` as `wh1000xm4`."""
        return "".join(self.parts)


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """`text` as it is compared: "Crème" → "creme", "٥٠" → "50", "كُرَةٌ" → "كره"."""
    bare = folded(text).translate(_DIGITS)
    return _TASHKEEL.sub("", bare).translate(_ARABIC_FORMS) if _ARABIC.search(bare) else bare


def words_of(text: str) -> Iterator[Word]:
    """The words of `text` in their order."""
    for found in _WORD.finditer(text):
        parts = tuple(piece for part in _JOINED.split(found[0]) for piece in _pieces(plain(part)))
        if parts:
            yield Word(parts, found.start(), found.end())


def with_ascii_digits(text: str) -> str:
    """`text` with 0 to 9 for the digits of any script; every character stays where it was."""
    return text.translate(_DIGITS)


def is_arabic(text: str) -> bool:
    """Whether there is an Arabic letter in it."""
    return _ARABIC.search(text) is not None


def _pieces(word: str) -> Iterator[str]:
    for piece in _UNSPACED.split(word):
        if piece and _UNSPACED.fullmatch(piece):
            yield from [piece[at : at + 2] for at in range(len(piece) - 1)] or [piece]
        elif piece:
            yield piece
