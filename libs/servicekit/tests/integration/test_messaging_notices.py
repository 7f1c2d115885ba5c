import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from redis.asyncio import Redis

from servicekit.domain import new_id
from servicekit.messaging import Envelope, Notices

STREAM, OTHER = "souk.things", "souk.people"


def an_event(number: int) -> Envelope:
    return Envelope(
        id=new_id(),
        type="souk.thing.made.v1",
        source="thing-service",
        subject=new_id(),
        sequence=number,
        time=datetime.now(UTC),
        data={"number": number},
    )


async def send(valkey: Redis, number: int, stream: str = STREAM) -> None:
    await valkey.xadd(stream, {"event": an_event(number).encode()})


class Seen(list[int]):
    async def __call__(self, event: Envelope) -> None:
        number = event.data["number"]
        if number < 0:
            raise ValueError(number)
        self.append(number)


@asynccontextmanager
async def following(valkey: Redis, seen: Seen, **options: Any) -> AsyncIterator[None]:
    notices = Notices(valkey, [STREAM, OTHER], seen, **options)
    task = asyncio.create_task(notices.run())
    await asyncio.wait_for(notices.following.wait(), 30)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def eventually(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(30):
        while not holds():
            await asyncio.sleep(0.005)


async def test_every_process_sees_what_comes_after_its_start(valkey: Redis) -> None:
    await send(valkey, 1)
    one, two = Seen(), Seen()
    async with following(valkey, one), following(valkey, two):
        await send(valkey, 2)
        await send(valkey, 3, OTHER)
        await eventually(lambda: sorted(one) == sorted(two) == [2, 3])


async def test_a_failing_handler_and_foreign_bytes_do_not_end_it(valkey: Redis) -> None:
    seen = Seen()
    async with following(valkey, seen):
        await send(valkey, -1)
        await valkey.xadd(STREAM, {"event": b"{"})
        await send(valkey, 4)
        await eventually(lambda: seen == [4])


async def a_later_millisecond(valkey: Redis) -> None:
    """A stream made anew gives ids by the clock: within the same millisecond it would give one that was read already.

    On the platform the relay publishes again after a flush, so that such an event is seen then.
    """
    began = await valkey.time()
    while (await valkey.time())[1] // 1000 == began[1] // 1000:
        pass


async def test_a_flush_is_survived(valkey: Redis) -> None:
    seen = Seen()
    async with following(valkey, seen):
        await send(valkey, 1)
        await eventually(lambda: seen == [1])
        await valkey.flushall()
        await a_later_millisecond(valkey)
        await send(valkey, 2)
        await eventually(lambda: seen == [1, 2])


class Cable:
    """A connection to Valkey that can be cut and joined again."""

    def __init__(self, valkey_url: str, port: int) -> None:
        self._target = urlsplit(valkey_url)
        self.port = port
        self._server: asyncio.Server | None = None
        self._writers: list[asyncio.StreamWriter] = []

    async def join(self) -> None:
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)

    async def cut(self) -> None:
        assert self._server is not None
        self._server.close()
        for writer in self._writers:
            writer.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        target = self._target
        if target.scheme == "unix":
            back, forth = await asyncio.open_unix_connection(target.path)
        else:
            back, forth = await asyncio.open_connection(target.hostname, target.port)
        self._writers += [writer, forth]
        await asyncio.gather(_pump(reader, forth), _pump(back, writer))


async def _pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await source.read(65536):
            target.write(data)
    target.close()


async def test_after_an_outage_it_reports_a_gap_and_goes_on_where_it_was(
    valkey: Redis, valkey_url: str, free_port: Callable[[], int]
) -> None:
    gaps: list[bool] = []

    async def on_gap() -> None:
        gaps.append(True)

    cable = Cable(valkey_url, free_port())
    await cable.join()
    reader = Redis.from_url(f"redis://127.0.0.1:{cable.port}")
    seen = Seen()
    async with following(reader, seen, on_gap=on_gap):
        await send(valkey, 1)
        await eventually(lambda: seen == [1])
        await cable.cut()
        await send(valkey, 2)
        await asyncio.sleep(0.3)
        assert seen == [1]
        await cable.join()
        await eventually(lambda: seen == [1, 2])
    assert gaps == [True]
    await reader.aclose()
    await cable.cut()
