"""From an upload to pixels: upright, in sRGB, eight bits, no larger than is needed; and what memory that takes."""

import io
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

from PIL import Image as Pillow
from PIL import UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile

from product_service.domain.errors import BrokenImage, ImageTooLarge, NotAnImage
from product_service.domain.image import MAX_PIXELS, MAX_SIDE, Size, fitted
from product_service.infrastructure.picture_colours import in_srgb, plain

_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_DAMAGE: Final = (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError, Pillow.DecompressionBombError)
_BYTES_PER_PIXEL: Final = {"1": 1, "L": 1, "P": 1, "I;16": 2}
# libwebp keeps two canvases and hands out a copy, which Pillow copies once more; four bytes each.
_WEBP_BYTES_PER_PIXEL: Final = 16
_STRIP_PIXELS: Final = 1 << 18
# Strips, buffers of the decoder, and what three small files take.
_OVERHEAD: Final = 8 << 20
_ORIENTATION: Final = 0x0112
_UPRIGHT: Final = {
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_270,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_90,
}
_FIRST_ON_ITS_SIDE: Final = 5


def memory_needed(upload: BinaryIO, width: int) -> int:
    """Bytes that `decoded` and the renditions will take, by the header alone; raises as `decoded`."""
    with _opened(upload) as picture:
        coefficients = _coefficients(picture, upload)
        _draft(picture, width)
        # Of a PNG or WebP only the whole file says which way it lies.
        sizes = (picture.size, picture.size[::-1])
        shrunk = max(math.prod(size) // _factor(size, width) ** 2 for size in sizes)
        rendition = max(math.prod(fitted(size, width)) for size in sizes)
        decoding = coefficients + math.prod(picture.size) * _bytes_per_pixel(picture) + 4 * shrunk
        # Colours are converted and pictures turned into copies; the WebP encoder keeps some of its own.
        return max(decoding, 12 * shrunk, 4 * shrunk + 20 * rendition) + _OVERHEAD


def decoded(upload: BinaryIO, width: int) -> Pillow.Image:
    """Enough pixels for renditions up to `width`, as RGB, or as RGBa (premultiplied) where some are transparent.

    Raises NotAnImage, BrokenImage, ImageTooLarge.
    """
    shrunk, profile, orientation = _read(upload, width)
    shown = in_srgb(shrunk, profile)
    return shown.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else shown


def _read(upload: BinaryIO, width: int) -> tuple[Pillow.Image, bytes | None, int]:
    """(the picture reduced, its colour profile, its EXIF orientation); what was decoded is let go on return."""
    with _opened(upload) as picture:
        _draft(picture, width)
        picture.load()
        orientation = _orientation(picture)
        size = picture.size[::-1] if orientation >= _FIRST_ON_ITS_SIDE else picture.size
        return _shrunk(picture, _factor(size, width)), picture.info.get("icc_profile"), orientation


@contextmanager
def _opened(upload: BinaryIO) -> Iterator[Pillow.Image]:
    upload.seek(0)
    try:
        picture = Pillow.open(upload, formats=_FORMATS)
    except Pillow.DecompressionBombError:
        raise ImageTooLarge from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise NotAnImage from None
    # The header alone says how many pixels would be made; a bomb is refused before the first one.
    if math.prod(picture.size) > MAX_PIXELS or max(picture.size) > MAX_SIDE:
        raise ImageTooLarge
    try:
        yield picture
    except _DAMAGE:
        raise BrokenImage from None


def _draft(picture: Pillow.Image, width: int) -> None:
    """Let the JPEG decoder make half, a quarter or an eighth of the picture, but no less than is needed."""
    if isinstance(picture, JpegImageFile):
        on_its_side = _orientation(picture) >= _FIRST_ON_ITS_SIDE
        size = fitted(picture.size[::-1] if on_its_side else picture.size, width)
        picture.draft(None, size[::-1] if on_its_side else size)


def _orientation(picture: Pillow.Image) -> int:
    orientation = picture.getexif().get(_ORIENTATION)
    return orientation if isinstance(orientation, int) else 1


def _bytes_per_pixel(picture: Pillow.Image) -> int:
    return _WEBP_BYTES_PER_PIXEL if picture.format == "WEBP" else _BYTES_PER_PIXEL.get(picture.mode, 4)


def _coefficients(picture: Pillow.Image, upload: BinaryIO) -> int:
    """Bytes that a JPEG of several scans keeps until the last one is read: two a sample, however it is drafted."""
    if not isinstance(picture, JpegImageFile):
        return 0
    # Pillow stops behind the header of the first scan, which names every component where there is but one scan.
    header = 6 + 2 * picture.layers
    upload.seek(-header, io.SEEK_CUR)
    one_scan = int.from_bytes(upload.read(2)) == header and "progressive" not in picture.info
    upload.seek(header - 2, io.SEEK_CUR)
    return 0 if one_scan else 2 * math.prod(picture.size) * picture.layers


def _factor(size: Size, width: int) -> int:
    """By how much the picture can be reduced before it is smaller than its largest rendition."""
    wide, tall = fitted(size, width)
    return max(1, min(size[0] // wide, size[1] // tall))


def _shrunk(picture: Pillow.Image, factor: int) -> Pillow.Image:
    """The picture reduced strip by strip, so that only what was decoded is ever there as a whole."""
    size = math.ceil(picture.width / factor), math.ceil(picture.height / factor)
    step = factor * max(1, _STRIP_PIXELS // (picture.width * factor))
    shrunk: Pillow.Image | None = None
    for top in range(0, picture.height, step):
        strip = picture.crop((0, top, picture.width, min(top + step, picture.height)))
        reduced = plain(strip).reduce(factor)
        shrunk = shrunk or Pillow.new(reduced.mode, size)
        shrunk.paste(reduced, (0, top // factor))
    if shrunk is None:
        raise BrokenImage
    return shrunk
