"""Words that mean the same in the shop: what staff read and replace, whole and by language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search_service.application.ports import UnitOfWorkFactory
from search_service.domain.errors import InvalidSynonyms
from search_service.domain.index import Synonyms
from search_service.domain.stems import is_stop_word, stem
from search_service.domain.words import words_of

_FEWEST, _MOST = 2, 20


def key_of(phrase: str) -> tuple[str, ...]:
    """A word or phrase as it is compared."""
    return tuple(part for word in words_of(phrase) for part in word.parts)


def others_of(language: str, groups: Iterable[Sequence[str]]) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """The stems of each word or phrase, to the others of its group, as they are compared."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for group in groups:
        keys = [key_of(phrase) for phrase in group]
        for key in keys:
            telling = tuple(stem(part, language) for part in key if not is_stop_word(part, language))
            found.setdefault(telling, []).extend(other for other in keys if other != key)
    return found


@dataclass(frozen=True, slots=True)
class ReadSynonyms:
    """Those of a language."""

    unit_of_work: UnitOfWorkFactory

    async def __call__(self, language: str) -> Synonyms:
        async with self.unit_of_work() as uow:
            return await uow.synonyms.get(language)


@dataclass(frozen=True, slots=True)
class ReplaceSynonyms:
    """All groups of a language as they shall be. Raises InvalidSynonyms, and PreconditionFailed."""

    unit_of_work: UnitOfWorkFactory

    async def __call__(self, synonyms: Synonyms, seen: int) -> Synonyms:
        _check(synonyms)
        async with self.unit_of_work() as uow:
            await uow.synonyms.replace(synonyms, seen)
            await uow.live.next_generation()
            return await uow.synonyms.get(synonyms.language)


def _check(synonyms: Synonyms) -> None:
    seen: set[tuple[str, ...]] = set()
    for group in synonyms.groups:
        keys = [key_of(phrase) for phrase in group]
        if not _FEWEST <= len(keys) <= _MOST or len(set(keys)) < len(keys) or not all(keys) or seen & set(keys):
            raise InvalidSynonyms
        seen |= set(keys)
