"""Wires auth-service; the only file that knows every layer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import orjson
from fastapi import FastAPI

from auth_service.application import Application, Ports, Secrets, assemble
from auth_service.application.ports import UnitsOfWork
from auth_service.config.settings import AuthSettings
from auth_service.domain.demo import PEOPLE
from auth_service.domain.errors import TooManyMails
from auth_service.domain.one_time_link import Purpose
from auth_service.infrastructure.authenticator import TotpAuthenticator
from auth_service.infrastructure.common_passwords import common_passwords
from auth_service.infrastructure.demo_check import refuse_demo_accounts
from auth_service.infrastructure.housekeeping import keep_house
from auth_service.infrastructure.login_guard import CODES, ValkeyLoginGuard
from auth_service.infrastructure.own_identity import OwnRevocations
from auth_service.infrastructure.passwords import BcryptPasswords
from auth_service.infrastructure.queries import SqlQueries
from auth_service.infrastructure.signing import JwtTokens, KeyRing
from auth_service.infrastructure.unit_of_work import AuthUnitOfWork
from auth_service.presentation.http import (
    access,
    account,
    addresses,
    roles,
    second_factor,
    services,
    signing_in,
    users,
)
from servicekit.app import create_app as servicekit_app
from servicekit.database import Database
from servicekit.domain import Clock
from servicekit.domain.errors import Unavailable
from servicekit.identity import PolledRevocations, StaticKeys, TokenVerifier
from servicekit.limits import AddressGuard, RateLimits, Window
from servicekit.mail import MailTemplates, send_mail
from servicekit.platform import Platform, Service
from servicekit.server import serve

STREAM = "souk.users"
SERVICE = Service(
    name="auth-service",
    title="Souk accounts",
    description="People, sessions and tokens.",
    path="/auth",
)
# Registrations and forgotten passwords of a client address together, whether or not a mail goes out; what a mailbox or
# a domain gets is limited where mail goes out.
MAILS_ASKED = (Window("mails-asked-hour", 30, 3600), Window("mails-asked-day", 100, 86_400))
_TEMPLATES = Path(__file__).parent / "templates"
ROUTERS = (
    signing_in.router,
    second_factor.signing_in,
    account.router,
    second_factor.own,
    addresses.router,
    users.router,
    access.router,
    roles.router,
    services.router,
)


def create_app(settings: AuthSettings, passwords: BcryptPasswords | None = None) -> FastAPI:
    """The application; everything it needs is opened in its lifespan.

    `passwords` may be given by who builds it, such as a test with a cheaper hash.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
        if settings.in_production:
            await refuse_demo_accounts(platform.database)
        hasher, keys = passwords or password_hasher(settings), key_ring(settings)
        app.state.jwks = orjson.dumps(keys.jwks())
        app.state.application = start(platform, settings, keys, hasher)
        try:
            yield
        finally:
            if passwords is None:
                hasher.close()

    return servicekit_app(SERVICE, settings, routers=ROUTERS, lifespan=lifespan, verifies_with_jwks=False)


def start(platform: Platform, settings: AuthSettings, keys: KeyRing, passwords: BcryptPasswords) -> Application:
    """Put the use cases on their ports, and begin the background work."""
    database, outbox, asked_for_link = platform.database, platform.outbox(STREAM), asyncio.Event()
    wake_mail = send_mail(platform, settings.mail, mail_templates(settings), per_mailbox={Purpose.VERIFY_EMAIL: 5})
    application = build_application(
        settings,
        lambda: AuthUnitOfWork(database, outbox, wake_mail, asked_for_link.set),
        database,
        platform.limits,
        keys,
        passwords,
        platform.clock,
    )
    _verify_own_tokens(platform, settings, application, keys)
    platform.when_woken("password recovery", application.send_recovery_link, woken=asked_for_link, seconds=5)
    platform.every("housekeeping", partial(keep_house, database), seconds=600)
    return application


def mail_templates(settings: AuthSettings) -> MailTemplates:
    """The mails of this shop, which sign with its name."""
    return MailTemplates(_TEMPLATES, {"shop": settings.shop.name})


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
    unit_of_work: UnitsOfWork,
    database: Database,
    limits: RateLimits,
    keys: KeyRing,
    passwords: BcryptPasswords,
    clock: Clock,
) -> Application:
    """All use cases on PostgreSQL and Valkey."""
    secrets = Secrets.derived(
        settings.refresh_key.get_secret_value().encode(),
        {client: secret.get_secret_value() for client, secret in settings.clients.items()},
    )
    ports = Ports(
        unit_of_work=unit_of_work,
        queries=SqlQueries(database),
        passwords=passwords,
        tokens=JwtTokens(keys, settings.identity.issuer, clock),
        authenticator=TotpAuthenticator(settings.second_factor_key.get_secret_value().encode(), settings.shop.name),
        guard=ValkeyLoginGuard(limits),
        code_guard=ValkeyLoginGuard(limits, CODES),
        mail_guard=AddressGuard(limits, MAILS_ASKED, TooManyMails),
        common_passwords=common_passwords(),
        clock=clock,
    )
    exempt = frozenset() if settings.in_production else frozenset(person.id for person in PEOPLE)
    return assemble(ports, secrets, public_url=settings.http.public_url, exempt=exempt)


def _verify_own_tokens(platform: Platform, settings: AuthSettings, application: Application, keys: KeyRing) -> None:
    revocations = PolledRevocations(OwnRevocations(application.follow_revocations))
    platform.tokens = TokenVerifier(settings.identity.issuer, SERVICE.name, StaticKeys(keys.public), revocations)

    async def revocations_are_known() -> None:
        if not revocations.loaded:
            raise Unavailable("revocations have not been read yet")

    platform.every("revocations", revocations.poll, seconds=1)
    platform.add_check("revocations", revocations_are_known)


def main() -> None:
    """Serve HTTP and work in the background until SIGTERM; exits 2 with a sentence on a refused configuration."""
    serve(SERVICE, AuthSettings, create_app)


if __name__ == "__main__":
    main()
