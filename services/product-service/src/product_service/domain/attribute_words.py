"""Names and values of attributes in another locale. The catalogue's own texts stay what filters and SKUs go by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID, uuid5

from product_service.domain.events import AttributeWordsChanged
from servicekit.domain import Aggregate

_WORDS: Final = UUID("0192f3a0-5d1c-7c4e-9b57-6a1d2f8e4c31")


@dataclass(slots=True)
class AttributeWords(Aggregate):
    """What a locale says for the catalogue's own texts; version 0 where nobody wrote any yet."""

    locale: str
    words: dict[str, str] = field(default_factory=dict)
    version: int = 0

    @property
    def id(self) -> UUID:
        """What its events are about; made of the locale."""
        return uuid5(_WORDS, self.locale)

    def replace(self, words: Mapping[str, str]) -> None:
        """Say exactly this; published is what differs, and nothing where nothing does."""
        before, self.words = self.words, dict(words)
        changed = {text: word for text, word in words.items() if before.get(text) != word}
        removed = sorted(before.keys() - words.keys())
        if changed or removed:
            self.record(
                AttributeWordsChanged(locale=self.locale, version=self.version + 1, words=changed, removed=removed)
            )
