"""What an application answers and streams is held to its document, for as long as a test lasts."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import httpx2
import pytest
from fastapi import FastAPI
from starlette.responses import StreamingResponse

from servicekit.documented import Tag
from servicekit.openapi.document import build
from servicekit.schemas import Answer
from servicekit.sse import EventStream, ServerEvent, event_stream
from testkit.documents import watching


class CountAnswer(Answer):
    """How many."""

    count: int


class CountEvent(ServerEvent):
    """Another count."""

    event: Literal["count"]
    id: str
    data: CountAnswer


def an_app(*sent: ServerEvent) -> FastAPI:
    app = FastAPI()

    async def source() -> AsyncIterator[ServerEvent]:
        for event in sent:
            yield event

    @app.get("/counts", response_model=CountEvent, response_class=EventStream, tags=[Tag("Counts", "How many.")])
    async def follow_counts() -> StreamingResponse:
        return event_stream(source(), token_expires_at=datetime.now(UTC) + timedelta(minutes=1), ended_by=())

    app.openapi = lambda: build(app, "/counts")  # type: ignore[method-assign]
    return app


async def faults_of(*sent: ServerEvent) -> list[str]:
    app = an_app(*sent)
    with watching(app) as faults:
        async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://counts") as client:
            assert (await client.get("/counts")).text.count("data: ") == len(sent)
    return faults


def a_count(**changes: Any) -> ServerEvent:
    return ServerEvent(**{"data": CountAnswer(count=1), "id": "1", "event": "count"} | changes)


async def test_events_as_the_document_says_are_no_fault() -> None:
    assert await faults_of(a_count(), a_count(data={"count": 2}, id="2")) == []


@pytest.mark.parametrize(
    "changes", [{"data": {"count": "two"}}, {"data": {}}, {"data": 1}, {"event": "total"}, {"id": None}]
)
async def test_an_event_that_the_document_does_not_describe_is_a_fault(changes: dict[str, Any]) -> None:
    (fault,) = await faults_of(a_count(), a_count(**changes))
    assert fault.startswith("GET /counts sent an event that is not what its document says: ")


async def test_an_application_that_serves_many_tests_is_the_same_after_each() -> None:
    app = an_app(a_count(data={"count": "two"}))
    for _ in range(3):
        with watching(app) as faults:
            async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://counts") as client:
                await client.get("/counts")
        assert len(faults) == 1
    assert app.user_middleware == []
