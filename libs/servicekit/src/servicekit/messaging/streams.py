"""How events get into a stream of Valkey, and how old ones leave it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Final

from redis.asyncio import Redis

# One atomic step: a flush between asking for the epoch and adding would lose the order of events.
_APPEND = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
for i = 2, #ARGV do redis.call('XADD', KEYS[i], '*', 'event', ARGV[i]) end
return 1
"""

LONGEST_BLOCK_MS: Final = 4000
"""How long a read waits for news in Valkey, which costs nothing there or here. A second shorter than `socket_timeout`
of `servicekit.valkey`, by which a silent Valkey is noticed: five seconds after the question, however long it waits."""
_KEEP_FOR_NOTICES_MS = 60_000
_KEEP_AT_MOST_MS = 7 * 24 * 3600 * 1000


class Epoch(StrEnum):
    """What Valkey remembers of a producer; nothing at all after a flush."""

    REBUILDING = "rebuilding"
    COMPLETE = "complete"


class StreamWriter:
    """Adds one producer's events, only as long as Valkey remembers the producer's epoch."""

    def __init__(self, valkey: Redis, source: str) -> None:
        self._valkey = valkey
        self._key = f"souk:epoch:{source}"
        self._append = valkey.register_script(_APPEND)

    async def add(self, events: Sequence[tuple[str, bytes]], epoch: Epoch) -> bool:
        """Append all (stream, event) pairs in order in one round trip, or none and False if the epoch is another."""
        keys = [self._key, *(stream for stream, _ in events)]
        return bool(await self._append(keys=keys, args=[epoch, *(event for _, event in events)]))

    async def begin(self) -> None:
        """From here until `finish`, everything kept is being published again."""
        await self._valkey.set(self._key, Epoch.REBUILDING)

    async def finish(self) -> bool:
        """Everything kept is in the streams; False if Valkey was flushed meanwhile."""
        return bool(await self._valkey.set(self._key, Epoch.COMPLETE, xx=True))


async def trim(valkey: Redis, stream: str) -> int:
    """Drop what every group has handled, but nothing of the last minute, which notices may still read.

    A group that has been away for seven days holds nothing back: the outbox is not kept longer either.
    Returns how many entries went.
    """
    pipeline = valkey.pipeline(transaction=False)
    pipeline.time()
    pipeline.exists(stream)
    seconds, exists = await pipeline.execute()
    if not exists:
        return 0
    now = seconds[0] * 1000
    floors = [await _needed_from(valkey, stream, group) for group in await valkey.xinfo_groups(stream)]
    floor = min([(now - _KEEP_FOR_NOTICES_MS, 0), *floors])
    milliseconds, number = max(floor, (now - _KEEP_AT_MOST_MS, 0))
    return int(await valkey.xtrim(stream, minid=f"{milliseconds}-{number}", approximate=True))


async def _needed_from(valkey: Redis, stream: str, group: dict[str, Any]) -> tuple[int, int]:
    if group["pending"]:
        summary = await valkey.xpending(stream, group["name"])
        if summary["min"] is not None:
            return entry_id(summary["min"])
    return entry_id(group["last-delivered-id"])


def entry_id(raw: object) -> tuple[int, int]:
    """`b"1700000000000-5"` as (1700000000000, 5)."""
    text = raw.decode() if isinstance(raw, bytes) else str(raw)
    milliseconds, _, number = text.partition("-")
    return int(milliseconds), int(number or 0)
