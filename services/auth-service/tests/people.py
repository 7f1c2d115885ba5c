"""People who sign up and services that call, over HTTP."""

import asyncio
import re
import time
from base64 import b32decode
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import httpx2
import psycopg
from builders import CLIENTS, PASSWORD
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from fastapi import FastAPI

from auth_service.config.settings import AuthSettings
from auth_service.domain.one_time_link import digest_of
from auth_service.infrastructure.login_guard import PASSWORDS
from servicekit.identity import BEFORE_ROLES
from testkit.roles import ROLES


def begin_with_roles(database_url: str) -> None:
    """The roles that a new shop begins with, and those of the authorisation matrix."""
    rows = [*ROLES.items(), *((name, sorted(held.named)) for name, held in BEFORE_ROLES.items())]
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.cursor().executemany("INSERT INTO souk.roles (name, permissions) VALUES (%s, %s)", rows)


@dataclass
class Person:
    """Somebody with an account and a session."""

    id: UUID
    email: str
    access_token: str
    refresh_token: str
    role: str = "customer"
    device_mark: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.access_token}"}


class App:
    """An authenticator app: codes of one secret, each newer than the one before."""

    def __init__(self, secret: str) -> None:
        self._totp = TOTP(b32decode(secret), 6, SHA1(), 30)
        self._shown = int(time.time() // 30) - 2

    def code(self) -> str:
        """The next one that the service has not seen: it takes the one before and the one after, so that two may be
        shown at once; the third waits for its time.
        """
        step = max(self._shown + 1, int(time.time() // 30) - 1)
        while step > int(time.time() // 30) + 1:
            time.sleep(0.2)
        self._shown = step
        return self.at(step)

    def at(self, step: int) -> str:
        """The code of one step of 30 s."""
        return self._totp.generate(step * 30).decode()


class People:
    """Registers, signs in and promotes."""

    def __init__(self, client: httpx2.AsyncClient, app: FastAPI) -> None:
        self.client = client
        self.app = app
        self.apps: dict[str, App] = {}
        """The authenticator apps of those who have one, by e-mail."""

    async def register(self, email: str = "amira@souk.test", **more: Any) -> Person:
        headers = more.pop("headers", {})
        body = {"email": email, "password": PASSWORD} | more
        answer = await self.client.post("/auth/register", json=body, headers=headers)
        assert answer.status_code == 201, answer.text
        return self._person(answer)

    async def log_in(self, email: str = "amira@souk.test", password: str = PASSWORD) -> Person:
        """Signed in, with a code or by setting up an app where that is asked for."""
        answer = await self.client.post("/auth/login", json={"email": email, "password": password})
        if answer.status_code == 202:
            answer = await self._second_factor(email, answer.json())
        assert answer.status_code == 200, answer.text
        return self._person(answer)

    async def _second_factor(self, email: str, challenged: dict[str, Any]) -> httpx2.Response:
        challenge = challenged["challenge"]
        if challenged["step"] == "code":
            return await self.prove(challenge, self.apps[email].code())
        begun = await self.client.post("/auth/login/second-factor/enrolment", json={"challenge": challenge})
        assert begun.status_code == 200, begun.text
        self.apps[email] = App(begun.json()["secret"])
        body = {"challenge": challenge, "code": self.apps[email].code()}
        return await self.client.post("/auth/login/second-factor/enrolment/confirmation", json=body)

    async def challenge(self, email: str, password: str = PASSWORD) -> str:
        """What signing in answers to who has a second factor."""
        answer = await self.client.post("/auth/login", json={"email": email, "password": password})
        assert answer.status_code == 202, answer.text
        return str(answer.json()["challenge"])

    async def prove(self, challenge: str, code: str, **more: Any) -> httpx2.Response:
        """The second half of signing in."""
        return await self.client.post("/auth/login/second-factor", json={"challenge": challenge, "code": code} | more)

    async def staff(self, role: str, email: str | None = None) -> Person:
        """Somebody whose role was changed in the database, signed in after that."""
        await self.revocations_known()
        email = email or f"{role}@souk.test"
        person = await self.register(email)
        self.sql("UPDATE users SET role = %s WHERE id = %s", role, person.id)
        return await self.log_in(email)

    async def guest(self) -> dict[str, Any]:
        answer = await self.client.post("/auth/guest")
        assert answer.status_code == 201, answer.text
        tokens: dict[str, Any] = answer.json()
        return tokens

    async def service_token(
        self, client_id: str = "cart-service", audience: str = "auth-service", scope: str = ""
    ) -> str:
        form = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": CLIENTS[client_id]}
        answer = await self.client.post("/auth/token", json=form | {"audience": audience, "scope": scope})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])

    def sql(self, statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """What a test does behind the service's back."""
        settings: AuthSettings = self.app.state.platform.settings
        with psycopg.connect(settings.database.url.get_secret_value(), autocommit=True) as connection:
            cursor = connection.execute(statement.encode(), parameters)
            return cursor.fetchall() if cursor.description else []

    def count_passwords(self, **windows: Any) -> None:
        """For the rest of this test no more wrong passwords than this."""
        self.app.state.application.log_in.check.guard._guesses = replace(PASSWORDS, **windows)

    async def revocations_known(self) -> None:
        """What was revoked until now is in force, and so is what roles hold."""
        await self.app.state.platform.tokens._revocations.poll()

    async def link_in_mail(self, catcher: Any, to: str, page: str) -> str:
        """The token of the newest link to `page` that was mailed to `to` in this test."""
        async with asyncio.timeout(30):
            while True:
                for message in await asyncio.to_thread(catcher.messages, to):
                    found = re.search(rf"/{page}#token=([\w-]+)", message["text"])
                    if found and self.sql("SELECT 1 FROM one_time_links WHERE digest = %s", digest_of(found[1])):
                        return found[1]
                await asyncio.sleep(0.05)

    def _person(self, answer: httpx2.Response) -> Person:
        body = answer.json()
        user = body["user"]
        return Person(
            UUID(user["id"]),
            user["email"],
            body["access_token"],
            body["refresh_token"],
            user["role"],
            body["device_mark"],
        )
