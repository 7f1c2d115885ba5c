"""What a shopper asks for: words, "a phrase", -without, codes, a price; and in which language it is read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from search_service.domain.price_words import PriceWords, price_words
from search_service.domain.stems import DEFAULT_LANGUAGE, is_stop_word
from search_service.domain.words import UNITS, Word, is_arabic, words_of

MOST_WORDS: Final = 16
_MOST_PHRASES: Final = 4
_TERM: Final = re.compile(r'(?<!\S)(-?)"([^"]*)(?:"|$)|(?<!\S)-(?=[^\s-])([^\s"]+)')
# How many pixels, 1080p and 1920x1080, and a number with its unit, which are two words until they are joined.
_MEASURE: Final = re.compile(rf"\d+(?:[kpix]|x\d+|{UNITS})", re.IGNORECASE)
_SHORTEST_CODE: Final = 4
_SHORTEST_NUMBER: Final = 6


@dataclass(frozen=True, slots=True)
class Query:
    """A search as it is understood.

    `words` are plain, without stop words; `phrases` and `without` are sequences of plain words; `codes` are letters
    and digits written together. `text` is what meaning is asked of.
    """

    text: str
    language: str
    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    codes: tuple[str, ...] = ()
    price: PriceWords | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing is asked for that anything could match."""
        return not (self.words or self.codes)


def parse(typed: str, locale: str, currency: str) -> Query:
    """Read what was typed on a page in `locale`; `currency` (ISO 4217) is what prices in it are taken to be in."""
    price = price_words(typed, currency)
    rest = price.rest if price else typed
    phrases: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    kept: list[str] = []
    at = 0
    for found in _TERM.finditer(rest):
        kept.append(rest[at : found.start()])
        at = found.end()
        words = _parts(words_of(found[2] if found[3] is None else found[3]))
        if found[1] or found[3] is not None:
            without += [words] if words else []
        elif words:
            phrases.append(words)
            kept.append(found[2])
    text = " ".join(" ".join([*kept, rest[at:]]).split())
    language = _language(text, locale)
    found_words = list(words_of(text))
    return Query(
        text=text,
        language=language,
        words=_telling(found_words, language),
        phrases=tuple(phrases[:_MOST_PHRASES]),
        without=tuple(without[:_MOST_PHRASES]),
        codes=_codes(found_words),
        price=price,
    )


def is_code(joined: str) -> bool:
    """Whether it looks like an article number: letters and digits together, or a long number."""
    has_digit = any(one.isdigit() for one in joined)
    if not has_digit or not joined.isalnum():
        return False
    return len(joined) >= (_SHORTEST_NUMBER if joined.isdigit() else _SHORTEST_CODE)


def is_measure(joined: str) -> bool:
    """Whether it looks like a size, as 1080p: an article number only where somebody gave it as one."""
    return _MEASURE.fullmatch(joined) is not None


def as_code(text: str) -> str:
    """Letters and digits alone, without case: `WH-1000XM4` → `wh1000xm4`."""
    return "".join(word.joined for word in words_of(text) if word.joined.isalnum())


def _codes(words: list[Word]) -> tuple[str, ...]:
    """Each word, and neighbours written together ("wh 1000xm4"), where they look like an article number."""
    few = words[:MOST_WORDS]
    runs = [few[at : at + length] for length in (1, 2, 3) for at in range(len(few) - length + 1)]
    joined = (("".join(word.joined for word in run), len(run)) for run in runs)
    codes = (code for code, length in joined if is_code(code) and (length == 1 or not is_measure(code)))
    return tuple(dict.fromkeys(codes))[:MOST_WORDS]


def _telling(words: list[Word], language: str) -> tuple[str, ...]:
    parts = list(dict.fromkeys(part for word in words for part in word.parts))
    telling = [part for part in parts if not is_stop_word(part, language)]
    return tuple((telling or parts)[:MOST_WORDS])


def _parts(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(part for word in words for part in word.parts)[:MOST_WORDS]


def _language(text: str, locale: str) -> str:
    """Arabic letters are read as Arabic on every page, and a page in Arabic reads Latin letters as English."""
    language = locale.partition("-")[0]
    if is_arabic(text):
        return language if language in ("fa", "ur") else "ar"
    return DEFAULT_LANGUAGE if language == "ar" and any(one.isascii() and one.isalpha() for one in text) else language
