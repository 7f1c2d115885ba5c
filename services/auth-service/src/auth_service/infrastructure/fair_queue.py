"""Turns between client addresses: who asks for eighty hashes waits for eighty, and the next person for one."""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from servicekit.domain.errors import RateLimited, Unavailable

MOST_PER_NETWORK = 8
MOST_PER_THREAD = 32
"""Some ten seconds of bcrypt at cost 12."""

_OWN_RETRY_SECONDS = 2
_COMMON_RETRY_SECONDS = 5

T = TypeVar("T")


class FairQueue:
    """Runs work in threads. Networks that wait take turns; within one, who came first goes first."""

    def __init__(self, threads: int) -> None:
        self._threads = ThreadPoolExecutor(threads, "bcrypt")
        self._free = threads
        self._most = MOST_PER_THREAD * threads
        # The network whose turn is next stands first.
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}

    @property
    def waiting(self) -> int:
        """How many wait for a thread."""
        return sum(map(len, self._waiting.values()))

    async def run(self, network: str, work: Callable[[], T]) -> T:
        """What `work` answers; raises RateLimited when `network` has too much waiting, Unavailable when all have."""
        turn = self._enter(network)
        try:
            await turn
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._leave(network, turn)

    def close(self) -> None:
        """End the threads; what waits for one is cancelled."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _enter(self, network: str) -> asyncio.Future[None]:
        if len(self._waiting.get(network, ())) >= MOST_PER_NETWORK:
            raise RateLimited("Too many passwords from your address are waiting.", retry_after=_OWN_RETRY_SECONDS)
        if self.waiting >= self._most:
            self._make_room_for(network)
        turn = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(network, deque()).append(turn)
        self._give_turns()
        return turn

    def _make_room_for(self, network: str) -> None:
        """Who has most waiting gives up their newest, unless that would only swap places; raises Unavailable."""
        longest = max(self._waiting.values(), key=len)
        refused = Unavailable("Too many people sign in right now.", retry_after=_COMMON_RETRY_SECONDS)
        if len(longest) <= len(self._waiting.get(network, ())) + 1:
            raise refused
        newest = longest.pop()
        if not newest.cancelled():
            newest.set_exception(refused)

    def _give_turns(self) -> None:
        while self._free and self._waiting:
            network = next(iter(self._waiting))
            queue = self._waiting.pop(network)
            turn = queue.popleft()
            if queue:
                self._waiting[network] = queue
            # Cancelled, but not yet gone: who waited leaves in the loop's next round.
            if not turn.cancelled():
                turn.set_result(None)
                self._free -= 1

    def _leave(self, network: str, turn: asyncio.Future[None]) -> None:
        queue = self._waiting.get(network, deque())
        if turn in queue:
            queue.remove(turn)
            if not queue:
                del self._waiting[network]
        elif not turn.cancelled() and turn.exception() is None:
            self._free += 1
            self._give_turns()
