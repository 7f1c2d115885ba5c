"""The one-time command, and demo accounts."""

import io
import json
import re
import subprocess
import sys
from typing import Any

import pytest
from builders import PASSWORD
from people import People

from auth_service import create_admin, seed
from auth_service.config.settings import AuthSettings
from auth_service.domain.demo import ADMIN, AMIRA, DEMO_PASSWORD, PEOPLE
from auth_service.infrastructure.passwords import BcryptPasswords
from auth_service.main import create_app
from servicekit.refusal import Refused
from servicekit.settings import Environment


async def _run(*arguments: str) -> None:
    """The command has an event loop of its own."""
    import asyncio

    await asyncio.to_thread(create_admin.run, arguments)


async def test_the_first_admin_gets_a_link_that_works_once(
    people: People, environment: None, capsys: pytest.CaptureFixture[str]
) -> None:
    await _run("boss@souk.test", "--link")
    token = re.search(r"http://localhost:8000/reset#token=([\w-]+)", capsys.readouterr().out)
    assert token
    body = {"token": token[1], "password": PASSWORD}
    assert (await people.client.post("/auth/reset-password", json=body)).status_code == 200
    assert (await people.client.post("/auth/reset-password", json=body)).status_code == 410
    assert (await people.log_in("boss@souk.test")).role == "admin"


async def test_the_first_admin_may_bring_a_password(
    people: People, environment: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    await _run("boss@souk.test", "--password-stdin")
    assert (await people.log_in("boss@souk.test")).role == "admin"


def test_the_command_that_the_guides_name_exists() -> None:
    command = [sys.executable, "-m", "auth_service.create_admin", "--help"]
    assert subprocess.run(command, capture_output=True, check=True).stdout.startswith(
        b"usage: python -m auth_service.create_admin "
    )


async def test_there_is_only_one_first_admin(people: People, environment: None) -> None:
    await _run("boss@souk.test", "--link")
    with pytest.raises(SystemExit, match="There is an admin already"):
        await _run("second@souk.test", "--link")


@pytest.mark.parametrize(("email", "password"), [("not an address", PASSWORD), ("a@souk.test", "short")])
async def test_bad_values_are_named(
    people: People, environment: None, monkeypatch: pytest.MonkeyPatch, email: str, password: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    with pytest.raises(SystemExit):
        await _run(email, "--password-stdin")


async def test_demo_people_can_sign_in_and_repeating_adds_nobody(
    people: People, settings: AuthSettings, cheap_passwords: BcryptPasswords
) -> None:
    assert await seed.seed(settings, cheap_passwords) == len(PEOPLE)
    assert await seed.seed(settings, cheap_passwords) == 0
    for person in PEOPLE:
        signed_in = await people.log_in(person.email, DEMO_PASSWORD)
        assert (signed_in.id, signed_in.role) == (person.id, person.role)
    amira = await people.log_in(AMIRA.email, DEMO_PASSWORD)
    book = (await people.client.get("/auth/me/addresses", headers=amira.headers)).json()
    assert book["items"][0]["address"]["city"] == "Dublin"


def test_the_seed_prints_who_is_who() -> None:
    printed = json.loads(seed.logins())
    assert printed["users"][0] == {"id": str(ADMIN.id), "email": ADMIN.email, "name": ADMIN.name, "role": "admin"}
    assert printed["password"] == DEMO_PASSWORD


def _production(settings: AuthSettings) -> AuthSettings:
    return settings.model_copy(update={"environment": Environment.PRODUCTION})


async def test_production_takes_no_demo_people(settings: AuthSettings, cheap_passwords: BcryptPasswords) -> None:
    with pytest.raises(RuntimeError, match="production"):
        await seed.seed(_production(settings), cheap_passwords)


async def test_production_does_not_start_with_demo_people(
    people: People, settings: AuthSettings, cheap_passwords: Any
) -> None:
    await seed.seed(settings, cheap_passwords)
    app = create_app(_production(settings), cheap_passwords)
    with pytest.raises(Refused, match=re.escape("admin@souk.test")):
        async with app.router.lifespan_context(app):
            pass
