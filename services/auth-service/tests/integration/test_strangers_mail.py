"""Whoever registers somebody else's e-mail gets neither their text into that mailbox nor the mailbox's confirmation."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from builders import PASSWORD, a_saved_address
from people import People, Person

Browse = Callable[..., httpx2.AsyncClient]
VICTIM = "amira@souk.test"
BAIT = "Prize! Claim it at https://evil.example/win"
MINE = "a fresh start tomorrow"
SHOP = "http://localhost:8000"


@pytest.fixture
async def stranger(people: People) -> Person:
    """Somebody who registered the victim's e-mail, with bait for a name and an address of their own."""
    person = await people.register(VICTIM, name=BAIT)
    headers = person.headers | {"Idempotency-Key": "mallorys-key"}
    await people.client.post("/auth/me/addresses", json=a_saved_address(name="Mallory"), headers=headers)
    return person


async def _confirm(client: httpx2.AsyncClient, token: str, **more: Any) -> httpx2.Response:
    return await client.post("/auth/verify-email", json={"token": token} | more)


async def _link(people: People, catcher: Any, page: str = "verify") -> str:
    return await people.link_in_mail(catcher, VICTIM, page)


async def _log_in(client: httpx2.AsyncClient, password: str) -> httpx2.Response:
    return await client.post("/auth/login", json={"email": VICTIM, "password": password})


async def _belongs_to_the_mailbox(people: People, browse: Browse, stranger: Person) -> None:
    """The victim signs in with the new password and finds nothing of the stranger, who is out."""
    await people.revocations_known()
    assert (await people.client.get("/auth/me", headers=stranger.headers)).status_code == 401
    refreshed = await people.client.post("/auth/refresh", json={"refresh_token": stranger.refresh_token})
    assert refreshed.status_code == 401
    assert (await _log_in(browse("203.0.113.7"), PASSWORD)).status_code == 401
    victim = await _log_in(browse("192.0.2.1"), MINE)
    headers = {"Authorization": f"Bearer {victim.json()['access_token']}"}
    export = (await people.client.get("/auth/me/export", headers=headers)).json()
    assert (export["user"]["email_confirmed"], export["user"]["name"], export["addresses"]) == (True, "", [])
    assert people.sql("SELECT count(*) FROM sessions WHERE address = '198.51.100.1'") == [(0,)]
    assert people.sql("SELECT count(*) FROM idempotency_keys") == [(0,)]


@pytest.mark.parametrize("locale", ["en", "ar", "de", "fr"])
async def test_no_mail_to_an_unconfirmed_mailbox_carries_the_registrants_text(
    people: People, mail_catcher: Any, locale: str
) -> None:
    await people.register(VICTIM, name=BAIT, locale=locale)
    await people.client.post("/auth/forgot-password", json={"email": VICTIM})
    token = await _link(people, mail_catcher, "reset")
    await people.client.post("/auth/reset-password", json={"token": token, "password": MINE})
    async with asyncio.timeout(30):
        while len(messages := await asyncio.to_thread(mail_catcher.messages, VICTIM)) < 3:
            await asyncio.sleep(0.05)
    assert "evil" not in str(messages)


async def test_a_confirmed_person_is_called_by_name(people: People, mail_catcher: Any) -> None:
    person = await people.register(VICTIM, name="Amira Nasser")
    await _confirm(people.client, await _link(people, mail_catcher), device_mark=person.device_mark)
    await people.client.post("/auth/forgot-password", json={"email": VICTIM})
    await _link(people, mail_catcher, "reset")
    messages = await asyncio.to_thread(mail_catcher.messages, VICTIM)
    assert any("Amira Nasser" in message["text"] and "/reset#" in message["text"] for message in messages)


async def test_the_link_alone_does_not_confirm_an_account_that_another_device_opened(
    people: People, stranger: Person, browse: Browse, mail_catcher: Any
) -> None:
    token = await _link(people, mail_catcher)
    answer = await _confirm(browse("192.0.2.1"), token)
    assert (answer.status_code, answer.json()["code"]) == (409, "registrant_unknown")
    me = await people.client.get("/auth/me", headers=stranger.headers)
    assert me.json()["email_confirmed"] is False


async def test_with_a_new_password_the_account_is_the_mailboxs_and_the_stranger_is_out(
    people: People, stranger: Person, browse: Browse, mail_catcher: Any
) -> None:
    token = await _link(people, mail_catcher)
    victim = browse("192.0.2.1")
    assert (await _confirm(victim, token)).status_code == 409
    assert (await _confirm(victim, token, new_password=MINE)).status_code == 200
    await _belongs_to_the_mailbox(people, browse, stranger)
    assert (await _confirm(victim, token, new_password=MINE)).status_code == 410


async def test_a_forgotten_password_of_an_unconfirmed_account_is_the_mailboxs_way_too(
    people: People, stranger: Person, browse: Browse, mail_catcher: Any
) -> None:
    victim = browse("192.0.2.1")
    confirm = await _link(people, mail_catcher)
    await victim.post("/auth/forgot-password", json={"email": VICTIM})
    token = await _link(people, mail_catcher, "reset")
    await victim.post("/auth/reset-password", json={"token": token, "password": MINE})
    await _belongs_to_the_mailbox(people, browse, stranger)
    assert (await _confirm(victim, confirm, new_password="another fine start")).status_code == 410


async def test_the_registrant_confirms_in_the_same_browser_and_stays_in(
    people: People, browse: Browse, mail_catcher: Any
) -> None:
    browser = browse("192.0.2.1", origin=SHOP, base=SHOP)
    begun = await browser.post("/api/auth/register", json={"email": VICTIM, "password": PASSWORD, "name": "Amira"})
    token = await _link(people, mail_catcher)
    assert (await browser.post("/api/auth/verify-email", json={"token": token})).status_code == 200
    headers = {"Authorization": f"Bearer {begun.json()['access_token']}"}
    me = (await people.client.get("/auth/me", headers=headers)).json()
    assert (me["email_confirmed"], me["name"]) == (True, "Amira")


@pytest.mark.parametrize("how", ["password", "device_mark", "session"])
async def test_the_registrant_confirms_elsewhere_and_stays_in(
    people: People, browse: Browse, mail_catcher: Any, how: str
) -> None:
    person = await people.register(VICTIM, name="Amira")
    more = {"password": PASSWORD} if how == "password" else {"device_mark": person.device_mark}
    body = {"token": await _link(people, mail_catcher)} | ({} if how == "session" else more)
    headers = person.headers if how == "session" else {}
    answer = await browse("192.0.2.1").post("/auth/verify-email", json=body, headers=headers)
    assert answer.status_code == 200
    me = (await people.client.get("/auth/me", headers=person.headers)).json()
    assert (me["email_confirmed"], me["name"]) == (True, "Amira")


async def test_a_wrong_password_confirms_nothing_is_limited_and_leaves_the_link_good(
    people: People, stranger: Person, browse: Browse, mail_catcher: Any
) -> None:
    token, victim = await _link(people, mail_catcher), browse("192.0.2.1")
    statuses = [(await _confirm(victim, token, password="a wrong guess")).status_code for _ in range(11)]
    assert statuses == [422] * 10 + [429]
    assert (await _confirm(victim, token, new_password=MINE)).status_code == 200


async def test_another_persons_device_session_or_both_passwords_are_no_proof(
    people: People, stranger: Person, browse: Browse, mail_catcher: Any
) -> None:
    token = await _link(people, mail_catcher)
    other = await people.register("other@souk.test")
    assert (await _confirm(people.client, token, device_mark=other.device_mark)).status_code == 409
    answer = await people.client.post("/auth/verify-email", json={"token": token}, headers=other.headers)
    assert answer.status_code == 409
    assert (await _confirm(people.client, token, password=PASSWORD, new_password=MINE)).status_code == 422
    assert (await _confirm(people.client, token, new_password="password1")).status_code == 422


async def _registrations(client: httpx2.AsyncClient, times: int, domain: str) -> list[int]:
    bodies = ({"email": f"user{number}@{domain}", "password": PASSWORD} for number in range(times))
    return [(await client.post("/auth/register", json=body)).status_code for body in bodies]


async def test_forty_registrations_from_one_address_mail_to_thirty(people: People, browse: Browse) -> None:
    statuses = await _registrations(browse("203.0.113.1"), 40, "souk.test")
    assert statuses == [201] * 30 + [429] * 10
    assert people.sql("SELECT count(*) FROM outgoing_mail") == [(30,)]
    assert await _registrations(browse("192.0.2.1"), 1, "elsewhere.test") == [201]


async def test_forgotten_passwords_and_registrations_share_the_limit_of_an_address(browse: Browse) -> None:
    client = browse("203.0.113.1")
    bodies = ({"email": f"user{number}@souk.test"} for number in range(30))
    asked = [(await client.post("/auth/forgot-password", json=body)).status_code for body in bodies]
    assert asked == [202] * 30
    answer = await client.post("/auth/forgot-password", json={"email": VICTIM})
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_mails")
    assert int(answer.headers["Retry-After"]) > 0
    assert await _registrations(client, 1, "souk.test") == [429]


async def test_one_mailbox_gets_five_confirmations_a_day(people: People, browse: Browse, mail_catcher: Any) -> None:
    for number in range(7):
        person = await people.register(f"amira+{number}@souk.test")
        assert person.device_mark
    async with asyncio.timeout(30):
        while people.sql("SELECT count(*) FROM outgoing_mail WHERE sent_at IS NULL AND failed_at IS NULL") != [(0,)]:
            await asyncio.sleep(0.05)
    withheld = people.sql("SELECT error, data::text FROM outgoing_mail WHERE sent_at IS NULL")
    assert withheld == [("withheld: mail-mailbox-verify_email", "{}")] * 2


async def test_an_unconfirmed_mailbox_gets_five_links_a_day_a_confirmed_one_three_an_hour(people: People) -> None:
    person = await people.register(VICTIM)

    async def asked(times: int) -> int:
        for _ in range(times):
            await people.client.post("/auth/forgot-password", json={"email": VICTIM})
        async with asyncio.timeout(30):
            while people.sql("SELECT count(*) FROM recovery_requests") != [(0,)]:
                await asyncio.sleep(0.02)
        people.sql("UPDATE one_time_links SET created_at = created_at - interval '2 hours'")
        return int(people.sql("SELECT count(*) FROM one_time_links WHERE purpose = 'reset_password'")[0][0])

    assert [await asked(4) for _ in range(3)] == [3, 5, 5]
    people.sql("UPDATE users SET email_confirmed_at = now() WHERE id = %s", person.id)
    assert await asked(4) == 8
