"""Uploaded bytes become pictures of our own making, or are refused; nothing of the upload is kept.

Memory is what a picture costs: 40 million pixels are 160 MB once decoded. So each says first, by its header alone, what
it will take; those that fit into the budget together are decoded together, the others wait, and one that could never
fit is refused.
"""

import asyncio
import hashlib
import io
import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import BinaryIO, TypeVar

from PIL import Image as Pillow

from product_service.application.ports import EncodedPicture
from product_service.domain.errors import ImageTooLarge, PicturesBusy
from product_service.domain.image import WIDTHS, Size, fitted
from product_service.infrastructure.memory_budget import BudgetExhausted, MemoryBudget
from product_service.infrastructure.picture_decoder import decoded, memory_needed
from servicekit.cpu_limit import cpu_limit

MAX_BYTES = 10 * 1024 * 1024
MEMORY_BYTES = 256 * 1024 * 1024
_MOST_WAITING = 16
_PATIENCE_SECONDS = 15.0
_RETRY_AFTER_SECONDS = 5
_QUALITY = 82
# Effort 2 of 6: a third of the time of the default for some five per cent more bytes.
_EFFORT = 2

T = TypeVar("T")


class PillowEncoder:
    """Encodes in threads of its own (Pillow lets go of the interpreter lock), at most one per CPU that we may use.

    Only tests give limits: they fill a small memory and wait a short while.
    """

    def __init__(
        self, *, memory: int = MEMORY_BYTES, most_waiting: int = _MOST_WAITING, patience: float = _PATIENCE_SECONDS
    ) -> None:
        self._pool = ThreadPoolExecutor(max(1, math.floor(cpu_limit())), thread_name_prefix="pictures")
        self._budget = MemoryBudget(memory, most_waiting=most_waiting, patience_seconds=patience)

    async def encode(self, upload: BinaryIO) -> EncodedPicture:
        """Raises NotAnImage, BrokenImage, ImageTooLarge, PicturesBusy."""
        needed = await self._in_thread(_weigh, upload)
        if needed > self._budget.total:
            raise ImageTooLarge(
                f"Decoding this image would take {needed >> 20} MiB of memory, and {self._budget.total >> 20} are "
                "allowed. Make it smaller, or save it as a baseline JPEG."
            )
        try:
            async with self._budget.hold(needed):
                return await self._in_thread(_encode, upload)
        except BudgetExhausted:
            raise PicturesBusy(retry_after=_RETRY_AFTER_SECONDS) from None

    def close(self) -> None:
        """Let the threads go."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _in_thread(self, work: Callable[[BinaryIO], T], upload: BinaryIO) -> T:
        running = asyncio.get_running_loop().run_in_executor(self._pool, work, upload)
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            # The thread cannot be stopped, and its memory is not free before it ends.
            await asyncio.wait([running])
            raise


def _weigh(upload: BinaryIO) -> int:
    if upload.seek(0, io.SEEK_END) > MAX_BYTES:
        raise ImageTooLarge
    return memory_needed(upload, WIDTHS[-1])


def _encode(upload: BinaryIO) -> EncodedPicture:
    """WebP in each width, upright, in sRGB, without metadata; smaller pictures are never blown up."""
    picture = decoded(upload, WIDTHS[-1])
    by_size: dict[Size, bytes] = {}
    for size in (fitted(picture.size, width) for width in WIDTHS):
        by_size[size] = by_size.get(size) or _rendition(picture, size)
    renditions = {width: by_size[fitted(picture.size, width)] for width in WIDTHS}
    widest = WIDTHS[-1]
    width, height = fitted(picture.size, widest)
    return EncodedPicture(hashlib.sha256(renditions[widest]).hexdigest(), width, height, renditions)


def _rendition(picture: Pillow.Image, size: Size) -> bytes:
    sized = picture.resize(size, Pillow.Resampling.BICUBIC, reducing_gap=2.0)
    if sized.mode == "RGBa":
        sized = sized.convert("RGBA")
    out = io.BytesIO()
    sized.save(out, "WEBP", quality=_QUALITY, method=_EFFORT)
    return out.getvalue()
