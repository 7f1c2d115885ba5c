"""Pictures of a product: the database knows their hash, the object store their bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

WIDTHS = (320, 640, 1280)
MAX_IMAGES = 12
MAX_PIXELS = 40_000_000
MAX_SIDE = 65_535
# A rendition's height is at most so many widths: WebP ends at 16,383 pixels, and a shopper's patience before that.
_TALLEST = 3

Size = tuple[int, int]


@dataclass(slots=True)
class Image:
    """One picture; `sha256` is the hash of its widest rendition, `width` and `height` that rendition's pixels."""

    id: UUID
    sha256: str
    width: int
    height: int
    alt: str = ""
    alt_translations: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PictureContent:
    """What an admin says of a picture that the product shows, or of one that was uploaded for it: `alt` in the shop's
    default locale, `alt_translations` in others."""

    id: UUID
    alt: str = ""
    alt_translations: Mapping[str, str] = field(default_factory=dict)


def fitted(size: Size, width: int) -> Size:
    """The size of the rendition that is `width` wide; narrower where the picture is, or where it is very tall."""
    scale = min(1.0, width / size[0], _TALLEST * width / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def renditions(size: Size) -> dict[int, int]:
    """What a picture of this size can be had in: the true width of a rendition, and the one of WIDTHS it is kept under.

    A picture that is 800 pixels wide comes in 320, 640 and 800, of which the last is kept under 1280.
    """
    found: dict[int, int] = {}
    for width in WIDTHS:
        found.setdefault(fitted(size, width)[0], width)
    return found


def picture_key(sha256: str, width: int) -> str:
    """The name of a rendition in the object store and under /media."""
    return f"{sha256}-{width}.webp"
