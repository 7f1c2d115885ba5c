"""The application for commands that run once, without serving."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from auth_service.application import Application
from auth_service.config.settings import AuthSettings
from auth_service.infrastructure.passwords import BcryptPasswords
from auth_service.infrastructure.unit_of_work import AuthUnitOfWork
from auth_service.main import SERVICE, STREAM, build_application, key_ring
from servicekit.database import Database
from servicekit.domain import utc_now
from servicekit.limits import RateLimits
from servicekit.messaging import Outbox
from servicekit.valkey import open_valkey


@asynccontextmanager
async def opened_database(settings: AuthSettings) -> AsyncIterator[Database]:
    """The service's database, for as long as the command runs."""
    database = Database.open(settings.database, f"{SERVICE.name} command")
    try:
        yield database
    finally:
        await database.close()


def unit_of_work(database: Database) -> AuthUnitOfWork:
    """A transaction; what it publishes and posts is found by the running service."""
    return AuthUnitOfWork(database, Outbox(SERVICE.name, STREAM, utc_now), _nobody, _nobody)


@asynccontextmanager
async def opened_application(settings: AuthSettings, passwords: BcryptPasswords) -> AsyncIterator[Application]:
    """All use cases, without background work."""
    valkey, _ = open_valkey(settings)
    try:
        async with opened_database(settings) as database:
            yield build_application(
                settings, partial(unit_of_work, database), database, RateLimits(valkey), key_ring(settings), passwords,
                utc_now,
            )  # fmt: skip
    finally:
        await valkey.aclose()


def _nobody() -> None:
    """No worker runs in this process."""
