"""Which parts of a title the asked words stand in: places, so that whoever shows them need not trust any markup."""

from collections.abc import Collection

from search_service.domain.stems import stem
from search_service.domain.words import words_of


def highlights(title: str, language: str, lexemes: Collection[str]) -> list[tuple[int, int]]:
    """(start, end) in code points of each word of `title` that has one of `lexemes`, in their order."""
    return [
        (word.start, word.end)
        for word in words_of(title)
        if word.joined in lexemes or any(stem(part, language) in lexemes for part in word.parts)
    ]
