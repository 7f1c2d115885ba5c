"""Counters shared by all processes through Valkey, with the local ones as fallback."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from ipaddress import IPv4Network, IPv6Network

import redis.exceptions
from redis.asyncio import Redis

from servicekit.client_address import ClientAddresses
from servicekit.limits.windows import Allowance, Key, LocalWindows, Window

logger = logging.getLogger(__name__)

_AWAY = (redis.exceptions.RedisError, OSError, TimeoutError)
_PATIENCE_SECONDS = 1.0
_PAUSE_SECONDS = 1.0
_EXCHANGE_SECONDS = 1.0
_SWEEP_SECONDS = 10.0
_PREFIX = "limit"

# Judges and counts in one step, so that two processes cannot both take the last try.
# ARGV: limit, share of the window that has passed, life of a counter in seconds, tries that this process counted while
# Valkey was away. Answers {allowed, current, previous}.
_COUNT_ONE = """
if ARGV[4] ~= '0' then
  redis.call('INCRBY', KEYS[1], ARGV[4])
  redis.call('EXPIRE', KEYS[1], ARGV[3])
end
local current = tonumber(redis.call('GET', KEYS[1]) or '0')
local previous = tonumber(redis.call('GET', KEYS[2]) or '0')
if current + previous * (1 - tonumber(ARGV[2])) + 1 > tonumber(ARGV[1]) then return {0, current, previous} end
redis.call('INCR', KEYS[1])
redis.call('EXPIRE', KEYS[1], ARGV[3])
return {1, current, previous}
"""

# Adds to many counters at once; answers what they are now. ARGV: number and life in seconds of each.
_ADD = """
local totals = {}
for i, key in ipairs(KEYS) do
  totals[i] = redis.call('INCRBY', key, ARGV[2 * i - 1])
  redis.call('EXPIRE', key, ARGV[2 * i])
end
return totals
"""

_GIVE_BACK = """
if tonumber(redis.call('GET', KEYS[1]) or '0') > 0 then redis.call('DECR', KEYS[1]) end
"""


def _name(key: Key) -> str:
    return f"{_PREFIX}:{key[0]}:{key[1]}:{key[2]}"


class RateLimits:
    """All limits of one process.

    `hit` counts in this process, and `exchange_soon` shares what was counted with the others, once a second (it fails
    open: without Valkey each process limits on its own). `hit_shared` asks Valkey at each try, and the local counters
    when Valkey is away.
    """

    def __init__(
        self,
        valkey: "Redis",
        trusted_proxies: Sequence[IPv4Network | IPv6Network | str] = ("127.0.0.0/8", "::1/128"),
        clock: Callable[[], float] = time.time,
        address_factor: int = 1,
    ) -> None:
        self.addresses = ClientAddresses(trusted_proxies)
        self._address_factor = address_factor
        self._valkey = valkey
        self._clock = clock  # only tests bring one, which they move
        self._local = LocalWindows()
        self._count_one = valkey.register_script(_COUNT_ONE)
        self._add = valkey.register_script(_ADD)
        self._give_back = valkey.register_script(_GIVE_BACK)
        self._swept_at = 0.0
        self._away_until = 0.0

    def per_address(self, window: Window) -> Window:
        """`window` as this process applies it to a client address: `address_factor` times as wide."""
        factor = self._address_factor
        return window if factor == 1 else Window(window.name, window.times * factor, window.per_seconds)

    def now(self) -> float:
        """The Unix time by which tries are counted."""
        return self._clock()

    def hit(self, window: Window, key: str) -> Allowance:
        """Count one try of `key` in this process; a refused try is not counted."""
        return self._local.hit(window, key, self._clock())

    def take_back(self, window: Window, key: str, at: float) -> None:
        """Uncount one try that was counted by `hit` at the Unix time `at`; costs no round trip either."""
        self._local.give_back(window, key, at)

    async def hit_shared(self, window: Window, key: str) -> Allowance:
        """Count one try of `key` over all processes."""
        now = self._clock()
        if now < self._away_until:
            return self._local.hit(window, key, now)
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                return await self._ask(window, key, now)
        except _AWAY as error:
            self._away_until = now + _PAUSE_SECONDS
            logger.warning("limits count locally", extra={"limit": window.name, "reason": type(error).__name__})
            return self._local.hit(window, key, now)

    async def give_back(self, window: Window, key: str) -> None:
        """Uncount one try that was counted by `hit_shared`: it turned out not to be of the kind that is limited."""
        now = self._clock()
        if now < self._away_until:
            self._local.give_back(window, key, now)
            return
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await self._give_back(keys=[_name((window.name, key, window.index(now)))])
        except _AWAY:
            self._away_until = now + _PAUSE_SECONDS

    async def _ask(self, window: Window, key: str, now: float) -> Allowance:
        index = window.index(now)
        elapsed = (now % window.per_seconds) / window.per_seconds
        count = self._local.count((window.name, key, index), window.per_seconds, now)
        shared = count.take_unshared()
        try:
            counted, current, previous = await self._count_one(
                keys=[_name((window.name, key, index)), _name((window.name, key, index - 1))],
                args=[window.times, elapsed, 2 * window.per_seconds, shared],
            )
        except BaseException:
            if shared:
                self._local.keep((window.name, key, index), count, shared)
            raise
        # Known here too, so that losing Valkey now gives nobody new tries.
        count.learn(current + counted)
        return window.judge(current, previous, now)

    @property
    def counted(self) -> asyncio.Event:
        """Set when something was counted in this process that the others do not know."""
        return self._local.news

    async def exchange_soon(self) -> None:
        """Exchange what is counted within the next second: once a second at most, and never when nobody comes."""
        await asyncio.sleep(_EXCHANGE_SECONDS)
        await self.exchange()

    async def exchange(self) -> None:
        """Add to the shared counters what was counted here since the last time, and read what all have counted."""
        now = self._clock()
        if not self._swept_at <= now < self._swept_at + _SWEEP_SECONDS:
            self._swept_at = now
            self._local.sweep(now)
        sharing = self._local.take_unshared()
        if not sharing:
            return
        try:
            totals: list[int] = await self._add(
                keys=[_name(key) for key, *_ in sharing],
                args=[part for _, _, shared, end in sharing for part in (shared, max(1, int(end - now) + 1))],
            )
        except BaseException:
            for key, count, shared, _ in sharing:
                self._local.keep(key, count, shared)
            raise
        for (_, count, _, _), total in zip(sharing, totals, strict=True):
            count.learn(total)
