"""Pictures of a product: the database knows their hash, the object store their bytes."""

from dataclasses import dataclass
from uuid import UUID

WIDTHS = (320, 640, 1280)
MAX_IMAGES = 12
MAX_PIXELS = 40_000_000
MAX_SIDE = 65_535


@dataclass(slots=True)
class Image:
    """One picture; `sha256` is the hash of its widest rendition, `width` and `height` that rendition's pixels."""

    id: UUID
    sha256: str
    width: int
    height: int
    alt: str = ""


def picture_key(sha256: str, width: int) -> str:
    """The name of a rendition in the object store and under /media."""
    return f"{sha256}-{width}.webp"
