"""A query becomes what is looked for: its words weighed, synonyms beside them, what is misspelt corrected."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from search_service.application.search_ports import Lexeme, Searches, State, WordLists
from search_service.domain.compounds import COMPOUNDING, SHORTEST_END, ends_of
from search_service.domain.documents import forms_of, quoted
from search_service.domain.query import Query, parse
from search_service.domain.ranking import weight
from search_service.domain.spelling import Correction, edits_allowed, nearest
from search_service.domain.stems import DEFAULT_LANGUAGE, stem
from search_service.domain.words import words_of

_COMMON_SHARE, _FEW = 0.02, 1000
_LONGEST_SYNONYM: Final = 3
_SYNONYM: Final = 0.6
_COMPOUND: Final = 0.7
_RARE: Final = 5
"""A word that fewer products have is looked for as a part of compounds too, and by its own last part."""
_WRITTEN_TOGETHER: Final = re.compile(r"([^\W\d_]{2,})(\d+[^\W\d_]?)")


@dataclass(frozen=True, slots=True)
class Understood:
    """A query with its lexemes; `unknown` words stand nowhere in the shop."""

    query: Query
    lexemes: tuple[Lexeme, ...]
    any_of: str
    unknown: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()

    @property
    def stems(self) -> frozenset[str]:
        """What a highlight shows."""
        return frozenset(form for word in self.query.words for form in forms_of(word, self.query.language))


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to find a word: its query, and the lexemes that it needs."""

    word: int
    query: str
    needs: tuple[str, ...]
    nearness: float = 1.0


@dataclass(frozen=True, slots=True)
class Understand:
    """Weighs each word by how rare it is; corrects what neither the shop nor the language knows."""

    searches: Searches
    word_lists: WordLists
    currency: str

    async def __call__(self, typed: str, locale: str, state: State, *, exact: bool = False) -> Understood:
        understood = await self._weighed(parse(typed, locale, self.currency), state)
        if exact or not understood.unknown:
            return understood
        corrections = await self._corrections(understood)
        if not corrections:
            return understood
        read = _with(typed, corrections)
        corrected = await self._weighed(parse(read, locale, self.currency), state)
        return Understood(corrected.query, corrected.lexemes, corrected.any_of, corrected.unknown, corrections)

    async def _weighed(self, query: Query, state: State) -> Understood:
        ways = list(_ways(query, state))
        languages = list(dict.fromkeys((query.language, DEFAULT_LANGUAGE)))
        needed = list(dict.fromkeys(lexeme for way in ways for lexeme in way.needs))
        stands_in = await self.searches.stands_in(languages, needed) if needed else {}
        products: dict[int, int] = {}
        found = []
        for way in ways:
            least = min(stands_in.get(lexeme, 0) for lexeme in way.needs)
            products[way.word] = max(products.get(way.word, 0), least)
            if least:
                found.append(way)
        for way, least in await self._compounds(query, products):
            products[way.word] = max(products[way.word], least)
            found.append(way)
        total = max(state.live.products, 1)
        lexemes = tuple(Lexeme(way.word, way.query, weight(products[way.word], total), way.nearness) for way in found)
        unknown = tuple(word for place, word in enumerate(query.words) if not products.get(place))
        # Words that stand nowhere still count: who has all others has not all that was asked for.
        lexemes += tuple(
            Lexeme(place, quoted(word), weight(0, total))
            for place, word in enumerate(query.words)
            if not products.get(place)
        )
        return Understood(query, lexemes, _telling(found, products, total), unknown)

    async def _compounds(self, query: Query, products: Mapping[int, int]) -> list[tuple[_Way, int]]:
        """Ways to find a word in longer ones, or else by its longest end that the shop has, each with its products."""
        if query.language not in COMPOUNDING:
            return []
        stems = {place: stem(word, query.language) for place, word in enumerate(query.words)}
        rare = {place: each for place, each in stems.items() if products[place] < _RARE and len(each) >= SHORTEST_END}
        if not rare:
            return []
        longer = await self.searches.ending_in(query.language, list(rare.values()))
        ends = {place: ends_of(each) for place, each in rare.items() if not longer.get(each)}
        sought = [form for forms in [*longer.values(), *ends.values()] for form in forms]
        known = await self.searches.stands_in([query.language], sought) if sought else {}
        forms = {
            place: longer.get(each) or [end for end in ends[place] if end in known][:1] for place, each in rare.items()
        }
        return [
            (_Way(place, quoted(form), (form,), _COMPOUND), known[form])
            for place, of_word in forms.items()
            for form in of_word
            if form in known
        ]

    async def _corrections(self, understood: Understood) -> tuple[Correction, ...]:
        languages = list(dict.fromkeys((understood.query.language, DEFAULT_LANGUAGE)))
        doubtful = [word for word in understood.unknown if edits_allowed(word) and not self.word_lists.has(word)]
        similar = await self.searches.similar_words(languages, doubtful) if doubtful else {}
        read = [(word, nearest(word, similar.get(word, ()))) for word in doubtful]
        read += await self._parted(languages, understood.unknown)
        return tuple(Correction(word, meant) for word, meant in read if meant is not None)

    async def _parted(self, languages: Sequence[str], unknown: Sequence[str]) -> list[tuple[str, str | None]]:
        """Two words that somebody wrote together, "iphone7", where the shop has both."""
        parts = {word: found.groups() for word in unknown if (found := _WRITTEN_TOGETHER.fullmatch(word))}
        if not parts:
            return []
        forms = {part: forms_of(part, languages[0]) for pair in parts.values() for part in pair}
        known = await self.searches.stands_in(languages, [form for each in forms.values() for form in each])
        return [
            (word, " ".join(pair))
            for word, pair in parts.items()
            if all(any(form in known for form in forms[part]) for part in pair)
        ]


def _ways(query: Query, state: State) -> Iterable[_Way]:
    for place, word in enumerate(query.words):
        for form in forms_of(word, query.language):
            yield _Way(place, quoted(form), (form,))
    for language in dict.fromkeys((query.language, DEFAULT_LANGUAGE)):
        yield from _synonyms(query, language, state.synonyms.get(language, {}))


def _synonyms(
    query: Query, language: str, synonyms: Mapping[tuple[str, ...], Sequence[tuple[str, ...]]]
) -> Iterable[_Way]:
    stems = tuple(stem(word, language) for word in query.words)
    for length in range(1, _LONGEST_SYNONYM + 1):
        for start in range(len(stems) - length + 1):
            for other in synonyms.get(stems[start : start + length], ()):
                for spoken in dict.fromkeys((language, DEFAULT_LANGUAGE)):
                    needs = tuple(stem(part, spoken) for part in other)
                    sought = " <-> ".join(quoted(need) for need in needs)
                    for place in range(start, start + length):
                        yield _Way(place, sought, needs, _SYNONYM)


def _telling(found: Sequence[_Way], products: dict[int, int], total: int) -> str:
    """The tsquery that finds candidates: rare words, and always the rarest; common ones only add to the score."""
    if not found:
        return ""
    common = max(_FEW, _COMMON_SHARE * total)
    rarest = min(found, key=lambda way: products[way.word]).word
    telling = [way.query for way in found if products[way.word] <= common or way.word == rarest]
    return " | ".join(f"({query})" for query in dict.fromkeys(telling))


def _with(typed: str, corrections: Iterable[Correction]) -> str:
    """What was typed, with the words that were meant in their places."""
    meant = {correction.typed: correction.read for correction in corrections}
    for word in reversed(list(words_of(typed))):
        if word.joined in meant:
            typed = typed[: word.start] + meant[word.joined] + typed[word.end :]
    return typed
