"""The second model: an OpenAI-compatible endpoint, here a small real server."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from embedded.ports import free_port
from search_service.domain.errors import EmbedderAway
from search_service.infrastructure.query_vectors import QueryVectors
from search_service.infrastructure.remote_embedder import RemoteEmbedder


class Endpoint:
    """Answers vectors by the length of texts; `answer` replaces what it says, `gate` holds it up."""

    def __init__(self) -> None:
        self.port = free_port()
        self.asked: list[Any] = []
        self.keys: list[str | None] = []
        self.answer: web.Response | None = None
        self.gate = asyncio.Event()
        self.gate.set()

    async def embeddings(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.asked.append(body)
        self.keys.append(request.headers.get("Authorization"))
        await self.gate.wait()
        vectors = [
            {"index": index, "embedding": [float(len(text)), 0.0, 3.0]} for index, text in enumerate(body["input"])
        ]
        return self.answer or web.json_response({"data": vectors[::-1]})


@pytest.fixture
async def endpoint() -> AsyncIterator[Endpoint]:
    served = Endpoint()
    app = web.Application()
    app.router.add_post("/v1/embeddings", served.embeddings)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", served.port).start()
    yield served
    await runner.cleanup()


@pytest.fixture
async def embedder(endpoint: Endpoint) -> AsyncIterator[RemoteEmbedder]:
    async with aiohttp.ClientSession() as session:
        yield RemoteEmbedder(session, f"http://127.0.0.1:{endpoint.port}/v1", "tiny", 3, "a key")


async def test_vectors_come_in_the_order_of_the_texts_and_have_length_one(
    endpoint: Endpoint, embedder: RemoteEmbedder
) -> None:
    four, none = await embedder.embed_documents(["four", ""])
    assert four == pytest.approx([0.8, 0.0, 0.6])
    assert none == pytest.approx([0.316, 0.0, 0.949], abs=0.001)
    assert endpoint.asked == [{"model": "tiny", "input": ["four", " "]}]
    assert endpoint.keys == ["Bearer a key"]
    assert embedder.name == "tiny@3"


@pytest.mark.parametrize(
    "answer",
    [
        lambda: web.Response(status=500),
        lambda: web.Response(status=401),
        lambda: web.Response(text="no json"),
        lambda: web.json_response({"data": []}),
        lambda: web.json_response({"data": [{"index": 0, "embedding": [1.0, 2.0]}]}),
        lambda: web.json_response({"data": [{"index": 0, "embedding": [0.0, 0.0, 0.0]}]}),
        lambda: web.json_response({"data": [{"index": 0, "embedding": ["a", 0, 0]}]}),
        lambda: web.json_response([1]),
    ],
)
async def test_anything_else_than_was_asked_for_counts_as_away(
    endpoint: Endpoint, embedder: RemoteEmbedder, answer: Any
) -> None:
    endpoint.answer = answer()
    with pytest.raises(EmbedderAway):
        await embedder.embed_queries(["guitar"])


async def test_a_query_waits_no_longer_than_its_deadline_and_then_words_alone_are_searched(
    endpoint: Endpoint, embedder: RemoteEmbedder
) -> None:
    endpoint.gate.clear()
    vectors = QueryVectors({embedder.name: embedder})
    assert await vectors.of("guitar", "tiny@3") is None
    endpoint.gate.set()
    assert await vectors.of("guitar", "tiny@3") is not None
    assert await vectors.of("GUITAR", "tiny@3") is not None
    assert len(endpoint.asked) == 2
    assert await vectors.of("guitar", "another model") is None


async def test_nobody_listening_is_away() -> None:
    async with aiohttp.ClientSession() as session:
        embedder = RemoteEmbedder(session, f"http://127.0.0.1:{free_port()}", "tiny", 3, None)
        with pytest.raises(EmbedderAway):
            await embedder.embed_queries(["guitar"])
