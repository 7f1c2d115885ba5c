"""What a shopper may want beside a search: suggestions while typing, and products like one."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from search_service.application.search_ports import Searches, State, View
from search_service.domain.catalogue import best_locale
from search_service.domain.query import parse
from search_service.domain.words import plain, words_of

_CATEGORIES: Final = 4


@dataclass(frozen=True, slots=True)
class Suggest:
    """Words, products and categories that what was typed so far may become."""

    searches: Searches
    currency: str

    async def __call__(self, typed: str, locale: str, most: int) -> View:
        state = await self.searches.state()
        parts = [part for word in words_of(typed) for part in word.parts]
        if not parts:
            return {"terms": [], "products": [], "categories": []}
        language = parse(typed, locale, self.currency).language
        words, product_ids = await self.searches.suggest(language, parts[-1], most)
        before = typed[: list(words_of(typed))[-1].start]
        return {
            "terms": [f"{before}{word}" for word in words],
            "products": await self.searches.cards(product_ids, locale) if product_ids else [],
            "categories": _categories(parts[-1], locale, state),
        }


@dataclass(frozen=True, slots=True)
class FindSimilar:
    """Products most like one, by meaning; by popularity where there are no vectors."""

    searches: Searches

    async def __call__(self, product_id: UUID, locale: str, most: int) -> View:
        """Raises ProductNotFound."""
        return {"items": await self.searches.cards(await self.searches.similar(product_id, most), locale)}


def _categories(beginning: str, locale: str, state: State) -> list[View]:
    found = []
    for category_id, names in state.category_names.items():
        lang = best_locale(locale, names)
        name = names.get(lang, "")
        if any(part.startswith(beginning) for part in plain(name).split()):
            found.append(
                {"id": str(category_id), "slug": state.category_slugs[category_id], "name": name, "lang": lang}
            )
    found.sort(key=lambda each: (len(each["name"]), each["name"]))
    return found[:_CATEGORIES]
