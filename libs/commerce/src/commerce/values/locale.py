"""Locales: the part of BCP 47 that a shop needs."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from commerce.values.refusal import Refusal

_TAG: Final = re.compile(r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|[0-9]{3}))?")


@dataclass(frozen=True, slots=True)
class Locale:
    """A language, perhaps its script, perhaps a region: fil, de-CH, zh-Hans, sr-Latn-RS, es-419. Raises Refusal."""

    tag: str

    def __post_init__(self) -> None:
        if not _TAG.fullmatch(self.tag):
            raise Refusal("locale_invalid", "This is not a locale; write a language and perhaps a region: fil, de-CH")

    @classmethod
    @lru_cache(maxsize=1024)
    def parse(cls, text: str) -> "Locale":
        """What somebody typed, in the case that BCP 47 recommends: `ZH-hans-cn` is zh-Hans-CN; raises Refusal."""
        language, *rest = text.strip().split("-")
        return cls("-".join((language.lower(), *(_recased(part) for part in rest))))

    @property
    def wider(self) -> tuple[str, ...]:
        """What else its reader understands, the nearest first: zh-Hans and zh for zh-Hans-CN; nothing for fil."""
        parts = self.tag.split("-")
        return tuple("-".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))


def _recased(part: str) -> str:
    return part.title() if len(part) == 4 else part.upper()
