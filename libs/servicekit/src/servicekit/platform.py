"""What a running service stands on: database, Valkey, HTTP session, identity, limits, background work.

Opened before the service's own lifespan and closed after it, in reverse order.
"""

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

import aiohttp
import redis.asyncio as redis

from servicekit.background import BackgroundWork
from servicekit.database import Database
from servicekit.domain.clock import Clock, utc_now
from servicekit.domain.errors import Unavailable
from servicekit.health import Check, Health
from servicekit.http_client import ServiceClient
from servicekit.idempotency import drop_old_keys
from servicekit.identity import Identity, SecretRefused, ServiceTokens, TokenVerifier
from servicekit.limits import RateLimits
from servicekit.messaging import Consumer, GatheredHandler, Handler, Outbox, OutboxRelay, Retention
from servicekit.refusal import Refused, ask_all
from servicekit.settings import ServiceSettings
from servicekit.telemetry import metrics
from servicekit.telemetry.valkey import ValkeyGauges
from servicekit.valkey import Door, open_valkey

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Service:
    """Who we are: the name in logs and tokens, what Swagger says, the first path of every route, and the release.

    All services of a release have its `version`.
    """

    name: str
    title: str
    description: str
    path: str
    version: str = field(default="0.1.0", init=False)


class Platform(BackgroundWork):
    """The shared parts of one process; `app.state.platform`."""

    def __init__(self, service: Service, settings: ServiceSettings, health: Health) -> None:
        super().__init__()
        self.service = service
        self.settings = settings
        self.health = health
        self.clock: Clock = utc_now
        self._at_start: list[Check] = []
        self._neighbours: set[str] = set()

    database: Database
    valkey: redis.Redis
    door: Door
    session: aiohttp.ClientSession
    tokens: TokenVerifier
    service_tokens: ServiceTokens | None = None
    limits: RateLimits

    def client(self, name: str, base_url: str) -> ServiceClient:
        """The client for another service, which presents this service's own token.

        There is one for each: what all its users meet is what its circuit breaker judges by. Raises ValueError when it
        is asked for again.
        """
        if name in self._neighbours:
            raise ValueError(f"{self.service.name} has a client for {name} already: give that one to whoever asks it.")
        self._neighbours.add(name)
        return ServiceClient(name, base_url, self.session, self.service_tokens)

    def add_check(self, name: str, check: Check, *, critical: bool = True) -> None:
        """Add a part to /health; a critical one that fails makes the process not ready."""
        self.health.add(name, check, critical=critical)

    def at_start(self, check: Check) -> None:
        """Ask once, when the service starts: a check that raises Refused stops the start; nothing else does."""
        self._at_start.append(check)

    async def pass_start_checks(self) -> None:
        """Raises Refused when a server answers, but not to who we are."""
        await ask_all(self._at_start)
        if self.health.refusal is not None:
            raise Refused(self.health.refusal)

    def outbox(self, stream: str) -> Outbox:
        """The service's outgoing events, and in the background the relay that publishes them to `stream`."""
        outbox = Outbox(self.service.name, stream, self.clock)
        self.background("outbox relay", OutboxRelay(self.database, self.valkey, outbox).run)
        return outbox

    def consume(
        self, stream: str, handlers: Mapping[str, Handler], together: Mapping[str, GatheredHandler] | None = None
    ) -> None:
        """Handle the events of `stream` by their types, each by one process of this service; `together` many a time."""
        consumer = Consumer(self.valkey, stream=stream, group=self.service.name, handlers=handlers, together=together)
        self.background(f"events of {stream}", consumer.run)

    async def ping_database(self) -> None:
        """Raises when PostgreSQL does not answer, or only reads."""
        await self.database.check()

    async def ping_valkey(self) -> None:
        """Raises when Valkey does not answer, or has become another shop's."""
        await self.door.look(self.valkey)


@asynccontextmanager
async def open_platform(platform: Platform, *, verifies_with_jwks: bool = True) -> AsyncIterator[Platform]:
    """Open every part and close it again.

    auth-service says `verifies_with_jwks=False` and sets `platform.tokens` itself: it holds the keys.
    """
    settings = platform.settings
    platform.database = Database.open(settings.database, platform.service.name)
    platform.valkey, platform.door = open_valkey(settings, platform.health.refuse)
    platform.session = aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=100, keepalive_timeout=60), cookie_jar=aiohttp.DummyCookieJar()
    )
    try:
        platform.add_check("database", platform.ping_database)
        # Streams, limits and caches wait or fall back, so a shop without Valkey still serves.
        platform.add_check("valkey", platform.ping_valkey, critical=False)
        platform.at_start(platform.ping_valkey)
        platform.limits = _limits(platform)
        if verifies_with_jwks:
            _open_identity(platform)
        metrics.show_pool(platform.database.usage)
        # A minute, to forget what was counted long ago.
        platform.when_woken("limits", platform.limits.exchange_soon, woken=platform.limits.counted, seconds=60)
        platform.every("retention", Retention(platform.database).sweep, seconds=60)
        platform.every("idempotency sweep", partial(drop_old_keys, platform.database), seconds=600)
        platform.every("Valkey's gauges", ValkeyGauges(platform.valkey).refresh, seconds=30)
        yield platform
    finally:
        await platform.stop_background()
        await platform.session.close()
        await platform.valkey.aclose()
        await platform.database.close()


def _limits(platform: Platform) -> RateLimits:
    factor = platform.settings.limits.address_factor
    if factor != 1:
        logger.warning("limits per client address are not those of a shop that is open", extra={"factor": factor})
    return RateLimits(platform.valkey, platform.settings.http.trusted_proxies, address_factor=factor)


def _open_identity(platform: Platform) -> None:
    settings = platform.settings.identity
    variable = platform.settings.variable("IDENTITY__CLIENT_SECRET")
    if settings.client_secret is None:
        raise Refused(f"{variable} is not set. The service cannot start without it.")
    identity = Identity.of(
        platform.session, service_name=platform.service.name, auth_url=settings.auth_url, issuer=settings.issuer,
        client_secret=settings.client_secret,
    )  # fmt: skip

    async def callers_can_be_judged() -> None:
        if not identity.ready:
            raise Unavailable("keys and revocations have not been read from auth-service yet")

    async def auth_service_knows_us() -> None:
        try:
            await identity.service_tokens.token("auth-service")
        except SecretRefused:
            raise Refused(
                f"auth-service at {settings.auth_url} refuses the secret of {platform.service.name}: {variable} and"
                " auth-service's AUTH_CLIENTS have to agree."
            ) from None

    platform.tokens, platform.service_tokens = identity.tokens, identity.service_tokens
    identity.refresh(platform)
    platform.add_check("identity", callers_can_be_judged)
    platform.at_start(auth_service_knows_us)
