"""The service's Valkey: that of its own shop, into which it is let before anything else is asked."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final
from urllib.parse import urlsplit

import redis.asyncio as redis
from redis.asyncio.connection import AbstractConnection
from redis.exceptions import AuthenticationError, NoPermissionError, ResponseError

from servicekit.settings import ServiceSettings
from servicekit.sockets import PEER_OPTIONS
from servicekit.telemetry.trouble import Trouble

logger = logging.getLogger(__name__)

OWNER_KEY: Final = "souk:shop"
"""Whose streams these are. Without an expiry, so that an eviction policy `volatile-*` leaves it."""

Ask = Callable[..., Awaitable[Any]]
OnRefusal = Callable[[str], None]


class NotLetIn(redis.ConnectionError):
    """Valkey answers, but not to this service; the message is a sentence that says why and what mends it."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self})"


class Door:
    """Asked on every new connection, before it is used: is this service known here, and are the streams its shop's?

    A process that was never let in has a wrong setting, which `on_refusal` gets. To one that was, a refusal is an
    outage like any other: a password that changes under a running shop, or somebody who takes its Valkey over, does not
    end it; nothing is published or consumed meanwhile.
    """

    def __init__(self, settings: ServiceSettings, on_refusal: OnRefusal) -> None:
        self._shop = settings.shop_name
        self._variable = settings.variable("VALKEY__URL")
        self._address = _without_password(settings.valkey.url.get_secret_value())
        self._on_refusal = on_refusal
        self._trouble = Trouble(logger, "valkey refuses this service; what it has to publish waits", patience=0)
        self._was_in = False

    async def enter(self, connection: AbstractConnection) -> None:
        """What redis-py calls instead of its own `on_connect`. Raises NotLetIn."""
        try:
            await self._log_in(connection)

            async def ask(*command: str) -> Any:
                await connection.send_command(*command)
                return await connection.read_response()

            await self._require_own_streams(ask)
        except AuthenticationError as error:
            raise self._refused(self._of_credentials(error)) from None
        except NoPermissionError as error:
            raise self._refused(self._of_rights(error)) from None
        self._was_in = True
        self._trouble.over()

    async def look(self, client: redis.Redis) -> None:
        """Whether the streams are still this shop's, claimed anew after a flush. Raises NotLetIn, and drops every
        connection, when they are not.
        """
        try:
            await self._require_own_streams(client.execute_command)
        except NotLetIn:
            await client.connection_pool.disconnect()
            raise

    async def _log_in(self, connection: AbstractConnection) -> None:
        try:
            await connection.on_connect()
        except ResponseError as error:  # such as a number of a database that there is not
            raise self._refused(self._of_credentials(error)) from None

    async def _require_own_streams(self, ask: Ask) -> None:
        """Reading first: a full Valkey takes no new key, but whoever drains it has to get in."""
        owner = await ask("GET", OWNER_KEY) or await ask("SET", OWNER_KEY, self._shop, "NX", "GET")
        if owner is not None and owner != self._shop.encode():
            raise self._refused(self._of_another(owner.decode(errors="replace")))

    def _of_credentials(self, error: Exception) -> str:
        return f"Valkey at {self._address} does not let this service in ({error}): change {self._variable}."

    def _of_rights(self, error: Exception) -> str:
        return (
            f"Valkey at {self._address} does not let this service read and write whose streams it has ({error}): allow"
            f" its user GET and SET of the key {OWNER_KEY}, or change {self._variable}."
        )

    def _of_another(self, owner: str) -> str:
        return (
            f"Valkey at {self._address} has the streams of the shop {owner}, and this is a service of the shop"
            f" {self._shop}. Each shop has a Valkey of its own: change {self._variable}. If it is one shop under"
            f" another name, set SOUK_SHOP={owner}; to take the Valkey over, stop the services of {owner} and run:"
            f" valkey-cli -u {self._address} SET {OWNER_KEY} {self._shop}"
        )

    def _refused(self, sentence: str) -> NotLetIn:
        if self._was_in:
            self._trouble.happened(reason=sentence)
        else:
            self._on_refusal(sentence)
        return NotLetIn(sentence)


def open_valkey(settings: ServiceSettings, on_refusal: OnRefusal = lambda _: None) -> tuple[redis.Redis, Door]:
    """A client that notices within seconds when Valkey, or the machine it runs on, has fallen silent; and its door."""
    url = settings.valkey.url.get_secret_value()
    door = Door(settings, on_refusal)
    # Longer than the longest read that waits in Valkey (`messaging.streams.LONGEST_BLOCK_MS`), short enough to notice a
    # silent one.
    options: dict[str, Any] = {"socket_timeout": 5, "socket_connect_timeout": 2, "max_connections": 100}
    if not url.startswith("unix:"):
        options |= {"socket_keepalive": True, "socket_keepalive_options": PEER_OPTIONS}
    client: redis.Redis = redis.Redis.from_url(url, redis_connect_func=door.enter, **options)
    return client, door


def _without_password(url: str) -> str:
    """Nor with its query, which may have one too (`?password=`)."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="").geturl()
