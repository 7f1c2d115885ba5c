"""The public keys that verify access tokens (RFC 7517)."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import aiohttp
import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from servicekit.domain.errors import Unavailable
from servicekit.telemetry.trouble import Trouble

logger = logging.getLogger(__name__)

_REFRESH_SECONDS = 300.0
_COOL_DOWN_SECONDS = 1.0
_UNKNOWN_SECONDS = 10.0
_MOST_UNKNOWN = 1000
_TIMEOUT = aiohttp.ClientTimeout(total=3)


class KeySource(Protocol):
    """Where a verifier finds keys."""

    async def get(self, key_id: str) -> Ed25519PublicKey | None:
        """The key named `key_id`, None when nobody publishes it; raises Unavailable when that cannot be known."""
        ...


class StaticKeys:
    """Keys known from the start; auth-service verifies with its own."""

    def __init__(self, keys: Mapping[str, Ed25519PublicKey]) -> None:
        self._keys = dict(keys)

    async def get(self, key_id: str) -> Ed25519PublicKey | None:
        """The key named `key_id`."""
        return self._keys.get(key_id)


def read_jwks(document: Any) -> dict[str, Ed25519PublicKey]:
    """The Ed25519 keys of a JWK set by `kid`; everything else in it is ignored."""
    keys: dict[str, Ed25519PublicKey] = {}
    for entry in document["keys"]:
        if entry.get("kty") == "OKP" and entry.get("crv") == "Ed25519" and isinstance(entry.get("kid"), str):
            key = jwt.PyJWK(entry, algorithm="EdDSA").key
            if isinstance(key, Ed25519PublicKey):
                keys[entry["kid"]] = key
    return keys


class JwksKeys:
    """auth-service's published keys: read at the first need, again in the background after five minutes, and kept while
    it is away.

    A name that nobody publishes is remembered for ten seconds, and at most one fetch a second is made however many
    unknown names arrive: whoever asks in between waits for the next one, so that a key rotation refuses nobody.
    """

    def __init__(
        self, session: aiohttp.ClientSession, auth_url: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._session = session
        self._url = f"{auth_url.rstrip('/')}/auth/.well-known/jwks.json"
        self._clock = clock  # only tests bring one, which they move
        self._trouble = Trouble(logger, "keys not read; the known ones stay in use", clock=clock)
        self._keys: dict[str, Ed25519PublicKey] = {}
        self._unknown: dict[str, float] = {}
        self._fetched_at = -_REFRESH_SECONDS
        self._fetching: asyncio.Task[bool] | None = None

    async def get(self, key_id: str) -> Ed25519PublicKey | None:
        """The key named `key_id`; raises Unavailable when auth-service has to be asked and is away."""
        now, key = self._clock(), self._keys.get(key_id)
        if key is not None:
            if now - self._fetched_at > _REFRESH_SECONDS:
                self._begin_refresh()
            return key
        if self._unknown.get(key_id, 0.0) > now:
            return None
        if not await self.refresh():
            raise Unavailable("The keys that verify tokens cannot be read now.")
        key = self._keys.get(key_id)
        if key is None:
            self._remember_unknown(key_id)
        return key

    async def refresh(self) -> bool:
        """Read the keys once more, together with whoever else asks now; False when auth-service is away."""
        return await asyncio.shield(self._begin_refresh())

    @property
    def loaded(self) -> bool:
        """Whether any key is known."""
        return bool(self._keys)

    async def load(self) -> None:
        """Try until the keys were read once; later needs refresh them."""
        while not self.loaded:
            await self.refresh()

    def _begin_refresh(self) -> asyncio.Task[bool]:
        if self._fetching is None:
            self._fetching = asyncio.create_task(self._fetch_after_cool_down())
            self._fetching.add_done_callback(self._fetched)
        return self._fetching

    def _fetched(self, _: asyncio.Task[bool]) -> None:
        self._fetching = None

    async def _fetch_after_cool_down(self) -> bool:
        await asyncio.sleep(max(0.0, self._fetched_at + _COOL_DOWN_SECONDS - self._clock()))
        self._fetched_at = self._clock()
        try:
            async with self._session.get(self._url, timeout=_TIMEOUT) as answer:
                answer.raise_for_status()
                keys = read_jwks(await answer.json())
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError, jwt.PyJWTError) as error:
            self._trouble.happened(url=self._url, reason=type(error).__name__)
            return False
        self._trouble.over()
        self._keys = keys or self._keys
        return True

    def _remember_unknown(self, key_id: str) -> None:
        if len(self._unknown) >= _MOST_UNKNOWN:
            self._unknown.clear()
        self._unknown[key_id] = self._clock() + _UNKNOWN_SECONDS
