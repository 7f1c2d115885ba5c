"""Wires auth-service; the only file that knows every layer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import orjson
from fastapi import FastAPI

from auth_service.application import Application, Ports, Secrets, assemble
from auth_service.config.settings import AuthSettings
from auth_service.domain.one_time_link import Purpose
from auth_service.infrastructure.common_passwords import common_passwords
from auth_service.infrastructure.demo_check import refuse_demo_accounts
from auth_service.infrastructure.housekeeping import keep_house
from auth_service.infrastructure.login_guard import ValkeyLoginGuard
from auth_service.infrastructure.mail_guard import ValkeyMailGuard
from auth_service.infrastructure.own_identity import OwnRevocations
from auth_service.infrastructure.passwords import BcryptPasswords
from auth_service.infrastructure.queries import SqlQueries
from auth_service.infrastructure.recovery import RecoveryWorker
from auth_service.infrastructure.signing import JwtTokens, KeyRing
from auth_service.infrastructure.unit_of_work import AuthUnitOfWork, Wakers
from auth_service.presentation.http import account, addresses, services, signing_in, users
from servicekit.app import create_app as create_service_app
from servicekit.database import Database
from servicekit.domain import Clock
from servicekit.domain.errors import Unavailable
from servicekit.identity import PolledRevocations, StaticKeys, TokenVerifier
from servicekit.limits import RateLimits
from servicekit.mail import DailyQuota, MailSender, check_login
from servicekit.messaging import Outbox, OutboxRelay
from servicekit.platform import Platform, Service
from servicekit.server import serve

SERVICE = Service(
    name="auth-service",
    title="Souk accounts",
    description="People, sessions and tokens.",
    path="/auth",
)
TEMPLATES = Path(__file__).parent / "templates"
_ROUTERS = (signing_in.router, account.router, addresses.router, users.router, services.router)


def create_app(settings: AuthSettings, passwords: BcryptPasswords | None = None) -> FastAPI:
    """The HTTP application; `passwords` may be given by who builds it, such as a test with a cheaper hash."""

    @asynccontextmanager
    async def lifespan(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
        if settings.in_production:
            await refuse_demo_accounts(platform.database)
        hasher = passwords or password_hasher(settings)
        keys = key_ring(settings)
        outbox, wakers = Outbox(SERVICE.name, "souk.users", platform.clock), Wakers()
        application = build_application(
            settings, platform.database, keys, hasher, platform.limits, outbox, wakers, platform.clock
        )
        app.state.application, app.state.jwks = application, orjson.dumps(keys.jwks())
        _verify_own_tokens(platform, settings, application, keys)
        _start_work(platform, settings, application, outbox, wakers)
        yield
        if passwords is None:
            hasher.close()

    return create_service_app(SERVICE, settings, routers=_ROUTERS, lifespan=lifespan, verifies_with_jwks=False)


def password_hasher(settings: AuthSettings) -> BcryptPasswords:
    """The hasher of this shop's pepper."""
    return BcryptPasswords(settings.password_pepper.get_secret_value().encode())


def key_ring(settings: AuthSettings) -> KeyRing:
    """The signing keys; raises Refused, naming a setting that holds none."""
    previous = settings.signing_keys.previous
    return KeyRing.from_pem(
        settings.signing_keys.current.get_secret_value(), previous.get_secret_value() if previous else None
    )


def build_application(
    settings: AuthSettings,
    database: Database,
    keys: KeyRing,
    passwords: BcryptPasswords,
    limits: RateLimits,
    outbox: Outbox,
    wakers: Wakers,
    clock: Clock,
) -> Application:
    """All use cases on PostgreSQL and Valkey."""
    secrets = Secrets.derived(
        settings.refresh_key.get_secret_value().encode(),
        {client: secret.get_secret_value() for client, secret in settings.clients.items()},
    )
    ports = Ports(
        unit_of_work=lambda: AuthUnitOfWork(database, outbox, wakers),
        queries=SqlQueries(database),
        passwords=passwords,
        tokens=JwtTokens(keys, settings.identity.issuer, clock),
        guard=ValkeyLoginGuard(limits),
        mail_guard=ValkeyMailGuard(limits),
        common_passwords=common_passwords(),
        clock=clock,
    )
    return assemble(ports, secrets, public_url=settings.http.public_url)


def _verify_own_tokens(platform: Platform, settings: AuthSettings, application: Application, keys: KeyRing) -> None:
    revocations = PolledRevocations(OwnRevocations(application.queries, platform.clock))
    platform.tokens = TokenVerifier(settings.identity.issuer, SERVICE.name, StaticKeys(keys.public), revocations)

    async def revocations_are_known() -> None:
        if not revocations.loaded:
            raise Unavailable("revocations have not been read yet")

    platform.background("revocations", revocations.run)
    platform.add_check("revocations", revocations_are_known)


def _start_work(
    platform: Platform, settings: AuthSettings, application: Application, outbox: Outbox, wakers: Wakers
) -> None:
    relay = OutboxRelay(platform.database, platform.valkey, outbox)
    quota = DailyQuota(platform.limits, {Purpose.VERIFY_EMAIL: 5})
    sender = MailSender(platform.database, settings.mail, TEMPLATES, quota=quota)
    recovery = RecoveryWorker(application.send_recovery_link)
    wakers.mail, wakers.recovery = sender.wake, recovery.wake
    platform.at_start(partial(check_login, settings.mail, settings.variable("MAIL__SMTP_URL")))
    platform.background("outbox relay", relay.run)
    platform.background("mail", sender.run)
    platform.background("password recovery", recovery.run)
    platform.background("housekeeping", lambda: keep_house(platform.database))


def main() -> None:
    """Serve until SIGTERM; `openapi` as argument prints the OpenAPI document instead."""
    serve(SERVICE, AuthSettings, create_app)


if __name__ == "__main__":
    main()
