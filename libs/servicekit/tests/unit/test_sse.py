import asyncio
from collections.abc import AsyncIterator, MutableMapping
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from starlette.responses import StreamingResponse

from servicekit.domain.errors import RateLimited
from servicekit.sse import ServerEvent, StreamSlots, event_stream


def _later(seconds: float = 60) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=seconds)


async def _nothing() -> AsyncIterator[ServerEvent]:
    await asyncio.Event().wait()
    yield ServerEvent(data={})


async def _read(response: StreamingResponse) -> bytes:
    """Drive the response as a server would; its browser never goes away."""
    sent: list[bytes] = []

    async def receive() -> dict[str, str]:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: MutableMapping[str, Any]) -> None:
        body = message.get("body", b"")
        assert isinstance(body, bytes)
        sent.append(body)

    scope = {"type": "http", "asgi": {"spec_version": "2.3"}}
    async with asyncio.timeout(30):
        await response(scope, receive, send)
    return b"".join(sent)


async def test_events_carry_id_name_and_json() -> None:
    async def two() -> AsyncIterator[ServerEvent]:
        yield ServerEvent(data={"status": "paid\nline"}, id="7", event="order")
        yield ServerEvent(data=[1])

    body = await _read(event_stream(two(), token_expires_at=_later(), ended_by=()))
    assert body == b'retry: 2000\n\nevent: order\ndata: {"status":"paid\\nline"}\nid: 7\n\ndata: [1]\n\n'


async def test_an_id_cannot_smuggle_in_a_line() -> None:
    assert ServerEvent(data=1, id="a\ndata: 2", event="b\r\nc").encode() == b"event: b  c\ndata: 1\nid: a data: 2\n\n"


async def test_silence_is_filled_with_heartbeats() -> None:
    stopping = asyncio.Event()
    response = event_stream(_nothing(), token_expires_at=_later(), ended_by=[stopping.wait], heartbeat=0.01)
    asyncio.get_running_loop().call_later(0.2, stopping.set)
    assert (await _read(response)).count(b": ping\n\n") >= 2


async def test_the_stream_ends_when_the_token_expires() -> None:
    body = await _read(event_stream(_nothing(), token_expires_at=_later(0.05), ended_by=()))
    assert body == b"retry: 2000\n\n"


async def test_the_stream_ends_when_the_service_stops_and_its_source_is_closed() -> None:
    closed = asyncio.Event()
    stopping = asyncio.Event()

    async def source() -> AsyncIterator[ServerEvent]:
        try:
            yield ServerEvent(data=1)
            await asyncio.Event().wait()
        finally:
            closed.set()

    asyncio.get_running_loop().call_later(0.05, stopping.set)
    body = await _read(event_stream(source(), token_expires_at=_later(), ended_by=[stopping.wait]))
    assert body.endswith(b"data: 1\n\n")
    assert closed.is_set()


async def test_a_failing_source_ends_the_stream_with_its_error() -> None:
    async def broken() -> AsyncIterator[ServerEvent]:
        yield ServerEvent(data=1)
        raise RuntimeError("source is gone")

    with pytest.raises((RuntimeError, ExceptionGroup)):
        await _read(event_stream(broken(), token_expires_at=_later(), ended_by=()))


async def test_a_vanished_browser_closes_the_source_and_frees_the_slot() -> None:
    slots, closed = StreamSlots(), asyncio.Event()

    async def source() -> AsyncIterator[ServerEvent]:
        try:
            await asyncio.Event().wait()
            yield ServerEvent(data=1)
        finally:
            closed.set()

    async def gone() -> dict[str, str]:
        await asyncio.sleep(0.02)
        return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        pass

    held = ExitStack()
    for _ in range(3):
        held.callback(slots.take("customer:1", "192.0.2.1").give_back)
    response = event_stream(source(), token_expires_at=_later(), ended_by=(), held=held)
    async with asyncio.timeout(30):
        await response({"type": "http", "asgi": {"spec_version": "2.3"}}, gone, send)
    assert closed.is_set()
    slots.take("customer:1", "192.0.2.1")


def test_one_stream_too_many_is_told_to_wait() -> None:
    slots = StreamSlots()
    taken = [slots.take("customer:1", "192.0.2.1") for _ in range(3)]
    with pytest.raises(RateLimited):
        slots.take("customer:1", "192.0.2.1")
    slots.take("customer:2", "192.0.2.1")
    taken[0].give_back()
    taken[0].give_back()
    slots.take("customer:1", "192.0.2.1")
    with pytest.raises(RateLimited):
        slots.take("customer:1", "192.0.2.1")


@pytest.mark.parametrize("factor", [1, 3])
def test_an_address_has_so_many_streams_however_many_guests_it_makes(factor: int) -> None:
    slots = StreamSlots(address_factor=factor)
    taken = [slots.take(f"guest:{number}", "192.0.2.1") for number in range(30 * factor)]
    with pytest.raises(RateLimited):
        slots.take("guest:one more", "192.0.2.1")
    slots.take("guest:one more", "192.0.2.2").give_back()
    for slot in taken:
        slot.give_back()
    assert not slots._open
