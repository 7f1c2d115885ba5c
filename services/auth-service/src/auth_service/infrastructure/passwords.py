"""Password hashes: bcrypt over base64(HMAC-SHA-256(pepper, NFKC password)).

44 bytes without NUL reach bcrypt, so that its limit of 72 bytes never matters (bcrypt 5 raises beyond it).
"""

import hmac
import os
from base64 import b64encode
from collections.abc import Callable
from typing import TypeVar

import bcrypt
from prometheus_client import Gauge

from auth_service.domain.password_policy import normalised
from auth_service.infrastructure.fair_queue import FairQueue
from servicekit.client_address import network_of
from servicekit.cpu_limit import cpu_limit

COST = 12

WAITING = Gauge("auth_password_hashes_waiting", "Password hashes that run or wait for a thread.")

T = TypeVar("T")


class BcryptPasswords:
    """Hashes in one thread per CPU that the container grants, but one: a storm of logins leaves it to everything else.

    Client addresses take turns (an IPv6 /64 counts as one). Only tests give `cost` and `threads`: a hash takes
    long on purpose, and how many CPUs there are is not theirs to say.
    """

    def __init__(self, pepper: bytes, *, cost: int = COST, threads: int | None = None) -> None:
        self._pepper = pepper
        self._cost = cost
        self._queue = FairQueue(threads or max(1, int(cpu_limit()) - 1))
        self._nobodys = bcrypt.hashpw(self._reduced(os.urandom(16).hex()), bcrypt.gensalt(cost))

    async def hash(self, password: str, address: str) -> str:
        """A hash to store; raises RateLimited, Unavailable when too many wait already."""
        return await self._run(
            address, lambda: bcrypt.hashpw(self._reduced(password), bcrypt.gensalt(self._cost)).decode()
        )

    async def verify(self, password: str, password_hash: str | None, address: str) -> bool:
        """False without a hash too, after as much work as with one; raises as `hash`."""
        stored = password_hash.encode() if password_hash else self._nobodys
        matches = await self._run(address, lambda: bcrypt.checkpw(self._reduced(password), stored))
        return matches and password_hash is not None

    def close(self) -> None:
        """End the hashing threads."""
        self._queue.close()

    def _reduced(self, password: str) -> bytes:
        text = normalised(password).encode("utf-8", "surrogatepass")
        return b64encode(hmac.digest(self._pepper, text, "sha256"))

    async def _run(self, address: str, work: Callable[[], T]) -> T:
        with WAITING.track_inprogress():
            return await self._queue.run(network_of(address), work)
