"""Renders in another colour: what has the colour of the thing itself takes the new one, with its light and shade."""

from collections.abc import Collection
from typing import Final

from PIL import Image, ImageChops, ImageFilter

RGB = tuple[int, int, int]

# As shops call them.
COLOURS: Final[dict[str, RGB]] = {
    "Black": (52, 50, 54), "Blue": (52, 106, 196), "Brick": (164, 74, 56), "Camel": (190, 144, 92),
    "Charcoal": (74, 76, 82), "Cream": (238, 228, 204), "Forest": (46, 92, 62), "Graphite": (84, 86, 92),
    "Grey": (152, 154, 158), "Indigo": (62, 68, 128), "Ink": (46, 54, 84), "Midnight": (40, 48, 82),
    "Mint": (164, 216, 190), "Moss": (112, 122, 66), "Navy": (44, 58, 104), "Night": (44, 46, 72),
    "Oat": (220, 204, 176), "Ocean": (44, 116, 150), "Olive": (118, 120, 62), "Orange": (232, 128, 48),
    "Pine": (50, 96, 80), "Poppy": (222, 70, 54), "Red": (208, 52, 56), "Ruby": (168, 32, 66),
    "Rust": (180, 88, 48), "Sage": (164, 178, 148), "Sand": (218, 194, 154), "Silver": (196, 200, 206),
    "Sky": (134, 190, 228), "Slate": (98, 110, 124), "Sun": (244, 200, 72), "Tan": (192, 138, 92),
    "Terracotta": (204, 106, 74), "White": (240, 240, 240), "Yellow": (244, 208, 70),
}  # fmt: skip
_HUES = 256
# Things of many colours, or of glass, of which no part is the thing's own.
_MOTLEY: Final = frozenset({"1fa81", "1fa82", "1f3b9", "1f9c2"})
# How far from the thing's own hue a pixel still belongs to it, and where it ends to.
_NEAR, _FAR = 26, 44
_GREY, _COLOURED = 40, 90
_ENOUGH = 0.35


def can_be_painted(render: str, colours: Collection[str]) -> bool:
    """Whether the render of this code point can be had in all these colours."""
    return render not in _MOTLEY and COLOURS.keys() >= set(colours)


def recoloured(thing: Image.Image, colour: RGB) -> Image.Image:
    """`thing` (RGBA) in `colour`."""
    alpha = thing.getchannel("A")
    # Compression left specks of other hues; they are not looked at.
    hue, saturation, _ = thing.convert("RGB").filter(ImageFilter.MedianFilter(3)).convert("HSV").split()
    body = _body(hue, saturation, alpha).filter(ImageFilter.GaussianBlur(1))
    light = thing.convert("L")
    middle = _median(light, body)
    painted = Image.merge("RGB", [light.point(_shades(channel, middle)) for channel in colour])
    result = thing.convert("RGB")
    result.paste(painted, (0, 0), body)
    result.putalpha(alpha)
    return result


def _body(hue: Image.Image, saturation: Image.Image, alpha: Image.Image) -> Image.Image:
    """Where the thing has its own colour: the commonest hue, or none at all."""
    solid = alpha.point(lambda value: 255 if value > 128 else 0)
    vivid = ImageChops.multiply(solid, saturation.point(_ramp(_GREY, _COLOURED)))
    counted = hue.histogram(vivid.point(lambda value: 255 if value > 128 else 0))
    around = [sum(counted[(at + off) % _HUES] for off in range(-_NEAR, _NEAR + 1)) for at in range(_HUES)]
    own = max(range(_HUES), key=around.__getitem__)
    if around[own] < _ENOUGH * solid.histogram()[255]:
        return saturation.point(_ramp(_COLOURED, _COLOURED - 40))
    near = hue.point([_nearness(at, own) for at in range(_HUES)])
    return ImageChops.multiply(near, saturation.point(_ramp(_GREY, _COLOURED)))


def _nearness(hue: int, own: int) -> int:
    distance = min((hue - own) % _HUES, (own - hue) % _HUES)
    return max(0, min(255, 255 * (_FAR - distance) // (_FAR - _NEAR)))


def _ramp(start: int, end: int) -> list[int]:
    """0 up to `start`, 255 from `end` on; the other way round where `end` is less."""
    return [max(0, min(255, 255 * (value - start) // (end - start))) for value in range(256)]


def _median(light: Image.Image, body: Image.Image) -> int:
    """The light that half of the body is darker than."""
    counted = light.histogram(body.point(lambda value: 255 if value > 128 else 0))
    half, passed = sum(counted) / 2, 0
    for value, number in enumerate(counted):
        passed += number
        if passed >= half:
            return max(value, 1)
    return 128


def _shades(channel: int, middle: int) -> list[int]:
    """What a channel becomes in each light: darker below the thing's middle, towards white above."""
    dark = [round(channel * (0.25 + 0.75 * value / middle)) for value in range(middle)]
    to_white = (255 - channel) * 0.45 / max(1, 255 - middle)
    return dark + [round(channel + to_white * (value - middle)) for value in range(middle, 256)]
