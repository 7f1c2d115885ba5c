"""Words of the catalogue in several locales, and the names that go into addresses."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from product_service.domain.errors import InvalidSlug, InvalidText

DEFAULT_LOCALE = "en"
RESERVED_SLUGS = frozenset({"search", "export", "import", "variants", "wishlist", "audit", "docs", "redoc"})
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_UUID_LIKE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MAX_SLUG = 120


@dataclass(frozen=True, slots=True)
class Text:
    """What a shopper reads about a product in one locale."""

    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """One Text per locale; the default locale is always there."""

    by_locale: Mapping[str, Text]

    def __post_init__(self) -> None:
        if DEFAULT_LOCALE not in self.by_locale:
            raise InvalidText
        if any(not text.title.strip() for text in self.by_locale.values()):
            raise InvalidText("A title cannot be empty.")
        object.__setattr__(self, "by_locale", dict(self.by_locale))

    @classmethod
    def single(cls, title: str, description: str = "") -> "Texts":
        """Texts in the default locale only."""
        return cls({DEFAULT_LOCALE: Text(title, description)})

    @property
    def title(self) -> str:
        """The title in the default locale."""
        return self.by_locale[DEFAULT_LOCALE].title

    def in_locale(self, locale: str) -> Text:
        """The best text for `locale`: exactly it, then its language, then the default."""
        language = locale.partition("-")[0]
        return self.by_locale.get(locale) or self.by_locale.get(language) or self.by_locale[DEFAULT_LOCALE]


def slugify(title: str) -> str:
    """An address-safe name of `title`: "Crème brûlée, 2 cups" → "creme-brulee-2-cups"; raises InvalidSlug if empty."""
    plain = unicodedata.normalize("NFKD", title.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_MAX_SLUG].rstrip("-")
    return checked_slug(slug if slug not in RESERVED_SLUGS else f"{slug}-1")


def checked_slug(slug: str) -> str:
    """`slug` itself; raises InvalidSlug when it could not stand in an address or be taken for an id or a fixed path."""
    if len(slug) > _MAX_SLUG or not _SLUG.fullmatch(slug) or slug in RESERVED_SLUGS or _UUID_LIKE.fullmatch(slug):
        raise InvalidSlug
    return slug
