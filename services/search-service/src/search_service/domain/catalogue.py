"""The catalogue as search knows it: what product-service says of products, variants and categories."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from commerce.values import Locale, Money

DEFAULT_LOCALE: Final = "en"
BRAND: Final = "Brand"


class Band(StrEnum):
    """How much of it there is, as far as a shopper is told."""

    IN_STOCK = "in_stock"
    LOW = "low"
    OUT = "out"


class Status(StrEnum):
    """Whether it is on sale; one that no longer is stays known, so that an older event does not bring it back."""

    PUBLISHED = "published"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class Text:
    """What a shopper reads about a product in one locale."""

    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """What can be bought; `gtins` have 14 digits."""

    variant_id: UUID
    sku: str
    title: str
    attributes: Mapping[str, str]
    price: Money
    compare_at: Money | None = None
    mpn: str | None = None
    gtins: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Product:
    """All that product-service says of a product; `version` rises with each change."""

    product_id: UUID
    version: int
    slug: str
    texts: Mapping[str, Text]
    category_ids: Sequence[UUID]
    attributes: Mapping[str, str]
    variants: Sequence[Variant]
    image: str | None = None
    brand: str | None = None

    @property
    def named_brand(self) -> str | None:
        """Its brand, which catalogues without that field keep among the attributes."""
        return self.brand or self.attributes.get(BRAND)


@dataclass(frozen=True, slots=True)
class Known:
    """A product with what was heard beside it: from an event (`sequence`), or from an export (`bands`)."""

    product: Product
    status: Status
    at: datetime
    sequence: int = 0
    bands: Mapping[UUID, Band] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Category:
    """A node of the category tree with its names by locale."""

    category_id: UUID
    parent_id: UUID | None
    slug: str
    names: Mapping[str, str]


def best_locale(locale: str, by_locale: Mapping[str, object]) -> str:
    """The locale to read for `locale`: exactly it, then the next wider one that has words, else the default,
    else any."""
    if by_locale.get(locale):
        return locale
    return next(filter(by_locale.get, (*Locale(locale).wider, DEFAULT_LOCALE, *sorted(by_locale))), DEFAULT_LOCALE)


def chain_of(locale: str) -> list[str]:
    """The locales to look for words in, in this order."""
    return list(dict.fromkeys([locale, *Locale(locale).wider, DEFAULT_LOCALE]))
