"""The words of languages, from pyspellchecker's lists: 8 bytes each, in the order of their hashes."""

import asyncio
import gzip
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy
import orjson

from search_service.domain.words import plain

_LANGUAGES: Final = ("en", "fr", "de", "ar", "es", "it")


class WordLists:
    """Which words there are, in this shop or not. Languages without a list add none."""

    async def load(self) -> None:
        """Read all lists, about a second of work in a thread."""
        await asyncio.to_thread(lambda: [_hashes(language) for language in _LANGUAGES])

    def has(self, word: str) -> bool:
        """Whether it is a plain word of any language: people search in others than the page's."""
        wanted = hash(word)
        return any(_holds(_hashes(language), wanted) for language in _LANGUAGES)


def _holds(hashes: Any, wanted: int) -> bool:
    place = int(numpy.searchsorted(hashes, wanted))
    return place < len(hashes) and int(hashes[place]) == wanted


@cache
def _hashes(language: str) -> Any:
    packed = (files("spellchecker") / "resources" / f"{language}.json.gz").read_bytes()
    words = orjson.loads(gzip.decompress(packed))
    # The cache of `plain` is for words that come again.
    fold = plain.__wrapped__
    return numpy.sort(numpy.array([hash(word if word.isascii() else fold(word)) for word in words], dtype=numpy.int64))
