"""Colours as every screen means them: eight bits, sRGB; transparent pixels weigh nothing in what is mixed of them."""

import io
from typing import Final

from PIL import Image as Pillow
from PIL import ImageCms

_SRGB: Final = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def plain(picture: Pillow.Image) -> Pillow.Image:
    """The same colours in a mode that can be scaled: L, RGB, CMYK, or RGBa where some pixels are transparent."""
    if picture.mode == "I;16":
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA").convert("RGBa")
    if picture.mode == "1":
        return picture.convert("L")
    return picture if picture.mode in ("L", "RGB", "CMYK") else picture.convert("RGB")


def in_srgb(picture: Pillow.Image, profile: bytes | None) -> Pillow.Image:
    """A plain picture as RGB or RGBa, by the profile that came with it where that is of any use."""
    kept = "RGBA" if picture.mode == "RGBa" else "RGB"
    if profile:
        straight = picture.convert("RGBA") if picture.mode == "RGBa" else picture
        try:
            meant = ImageCms.profileToProfile(
                straight, ImageCms.ImageCmsProfile(io.BytesIO(profile)), _SRGB, outputMode=kept
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            # A damaged profile, or one of other channels, says nothing.
            meant = straight
        picture = meant or straight
    wanted = "RGBa" if kept == "RGBA" else "RGB"
    return picture if picture.mode == wanted else picture.convert(wanted)
