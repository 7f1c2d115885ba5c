"""The stream in Valkey in which batches wait until they are counted.

How far it was counted is written down in PostgreSQL beside what was counted, by `epoch`: a word that Valkey keeps and
loses with its streams. So a batch is counted once, whatever process dies at whatever moment.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from redis.asyncio import Redis

from analytics_service.application.ports import Batch
from analytics_service.domain.errors import TooManyWaiting
from analytics_service.infrastructure.batches import encode
from servicekit.domain import new_id

STREAM: Final = "souk:analytics:events"
ASIDE: Final = "souk:analytics:aside"
EPOCH: Final = "souk:analytics:epoch"
ACCEPTED: Final = "souk:analytics:accepted"
BEGINNING: Final = "0-0"
_MOST_ASIDE: Final = 1000
_LIVE_MS: Final = 2000
_RETRY_SECONDS: Final = 2
# One step: a batch that is answered for is in the stream, and counted as accepted, or neither.
# ARGV: most batches, an epoch if there is none, the batch, how many events it has.
_ADD: Final = """
if redis.call('XLEN', KEYS[1]) >= tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[2], ARGV[2], 'NX')
redis.call('XADD', KEYS[1], '*', 'batch', ARGV[3], 'events', ARGV[4])
redis.call('INCRBY', KEYS[3], ARGV[4])
return 1
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A batch in the stream, as bytes, and how many events it has."""

    position: str
    raw: bytes
    events: int


class EventStream:
    """At most `most` batches are in it. `Waiting` of the use cases, and what the intake reads."""

    def __init__(self, valkey: Redis, most: int) -> None:
        self._valkey, self._most = valkey, most
        self._add = valkey.register_script(_ADD)

    async def add(self, batch: Batch) -> None:
        """Written down when this returns. Raises TooManyWaiting, and what redis-py raises when Valkey is away."""
        added = await self._add(
            keys=[STREAM, EPOCH, ACCEPTED], args=[self._most, new_id().hex, encode(batch), len(batch.events)]
        )
        if not added:
            raise TooManyWaiting(retry_after=_RETRY_SECONDS)

    async def epoch(self) -> str | None:
        """What Valkey calls the present life of the stream; None while nothing was sent."""
        raw: Any = await self._valkey.get(EPOCH)
        return None if raw is None else str(raw, "ascii")

    async def read(self, after: str, most: int, block_ms: int) -> Sequence[Entry]:
        """The next entries; waits for the first as long as `block_ms`."""
        answer: Any = await self._valkey.xread({STREAM: after}, count=most, block=block_ms)
        return [
            Entry(position.decode(), fields.get(b"batch", b""), int(fields.get(b"events", 0)))
            for _, entries in answer or ()
            for position, fields in entries
        ]

    async def drop_counted(self, until: str) -> None:
        """Entries up to the one at `until`, but for those of the last two seconds, which live numbers may yet read."""
        seconds, microseconds = await self._valkey.time()
        milliseconds, number = _parts(until)
        live = seconds * 1000 + microseconds // 1000 - _LIVE_MS
        await self._valkey.xtrim(STREAM, minid=_text(min((milliseconds, number + 1), (live, 0))), approximate=False)

    async def lay_aside(self, entry: Entry) -> None:
        """Keep a batch that cannot be stored, beside the last thousand such."""
        await self._valkey.xadd(ASIDE, {"position": entry.position, "batch": entry.raw}, maxlen=_MOST_ASIDE)

    async def length(self) -> int:
        """How many batches are in it, those of the last two seconds included."""
        return int(await self._valkey.xlen(STREAM))

    async def seconds_behind(self, positions: Mapping[str, str]) -> float:
        """Age of the oldest batch after the position that was written down for the present epoch; 0 where none is."""
        epoch = await self.epoch()
        if epoch is None:
            return 0.0
        entries: Any = await self._valkey.xrange(STREAM, min=f"({positions.get(epoch, BEGINNING)}", count=1)
        if not entries:
            return 0.0
        seconds, microseconds = await self._valkey.time()
        return float(max(0.0, seconds + microseconds / 1e6 - _parts(entries[0][0].decode())[0] / 1000))


def _parts(position: str) -> tuple[int, int]:
    milliseconds, _, number = position.partition("-")
    return int(milliseconds), int(number)


def _text(parts: tuple[int, int]) -> str:
    return f"{parts[0]}-{parts[1]}"
