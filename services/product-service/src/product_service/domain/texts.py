"""Words of the catalogue in several locales, and the names that go into addresses."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from anyascii import anyascii

from commerce.values import Locale
from product_service.domain.errors import InvalidSlug, InvalidText

DEFAULT_LOCALE = "en"
RESERVED_SLUGS = frozenset({"search", "export", "import", "variants", "wishlist", "audit", "docs", "redoc", "staff"})
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_UUID_LIKE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NUMBERS = re.compile(r"(-[0-9]+)+$")
_MAX_SLUG = 120
_MAX_FAMILY = 100


class Language(StrEnum):
    """The storefront's languages: what is missing in one of them waits for a translator."""

    # PAGE_LANGUAGES as a type, which a test compares.
    ENGLISH = "en"
    FRENCH = "fr"
    ARABIC = "ar"


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


def caseless(text: str) -> str:
    """`text` as it is compared where case, and the way an accent is written, make no difference."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def best_locale(locale: str, by_locale: Mapping[str, object]) -> str:
    """The locale to read for `locale`: exactly it, then the next wider one (zh-Hans, zh) that has words, else the
    default."""
    if by_locale.get(locale):
        return locale
    return next(filter(by_locale.get, Locale(locale).wider), DEFAULT_LOCALE)


def slugify(title: str, otherwise: str = "product") -> str:
    """An address-safe name of `title` in any script: "Crème brûlée" → "creme-brulee", "チーズ" → "chizu".

    A title without a letter or digit becomes `otherwise`.
    """
    plain = anyascii(unicodedata.normalize("NFC", title)).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_MAX_SLUG].strip("-") or otherwise
    return checked_slug(f"{slug}-1" if slug in RESERVED_SLUGS or _UUID_LIKE.fullmatch(slug) else slug)


def numbered(slug: str, number: int) -> str:
    """The `number`th slug of this name: "teapot", "teapot-2", "teapot-3"."""
    if number == 1:
        return slug
    return slug[: _MAX_SLUG - len(f"-{number}")].rstrip("-") + f"-{number}"


def slug_family(slug: str) -> str:
    """What a slug has in common with all that `numbered` makes of it."""
    return _NUMBERS.sub("", slug)[:_MAX_FAMILY]


def checked_slug(slug: str) -> str:
    """`slug` itself; raises InvalidSlug when it could not stand in an address or be taken for an id or a fixed path."""
    if len(slug) > _MAX_SLUG or not _SLUG.fullmatch(slug) or slug in RESERVED_SLUGS or _UUID_LIKE.fullmatch(slug):
        raise InvalidSlug
    return slug
