"""Password hashes: bcrypt over base64(HMAC-SHA-256(pepper, NFKC password)).

44 bytes without NUL reach bcrypt, so that its limit of 72 bytes never matters (bcrypt 5 raises beyond it).
"""

import asyncio
import hmac
import os
from base64 import b64encode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import bcrypt
from prometheus_client import Gauge

from auth_service.domain.password_policy import normalised
from servicekit.domain.errors import Unavailable

COST = 12
_LONGEST_QUEUE = 64
_RETRY_AFTER_SECONDS = 5

WAITING = Gauge("auth_password_hashes_waiting", "Password hashes that run or wait for a thread.")

T = TypeVar("T")


class BcryptPasswords:
    """Hashes in at most one thread per core but one, so that a storm of logins leaves a core to everything else."""

    def __init__(self, pepper: bytes, *, cost: int = COST, threads: int | None = None) -> None:
        self._pepper = pepper
        self._cost = cost
        self._threads = ThreadPoolExecutor(threads or max(1, (os.cpu_count() or 2) - 1), "bcrypt")
        self._waiting = 0
        self._nobodys = bcrypt.hashpw(self._reduced(os.urandom(16).hex()), bcrypt.gensalt(cost))

    async def hash(self, password: str) -> str:
        """A hash to store; raises Unavailable when too many wait already."""
        return await self._run(lambda: bcrypt.hashpw(self._reduced(password), bcrypt.gensalt(self._cost)).decode())

    async def verify(self, password: str, password_hash: str | None) -> bool:
        """False without a hash too, after as much work as with one; raises as `hash`."""
        stored = password_hash.encode() if password_hash else self._nobodys
        matches = await self._run(lambda: bcrypt.checkpw(self._reduced(password), stored))
        return matches and password_hash is not None

    def close(self) -> None:
        """End the threads."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _reduced(self, password: str) -> bytes:
        text = normalised(password).encode("utf-8", "surrogatepass")
        return b64encode(hmac.digest(self._pepper, text, "sha256"))

    async def _run(self, work: Callable[[], T]) -> T:
        if self._waiting >= _LONGEST_QUEUE:
            raise Unavailable("Too many people sign in right now.", retry_after=_RETRY_AFTER_SECONDS)
        self._waiting += 1
        WAITING.set(self._waiting)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._waiting -= 1
            WAITING.set(self._waiting)
