"""uvicorn's server, which looks once a second instead of ten times, and ends as soon as it is told."""

import asyncio
import time
from contextlib import suppress

import uvicorn


class Server(uvicorn.Server):
    """A process at rest wakes once a second for it, which the Date header needs.

    `late` is how much later than asked the last look came, in seconds: how busy the event loop is.
    `look_seconds` is another in tests alone: a minute proves that nobody waits for a look.
    """

    def __init__(self, config: uvicorn.Config, *, look_seconds: float = 1.0) -> None:
        self._look_seconds = look_seconds
        self._should_exit = False
        self._looked_for: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self.late = 0.0
        super().__init__(config)

    @property
    def should_exit(self) -> bool:
        """Whether to end. uvicorn sets it when a signal comes, others to end the server: no look is waited for then."""
        return self._should_exit

    @should_exit.setter
    def should_exit(self, value: bool) -> None:
        self._should_exit = value
        self.look()

    def look(self) -> None:
        """Look now whether to end, and do not wait until the second is over; from any thread or signal handler."""
        if self._loop is not None and self._looked_for is not None:
            with suppress(RuntimeError):  # the loop is closed, so there is nothing left to end
                self._loop.call_soon_threadsafe(self._looked_for.set)

    async def main_loop(self) -> None:
        """Until there is a reason to end."""
        self._loop, self._looked_for = asyncio.get_running_loop(), asyncio.Event()
        # At each tenth tick uvicorn brings the Date header up to date, and the first is one.
        while not await self.on_tick(0):
            await self._pause(self._looked_for)

    async def _pause(self, looked_for: asyncio.Event) -> None:
        ends_at = time.monotonic() + self._look_seconds
        with suppress(TimeoutError):
            async with asyncio.timeout(self._look_seconds):
                await looked_for.wait()
        looked_for.clear()
        self.late = max(0.0, time.monotonic() - ends_at)
