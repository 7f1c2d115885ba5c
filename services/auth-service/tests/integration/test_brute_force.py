"""Guessing is slow, for one account, from one address and in all; the rightful person still gets in."""

import asyncio
from collections.abc import Callable

import httpx2
from builders import PASSWORD
from fastapi import FastAPI
from people import People

from servicekit.limits import Window

Browse = Callable[..., httpx2.AsyncClient]
VICTIM = "amira@souk.test"


async def _guess(client: httpx2.AsyncClient, email: str = VICTIM, password: str = "wrong password") -> httpx2.Response:
    return await client.post("/auth/login", json={"email": email, "password": password})


async def test_guesses_from_one_address_at_one_account_are_limited(people: People, browse: Browse) -> None:
    await people.register(VICTIM)
    attacker = browse("203.0.113.1")
    statuses = [(await _guess(attacker)).status_code for _ in range(12)]
    assert statuses == [401] * 10 + [429] * 2
    refused = await _guess(attacker, password=PASSWORD)
    assert refused.status_code == 429
    assert refused.json()["code"] == "too_many_attempts"
    assert int(refused.headers["Retry-After"]) > 0


async def test_a_thousand_guesses_at_once_get_no_further_than_ten(people: People, browse: Browse) -> None:
    await people.register(VICTIM)
    attacker = browse("203.0.113.1")
    answers = await asyncio.gather(*(_guess(attacker) for _ in range(60)))
    assert sum(answer.status_code == 401 for answer in answers) <= 10


async def test_the_victim_can_still_log_in_while_one_address_guesses(people: People, browse: Browse) -> None:
    await people.register(VICTIM)
    attacker = browse("203.0.113.1")
    for _ in range(15):
        await _guess(attacker)
    assert (await _guess(browse("192.0.2.77"), password=PASSWORD)).status_code == 200


async def _attack_from_everywhere(browse: Browse, times: int = 105) -> list[int]:
    """In waves, as fast as passwords are looked at."""
    statuses: list[int] = []
    for first in range(0, times, 15):
        guesses = (_guess(browse(f"203.0.{number}.1")) for number in range(first, first + 15))
        statuses += [answer.status_code for answer in await asyncio.gather(*guesses)]
    return statuses


async def test_guesses_from_many_addresses_at_one_account_are_limited(people: People, browse: Browse) -> None:
    await people.register(VICTIM)
    statuses = await _attack_from_everywhere(browse)
    assert statuses.count(401) <= 100
    assert 429 in statuses


async def test_the_victim_can_still_log_in_from_a_known_address_while_all_the_world_guesses(
    people: People, browse: Browse
) -> None:
    await people.register(VICTIM)
    await _attack_from_everywhere(browse)
    assert (await _guess(browse("198.51.100.1"), password=PASSWORD)).status_code == 200


async def test_the_victim_can_still_log_in_in_a_known_browser_from_a_new_address(
    people: People, browse: Browse
) -> None:
    browser = browse("198.51.100.9", origin="http://localhost:8000", base="http://localhost:8000")
    body = {"email": VICTIM, "password": PASSWORD}
    await browser.post("/api/auth/register", json=body)
    mark = browser.cookies["souk_device"]
    await _attack_from_everywhere(browse)
    elsewhere = browse("192.0.2.99")
    assert (await _guess(elsewhere, password=PASSWORD)).status_code == 429
    known = await elsewhere.post("/auth/login", json=body, headers={"Cookie": f"souk_device={mark}"})
    assert known.status_code == 200


async def test_a_device_mark_of_another_account_opens_no_door(people: People, browse: Browse) -> None:
    await people.register(VICTIM)
    browser = browse("203.0.113.50", origin="http://localhost:8000", base="http://localhost:8000")
    await browser.post("/api/auth/register", json={"email": "mallory@souk.test", "password": PASSWORD})
    await _attack_from_everywhere(browse)
    cookie = {"Cookie": f"souk_device={browser.cookies['souk_device']}"}
    answer = await browse("203.0.113.50").post(
        "/auth/login", json={"email": VICTIM, "password": "guess"}, headers=cookie
    )
    assert answer.status_code == 429


async def test_guesses_from_one_address_at_many_accounts_are_limited(people: People, browse: Browse) -> None:
    attacker = browse("203.0.113.1")
    statuses = [(await _guess(attacker, f"user{number}@souk.test")).status_code for number in range(110)]
    assert statuses.count(401) <= 100
    assert 429 in statuses


async def test_guesses_in_all_are_limited_for_strangers_alone(people: People, browse: Browse) -> None:
    people.count_passwords(everybody=Window("login-everybody", 20, 900))
    await people.register(VICTIM)
    for number in range(20):
        await _guess(browse(f"203.0.{number}.1"), f"user{number}@souk.test")
    assert (await _guess(browse("203.0.113.200"), "somebody@souk.test")).status_code == 429
    assert (await _guess(browse("198.51.100.1"), password=PASSWORD)).status_code == 200


async def test_right_passwords_do_not_count(people: People, browse: Browse) -> None:
    await people.register(VICTIM)
    client = browse("192.0.2.1")
    for _ in range(25):
        assert (await _guess(client, password=PASSWORD)).status_code == 200


async def test_a_forged_forwarded_header_does_not_buy_new_tries(people: People, browse: Browse) -> None:
    """The proxy appends the real address: what stands further left was written by the client."""
    await people.register(VICTIM)
    statuses = []
    for number in range(12):
        answer = await _guess(browse(f"10.{number}.0.1, 203.0.113.1"))
        statuses.append(answer.status_code)
    assert statuses[-1] == 429


async def test_guessing_the_present_password_of_a_stolen_session_is_limited(people: People) -> None:
    person = await people.register(VICTIM)
    body = {"current_password": "a wrong guess", "new_password": "another fine password"}
    statuses = [
        (await people.client.post("/auth/change-password", json=body, headers=person.headers)).status_code
        for _ in range(11)
    ]
    assert statuses == [422] * 10 + [429]


async def test_limits_hold_without_valkey(people: People, browse: Browse, app: FastAPI) -> None:
    await people.register(VICTIM)
    limits = app.state.platform.limits
    limits._away_until = float("inf")
    try:
        attacker = browse("203.0.113.1")
        statuses = [(await _guess(attacker)).status_code for _ in range(12)]
        assert statuses == [401] * 10 + [429] * 2
        assert (await _guess(browse("192.0.2.1"), password=PASSWORD)).status_code == 200
    finally:
        limits._away_until = 0.0


async def test_one_address_begins_sixty_guests_a_minute_at_most(app: FastAPI, browse: Browse) -> None:
    app.state.platform.limits._clock = lambda: 1_000_000 * 60.0 + 30
    here = browse("203.0.113.1")
    answers = await asyncio.gather(*(here.post("/auth/guest") for _ in range(70)))
    assert sorted(answer.status_code for answer in answers) == [201] * 60 + [429] * 10
    assert (await browse("203.0.113.2").post("/auth/guest")).status_code == 201
