"""Uploads as tests want them."""

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageCms


def saved(picture: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """The picture as a file."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def a_picture(kind: str = "PNG", size: tuple[int, int] = (1600, 1200), **options: Any) -> bytes:
    """A soft gradient."""
    return saved(Image.radial_gradient("L").resize(size).convert("RGB"), kind, **options)


def a_bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG that claims far more pixels than it has bytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def display_p3() -> bytes:
    """The profile of a phone's camera: sRGB's curve, wider colours (their XYZ under D50)."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    colours = {
        b"rXYZ": (0.51512, 0.24120, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.15710, 0.06657, 0.78407),
    }
    for number in range(int.from_bytes(profile[128:132])):
        name, offset, _ = struct.unpack_from(">4sII", profile, 132 + 12 * number)
        if name in colours:
            struct.pack_into(">3i", profile, offset + 8, *(round(value * 65536) for value in colours[name]))
    return bytes(profile)


def grey_printer() -> bytes:
    """A CMYK profile of a press that prints in greys alone: each ink but black comes out as L* = 50."""
    corners = b"".join(
        bytes((0 if black else 128 if inks else 255, 128, 128)) for inks in range(8) for black in (False, True)
    )
    straight = bytes(range(256))
    identity = struct.pack(">9i", *(65536 * (row == column) for row in range(3) for column in range(3)))
    table = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + identity + straight * 4 + corners + straight * 3
    words = b"desc" + bytes(4) + struct.pack(">I", 5) + b"grey\0" + bytes(78)
    white = b"XYZ " + bytes(4) + struct.pack(">3i", *(round(value * 65536) for value in (0.9642, 1.0, 0.8249)))
    tags = {b"desc": words, b"wtpt": white, b"A2B0": table}
    body, index, offset = b"", struct.pack(">I", len(tags)), 132 + 12 * len(tags)
    for name, content in tags.items():
        index += struct.pack(">4sII", name, offset + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    header = struct.pack(">I4sI4s4s4s", offset + len(body), bytes(4), 0x02400000, b"prtr", b"CMYK", b"Lab ")
    header += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp") + bytes(28)
    header += struct.pack(">3i", *(round(value * 65536) for value in (0.9642, 1.0, 0.8249))) + bytes(48)
    return header + index + body
