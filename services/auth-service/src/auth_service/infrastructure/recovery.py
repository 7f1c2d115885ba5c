"""Works off requests for a password link."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

_LOOK_EVERY_SECONDS = 5.0


class RecoveryWorker:
    """Calls `handle` until it answers False, then waits for the next request. Run it in every process."""

    def __init__(self, handle: Callable[[], Awaitable[bool]]) -> None:
        self._handle = handle
        self._asked = asyncio.Event()

    def wake(self) -> None:
        """A request was committed."""
        self._asked.set()

    async def run(self) -> None:
        """Work for ever."""
        while True:
            self._asked.clear()
            while await self._handle():
                pass
            with suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_EVERY_SECONDS):
                    await self._asked.wait()
