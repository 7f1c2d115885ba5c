"""What answers at the start, but not to who we are, stops the start; what is away does not."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from fastapi import FastAPI
from pydantic import SecretStr

from servicekit.app import create_app
from servicekit.mail import MailSettings, check_login
from servicekit.mail.smtp import NotConnected
from servicekit.platform import Platform, Service
from servicekit.refusal import Refused
from servicekit.settings import (
    DatabaseSettings,
    HttpSettings,
    IdentitySettings,
    ServiceSettings,
    ValkeySettings,
)
from testkit.contracts import Beyond, Handler, Neighbour, problem

THINGS = Service("thing-service", "", "", "/things")
NOWHERE = "http://127.0.0.1:9"
LOGIN = "canary:canary"


@asynccontextmanager
async def nothing(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
    yield


def an_app(valkey_url: str, auth_url: str, secret: str | None = "x") -> FastAPI:
    settings = ServiceSettings(
        http=HttpSettings(port=0),
        database=DatabaseSettings(url=SecretStr("postgresql://x@127.0.0.1:9/x")),
        valkey=ValkeySettings(url=SecretStr(valkey_url)),
        identity=IdentitySettings(auth_url=auth_url, client_secret=SecretStr(secret) if secret else None),
    )
    return create_app(THINGS, settings, routers=[], lifespan=nothing)


class AuthService(Neighbour):
    """Refuses a token with one status and code."""

    provider = "auth-service"

    def __init__(self, status: int, code: str) -> None:
        super().__init__()
        # 500 is trouble, which no document promises.
        self.refusal = problem(status, code, kind=Beyond if status == 500 else web.Response)

    def handlers(self) -> Mapping[str, Handler]:
        async def refuse(_: web.Request) -> web.Response:
            return self.refusal

        async def be_away(_: web.Request) -> web.Response:
            return Beyond(status=503)

        return {
            "POST /auth/token": refuse,
            "GET /auth/.well-known/jwks.json": be_away,
            "GET /internal/revocations": be_away,
        }


async def test_a_secret_that_auth_service_does_not_know_stops_the_start(valkey_url: str) -> None:
    async with AuthService(401, "invalid_client") as auth:
        app = an_app(valkey_url, auth.url)
        with pytest.raises(Refused, match="refuses the secret of thing-service: IDENTITY__CLIENT_SECRET and"):
            async with app.router.lifespan_context(app):
                pass
    assert not app.state.health.started


@pytest.mark.parametrize(
    ("status", "code"), [(429, "rate_limited"), (500, "internal_error"), (503, "database_unavailable")]
)
async def test_an_auth_service_in_trouble_stops_no_start(valkey_url: str, status: int, code: str) -> None:
    async with AuthService(status, code) as auth:
        app = an_app(valkey_url, auth.url)
        async with app.router.lifespan_context(app):
            assert app.state.health.started


async def test_servers_that_are_away_stop_no_start() -> None:
    app = an_app("redis://127.0.0.1:9/0", NOWHERE)
    async with app.router.lifespan_context(app):
        assert app.state.health.started


async def test_a_service_without_a_secret_does_not_start(valkey_url: str) -> None:
    app = an_app(valkey_url, NOWHERE, secret=None)
    with pytest.raises(Refused, match="IDENTITY__CLIENT_SECRET is not set"):
        async with app.router.lifespan_context(app):
            pass


@asynccontextmanager
async def mail_server_answering(login: str) -> AsyncIterator[str]:
    """The URL of one that answers a login like this."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail\r\n")
        while line := (await reader.readline()).upper():
            if line.startswith(b"EHLO"):
                writer.write(b"250-mail\r\n250 AUTH PLAIN\r\n")
            elif line.startswith(b"AUTH"):
                writer.write(f"{login}\r\n".encode())
            else:
                writer.write(b"221 bye\r\n")
                break
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    yield f"smtp://{LOGIN}@127.0.0.1:{server.sockets[0].getsockname()[1]}"
    server.close()


async def test_a_mail_password_that_is_wrong_is_told_and_stops_no_start(caplog: pytest.LogCaptureFixture) -> None:
    async with mail_server_answering("535 5.7.8 wrong") as url:
        await check_login(MailSettings(smtp_url=SecretStr(url)), "ORDER_MAIL__SMTP_URL")
    [told] = [record for record in caplog.records if record.levelname == "ERROR"]
    assert "the password in ORDER_MAIL__SMTP_URL (535)" in told.getMessage()
    assert "canary" not in caplog.text


async def test_a_mail_server_that_lets_us_in_is_fine() -> None:
    async with mail_server_answering("235 2.7.0 welcome") as url:
        await check_login(MailSettings(smtp_url=SecretStr(url)), "ORDER_MAIL__SMTP_URL")


async def test_a_mail_server_that_cannot_tell_now_stops_no_start() -> None:
    async with mail_server_answering("454 4.7.0 later") as url:
        with pytest.raises(NotConnected):
            await check_login(MailSettings(smtp_url=SecretStr(url)), "ORDER_MAIL__SMTP_URL")
