"""What a product is found by, in each language that it has words in."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from search_service.domain.catalogue import DEFAULT_LOCALE, Category, Product, Text, best_locale
from search_service.domain.query import as_code, is_code, is_measure
from search_service.domain.stems import DEFAULT_LANGUAGE, stem
from search_service.domain.words import plain, words_of

ANALYSIS: Final = 2
"""Counts up when the same product is found by other lexemes than before: documents are then made anew."""
_MOST_WORDS, _MOST_PLACES, _LONGEST_LEXEME = 12_000, 200, 200
_GAP = 2
_YES: Final = frozenset(("yes", "true", "y", "oui", "ja", "si", "sim", "نعم"))
_SENTENCE: Final = re.compile(r"(?<=[.!?؟。])\s+")
_LONGEST_SOURCE = 600
_LONGEST_WORD, _SHORTEST_WORD = 24, 2


@dataclass(frozen=True, slots=True)
class Document:
    """A product in one language.

    `lexemes` maps each to its places, such as `3A`: A title, B brand and categories, C attributes, D description.
    `codes` are its article numbers, `words` what corrections and suggestions are made of.
    """

    product_id: UUID
    language: str
    languages: tuple[str, ...]
    lexemes: Mapping[str, Sequence[str]]
    codes: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def tsvector(self) -> str:
        """As PostgreSQL reads one."""
        return " ".join(f"{quoted(lexeme)}:{','.join(places)}" for lexeme, places in self.lexemes.items())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a product's words depend on beside itself: its categories with all above them, and attributes' words."""

    categories: Sequence[Category]
    attribute_words: Mapping[str, Mapping[str, str]]


def documents_of(product: Product, around: Surroundings) -> list[Document]:
    """One for each language; regions of a language (fr, fr-CA) share theirs."""
    by_language: dict[str, list[str]] = {}
    for locale in sorted(product.texts):
        by_language.setdefault(locale.partition("-")[0], []).append(locale)
    languages = tuple(by_language)
    codes = _codes(product)
    return [
        _document(product, around, language, languages, locales, codes) for language, locales in by_language.items()
    ]


def source_of(product: Product, around: Surroundings) -> str:
    """What the meaning of a product is taken from: its title, its category, its first sentence."""
    text = product.texts[best_locale(DEFAULT_LOCALE, product.texts)]
    category = next((each.names.get(DEFAULT_LOCALE, "") for each in around.categories[:1]), "")
    first = _SENTENCE.split(text.description.strip(), maxsplit=1)[0]
    return ". ".join(filter(None, (", ".join(filter(None, (text.title, category))), first)))[:_LONGEST_SOURCE]


def hash_of(source: str) -> bytes:
    """By what a change of the source is known."""
    return hashlib.sha256(source.encode()).digest()


def facets_of(product: Product) -> list[str]:
    """`name=value` of the product and of each variant."""
    pairs = [
        *product.attributes.items(),
        *(pair for variant in product.variants for pair in variant.attributes.items()),
    ]
    return sorted({f"{name}={value}" for name, value in pairs})


def quoted(lexeme: str) -> str:
    """A lexeme as it stands in a tsvector or tsquery."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def _document(
    product: Product, around: Surroundings, language: str, languages: tuple[str, ...], locales: list[str],
    codes: tuple[str, ...],
) -> Document:  # fmt: skip
    writer = _Writer(language)
    texts: list[Text] = [product.texts[locale] for locale in locales]
    names = [each.names.get(locale) for each in around.categories for locale in locales]
    if not any(names):
        names = [each.names.get(DEFAULT_LOCALE) for each in around.categories]
    for text in texts:
        writer.write(text.title, "A", gap=0)
    for said in filter(None, [product.named_brand, *names]):
        writer.write(said, "B")
    for said in _attribute_texts(product, around, locales):
        writer.write(said, "C")
    words = tuple(writer.words)
    for variant in product.variants:
        writer.write(variant.sku, "C")
    for text in texts:
        writer.write(text.description, "D")
    return Document(product.product_id, language, languages, writer.lexemes, codes, words)


def _attribute_texts(product: Product, around: Surroundings, locales: list[str]) -> Iterator[str]:
    """Values as the catalogue has them, and what the locales call them; a name says something where it is a yes."""
    pairs = [facet.partition("=") for facet in facets_of(product)]
    for said in dict.fromkeys(name if plain(value) in _YES else value for name, _, value in pairs):
        yield said
        for locale in locales:
            if word := around.attribute_words.get(locale, {}).get(said):
                yield word


def _codes(product: Product) -> tuple[str, ...]:
    said: list[str] = [variant.sku for variant in product.variants]
    said += [variant.mpn for variant in product.variants if variant.mpn]
    numbers = [form for variant in product.variants for gtin in variant.gtins for form in {gtin, gtin.lstrip("0")}]
    in_titles = [word.joined for text in product.texts.values() for word in words_of(text.title)]
    codes = (
        [as_code(each) for each in said]
        + numbers
        + [each for each in in_titles if is_code(each) and not is_measure(each)]
    )
    return tuple(dict.fromkeys(filter(None, codes)))


class _Writer:
    """Lexemes with their places; a word with hyphens is found by its parts, in their order, and written together."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._place = 1
        self.lexemes: dict[str, list[str]] = {}
        self.words: dict[str, None] = {}

    def write(self, text: str, weight: str, gap: int = _GAP) -> None:
        """`gap` is how far from it what is written next stands: phrases do not reach over it."""
        for word in words_of(text):
            if self._place > _MOST_WORDS:
                return
            if len(word.parts) > 1:
                self._add(word.joined, weight)
            for part in word.parts:
                self._add(stem(part, self._language), weight)
                if part.isalpha() and _SHORTEST_WORD < len(part) <= _LONGEST_WORD:
                    self.words[part] = None
                self._place += 1
        self._place += gap

    def _add(self, lexeme: str, weight: str) -> None:
        places = self.lexemes.setdefault(lexeme[:_LONGEST_LEXEME], [])
        if len(places) < _MOST_PLACES:
            places.append(f"{self._place}{weight}")


def forms_of(word: str, language: str) -> list[str]:
    """The lexemes that a plain word is looked for by: its stem here, and in the language that every product has."""
    return list(dict.fromkeys((stem(word, language), stem(word, DEFAULT_LANGUAGE))))


def phrase_forms(words: Iterable[str], language: str) -> str:
    """A tsquery for these words one after the other, in either language."""
    parts = list(words)
    ways = {" <-> ".join(quoted(stem(part, each)) for part in parts) for each in (language, DEFAULT_LANGUAGE)}
    return " | ".join(f"({way})" for way in sorted(ways))
