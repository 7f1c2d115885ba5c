"""Composes what looks like a product photograph: a thing on a softly lit, coloured ground, with its shadow."""

import hashlib
import io
from pathlib import Path
from typing import TypedDict

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from product_service.demo.colours import COLOURS, recoloured

# What renders of 256 pixels are good for: on more they are blurred.
SIDE = 640
_SMALL = 240
_THING = 400
# Pairs of wall and table, muted as studios like them.
_GROUNDS = (
    ((244, 236, 225), (226, 208, 186)), ((231, 238, 240), (199, 214, 219)), ((240, 233, 240), (216, 200, 217)),
    ((235, 241, 229), (205, 218, 192)), ((250, 237, 222), (240, 208, 176)), ((229, 232, 243), (197, 204, 228)),
    ((247, 232, 230), (229, 199, 194)), ((238, 238, 235), (209, 208, 202)), ((253, 244, 215), (243, 222, 160)),
    ((224, 240, 236), (184, 216, 208)),
)  # fmt: skip


class Thing(TypedDict):
    """What a picture shows: whose it is, the code point of the render, and the colour to paint it in."""

    product: str
    render: str
    colour: str | None


def compose(name: str, render: Path | None, colour: str | None = None) -> bytes:
    """A JPEG of the product `name`, painted in `colour`; without a render, a drawn label stands in for the thing."""
    dice = hashlib.sha256(name.encode()).digest()
    wall, table = _GROUNDS[dice[0] % len(_GROUNDS)]
    thing = _thing(render, colour) if render else _label(name, COLOURS[colour] if colour else table)
    thing = thing.rotate((dice[1] - 128) / 16, Image.Resampling.BICUBIC, expand=True)
    photograph = _ground(wall, table, dice[2])
    left, top = (SIDE - thing.width) // 2, (SIDE - thing.height) // 2 - 16
    _shade(photograph, thing, left, top)
    photograph.paste(thing, (left, top), thing)
    out = io.BytesIO()
    photograph.save(out, "JPEG", quality=92)
    return out.getvalue()


def _ground(wall: tuple[int, int, int], table: tuple[int, int, int], dice: int) -> Image.Image:
    """Wall and table fade into each other; the light comes from one side. Drawn small: it has no detail to lose."""
    small = Image.new("RGB", (_SMALL, _SMALL), wall)
    ImageDraw.Draw(small).rectangle((0, _SMALL * 62 // 100, _SMALL, _SMALL), fill=table)
    small = small.filter(ImageFilter.GaussianBlur(26))
    light = Image.new("L", (_SMALL, _SMALL), 0)
    middle = _SMALL // 3 if dice % 2 else _SMALL * 2 // 3
    ImageDraw.Draw(light).ellipse((middle - 100, -60, middle + 100, 150), fill=120)
    small.paste((255, 255, 255), (0, 0), light.filter(ImageFilter.GaussianBlur(40)))
    return small.resize((SIDE, SIDE), Image.Resampling.BICUBIC)


def _thing(render: Path, colour: str | None) -> Image.Image:
    with Image.open(render) as source:
        cut = source.convert("RGBA")
    cut = cut.crop(cut.getbbox() or (0, 0, *cut.size))
    if colour:
        cut = recoloured(cut, COLOURS[colour])
    scale = _THING / max(cut.size)
    size = round(cut.width * scale), round(cut.height * scale)
    # Premultiplied, and sharpened without its edge: what is transparent has no colour to bleed into the edge.
    sized = cut.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA")
    sharp = sized.convert("RGB").filter(ImageFilter.UnsharpMask(2, 50, 2))
    sharp.putalpha(sized.getchannel("A"))
    return sharp


def _label(name: str, colour: tuple[int, int, int]) -> Image.Image:
    deep = tuple(channel * 6 // 10 for channel in colour)
    label = Image.new("RGBA", (_THING, _THING), (0, 0, 0, 0))
    draw = ImageDraw.Draw(label)
    draw.rounded_rectangle((32, 32, _THING - 32, _THING - 32), 72, fill=(*deep, 255))
    letters = "".join(word[0] for word in name.split("-")[:2]).upper()
    draw.text((_THING / 2, _THING / 2), letters, (255, 255, 255, 235), ImageFont.load_default(176), anchor="mm")
    return label


def _shade(photograph: Image.Image, thing: Image.Image, left: int, top: int) -> None:
    """A wide soft shadow on the table and a dark one where the thing stands."""
    shade = Image.new("L", (_SMALL, _SMALL), 0)
    draw, scale = ImageDraw.Draw(shade), _SMALL / SIDE
    floor, middle = (top + thing.height) * scale, (left + thing.width / 2) * scale
    for reach, height, strength in ((0.52, 12, 70), (0.36, 6, 110)):
        half = thing.width * scale * reach
        draw.ellipse((middle - half, floor - height, middle + half, floor + height), fill=strength)
    soft = shade.filter(ImageFilter.GaussianBlur(7)).resize((SIDE, SIDE), Image.Resampling.BILINEAR)
    photograph.paste((52, 44, 40), (0, 0), soft)
