"""A model behind an OpenAI-compatible endpoint: `POST /embeddings`."""

import asyncio
import math
from collections.abc import Sequence
from typing import Any

import aiohttp
import orjson

from search_service.application.neighbour_ports import Vector
from search_service.domain.errors import EmbedderAway
from servicekit.domain.errors import OutcomeUnknown, Unavailable
from servicekit.http_client import GuardedUpstream
from servicekit.telemetry.tracing import SpanKind, span

_QUERY_SECONDS, _DOCUMENTS_SECONDS = 0.3, 30.0
_MOST_BYTES = 64 * 1024 * 1024


class RemoteEmbedder:
    """Vectors by somebody else's model. While it is away, nobody waits for it."""

    def __init__(self, session: aiohttp.ClientSession, url: str, model: str, dimensions: int, key: str | None) -> None:
        self.name, self.dimensions = f"{model}@{dimensions}", dimensions
        self._session, self._url, self._model = session, url.rstrip("/") + "/embeddings", model
        self._headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
        self._upstream = GuardedUpstream("embeddings")

    async def embed_queries(self, texts: Sequence[str]) -> list[Vector]:
        """Within 0.3 seconds; raises EmbedderAway."""
        return await self._embed(texts, _QUERY_SECONDS)

    async def embed_documents(self, texts: Sequence[str]) -> list[Vector]:
        """Within half a minute; raises EmbedderAway."""
        return await self._embed(texts, _DOCUMENTS_SECONDS)

    async def _embed(self, texts: Sequence[str], seconds: float) -> list[Vector]:
        body = orjson.dumps({"model": self._model, "input": [text or " " for text in texts]})
        try:
            answer = await self._upstream.call(lambda: self._exchange(body, seconds))
            return self._vectors(answer, len(texts))
        except (Unavailable, OutcomeUnknown) as error:
            raise EmbedderAway from error

    async def _exchange(self, body: bytes, seconds: float) -> bytes:
        timeout = aiohttp.ClientTimeout(total=seconds)
        with span("POST embeddings", SpanKind.CLIENT):
            try:
                async with (
                    asyncio.timeout(seconds),
                    self._session.post(
                        self._url, data=body, headers=self._headers, timeout=timeout, allow_redirects=False
                    ) as response,
                ):
                    if response.status != 200:
                        raise OutcomeUnknown(f"the embeddings' endpoint answered {response.status}")
                    return await _bounded(response)
            except (TimeoutError, aiohttp.ClientError, OSError) as error:
                raise OutcomeUnknown("the embeddings' endpoint did not answer") from error

    def _vectors(self, answer: bytes, wanted: int) -> list[Vector]:
        """In the order of the texts, of length 1. Raises OutcomeUnknown for anything else than was asked for."""
        try:
            data: list[Any] = sorted(orjson.loads(answer)["data"], key=lambda each: each["index"])
            vectors = [[float(value) for value in each["embedding"]] for each in data]
        except (ValueError, TypeError, KeyError) as error:
            raise OutcomeUnknown("the embeddings' endpoint answered something else") from error
        lengths = [math.sqrt(sum(value * value for value in vector)) for vector in vectors]
        if len(vectors) != wanted or any(len(vector) != self.dimensions for vector in vectors) or not all(lengths):
            raise OutcomeUnknown("the embeddings' endpoint answered other vectors than were asked for")
        return [[value / length for value in vector] for vector, length in zip(vectors, lengths, strict=True)]


async def _bounded(response: aiohttp.ClientResponse) -> bytes:
    """Raises OutcomeUnknown for more than anybody was asked for, said beforehand or not."""
    content = bytearray()
    async for chunk in response.content.iter_any():
        content += chunk
        if len(content) > _MOST_BYTES:
            raise OutcomeUnknown("the embeddings' endpoint answered too much")
    return bytes(content)
