"""Strangers' guesses lock out strangers: who brings a known device or proves the mailbox gets in."""

from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from builders import PASSWORD
from people import People, Person

from servicekit.limits import Window

Browse = Callable[..., httpx2.AsyncClient]
OWNER = "amira@souk.test"
NEW = "a fresh start tomorrow"
SHOP = "http://localhost:8000"


async def _log_in(client: httpx2.AsyncClient, password: str = PASSWORD, **more: Any) -> httpx2.Response:
    return await client.post("/auth/login", json={"email": OWNER, "password": password} | more)


async def _attack(browse: Browse, addresses: int = 10, guesses: int = 10) -> None:
    """A hundred wrong passwords from ten addresses."""
    for number in range(addresses):
        stranger = browse(f"203.0.113.{number}")
        for _ in range(guesses):
            await _log_in(stranger, "wrong password")


async def _reset(people: People, catcher: Any, client: httpx2.AsyncClient, path: str = "/auth") -> httpx2.Response:
    await client.post(f"{path}/forgot-password", json={"email": OWNER})
    token = await people.link_in_mail(catcher, OWNER, "reset")
    answer = await client.post(f"{path}/reset-password", json={"token": token, "password": NEW})
    assert answer.status_code == 200, answer.text
    return answer


@pytest.fixture
async def owner(people: People) -> Person:
    return await people.register(OWNER)


async def test_strangers_are_locked_out_and_a_stranger_with_the_right_password_too(
    owner: Person, browse: Browse
) -> None:
    await _attack(browse)
    assert (await _log_in(browse("192.0.2.1"))).status_code == 429


async def test_the_owner_gets_in_where_the_password_was_reset_while_the_attack_goes_on(
    people: People, owner: Person, browse: Browse, mail_catcher: Any
) -> None:
    await _attack(browse)
    new_place = browse("192.0.2.1")
    assert (await _log_in(new_place)).status_code == 429
    await _reset(people, mail_catcher, new_place)
    await _attack(browse)
    assert (await _log_in(browse("192.0.2.2"), NEW)).status_code == 429
    assert (await _log_in(new_place, NEW)).status_code == 200


async def test_own_mistakes_before_the_reset_are_forgotten(
    people: People, owner: Person, browse: Browse, mail_catcher: Any
) -> None:
    new_place = browse("192.0.2.1")
    for _ in range(12):
        await _log_in(new_place, "what was it")
    await _reset(people, mail_catcher, new_place)
    assert (await _log_in(new_place, NEW)).status_code == 200


async def test_a_browser_that_reset_the_password_is_known_at_another_address(
    people: People, owner: Person, browse: Browse, mail_catcher: Any
) -> None:
    browser = browse("192.0.2.1", origin=SHOP, base=SHOP)
    answer = await _reset(people, mail_catcher, browser, "/api/auth")
    assert answer.json()["device_mark"] is None
    await _attack(browse)
    cookie = {"Cookie": f"souk_device={browser.cookies['souk_device']}"}
    moved = await browse("192.0.2.2").post("/auth/login", json={"email": OWNER, "password": NEW}, headers=cookie)
    assert moved.status_code == 200


async def test_a_program_carries_the_mark_of_its_reset_to_another_address(
    people: People, owner: Person, browse: Browse, mail_catcher: Any
) -> None:
    mark = (await _reset(people, mail_catcher, browse("192.0.2.1"))).json()["device_mark"]
    await _attack(browse)
    assert (await _log_in(browse("192.0.2.2"), NEW, device_mark=mark)).status_code == 200


async def test_a_program_carries_the_mark_of_its_registration_through_reset_and_attack(
    people: People, owner: Person, browse: Browse, mail_catcher: Any
) -> None:
    await _attack(browse)
    again = await _log_in(browse("192.0.2.2"), device_mark=owner.device_mark)
    assert (again.status_code, again.json()["device_mark"]) == (200, None)
    await _reset(people, mail_catcher, browse("192.0.2.1"))
    await _attack(browse)
    assert (await _log_in(browse("192.0.2.3"), NEW, device_mark=owner.device_mark)).status_code == 200


@pytest.mark.parametrize("mark", ["made.up", "x" * 200])
async def test_a_made_up_mark_opens_no_door(owner: Person, browse: Browse, mark: str) -> None:
    await _attack(browse)
    assert (await _log_in(browse("192.0.2.1"), device_mark=mark)).status_code == 429


async def test_a_known_device_guesses_no_faster_than_a_stranger(owner: Person, browse: Browse) -> None:
    guesses = [
        (await _log_in(browse(f"192.0.2.{number}"), "wrong password", device_mark=owner.device_mark)).status_code
        for number in range(12)
    ]
    assert guesses == [401] * 10 + [429] * 2


async def test_who_hoards_marks_guesses_no_more_than_all_the_world(
    people: People, owner: Person, browse: Browse
) -> None:
    people.count_passwords(known=Window("login-known", 12, 900))
    marks = [(await _log_in(browse(f"192.0.2.{number}"))).json()["device_mark"] for number in range(4)]
    guesses = [
        (await _log_in(browse(f"203.0.113.{number}"), "wrong password", device_mark=marks[number % 4])).status_code
        for number in range(16)
    ]
    assert guesses == [401] * 12 + [429] * 4


async def test_strangers_lock_nobody_out_of_changing_their_password(
    people: People, owner: Person, browse: Browse
) -> None:
    people.count_passwords(everybody=Window("login-everybody", 5, 900))
    await _attack(browse, addresses=1)
    body = {"current_password": PASSWORD, "new_password": NEW}
    answer = await people.client.post("/auth/change-password", json=body, headers=owner.headers)
    assert answer.status_code == 204


async def test_a_refused_guess_uses_up_nobodys_tries(owner: Person, browse: Browse) -> None:
    await _attack(browse)
    late = browse("192.0.2.1")
    for _ in range(12):
        assert (await _log_in(late)).status_code == 429
    assert (await _log_in(late, device_mark=owner.device_mark)).status_code == 200
