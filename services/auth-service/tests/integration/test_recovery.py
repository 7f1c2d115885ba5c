"""Links in mails: confirming an address, and a new password for a forgotten one."""

import asyncio
from typing import Any

import pytest
from builders import PASSWORD
from people import People

NEW = "a fresh start tomorrow"


async def _forget(people: People, email: str = "amira@souk.test") -> None:
    assert (await people.client.post("/auth/forgot-password", json={"email": email})).status_code == 202


async def _reset(people: People, token: str, password: str = NEW) -> int:
    answer = await people.client.post("/auth/reset-password", json={"token": token, "password": password})
    return answer.status_code


async def test_a_forgotten_password_is_reset_by_mail(people: People, mail_catcher: Any) -> None:
    person = await people.register()
    await _forget(people)
    token = await people.link_in_mail(mail_catcher, person.email, "reset")
    assert await _reset(people, token) == 200
    assert (await people.log_in(password=NEW)).id == person.id
    old = await people.client.post("/auth/login", json={"email": person.email, "password": PASSWORD})
    assert old.status_code == 401


async def test_a_reset_ends_every_session_and_confirms_the_email(people: People, mail_catcher: Any) -> None:
    person = await people.register()
    other = await people.log_in()
    await _forget(people)
    await _reset(people, await people.link_in_mail(mail_catcher, person.email, "reset"))
    await people.revocations_known()
    for held in (person, other):
        assert (await people.client.get("/auth/me", headers=held.headers)).status_code == 401
        body = {"refresh_token": held.refresh_token}
        assert (await people.client.post("/auth/refresh", json=body)).status_code == 401
    again = await people.log_in(password=NEW)
    me = await people.client.get("/auth/me", headers=again.headers)
    assert me.json()["email_confirmed"] is True


async def test_the_mailbox_learns_that_the_password_changed(people: People, mail_catcher: Any) -> None:
    person = await people.register()
    await _forget(people)
    await _reset(people, await people.link_in_mail(mail_catcher, person.email, "reset"))
    async with asyncio.timeout(30):
        while not any("was changed" in m["subject"] for m in await asyncio.to_thread(mail_catcher.messages)):
            await asyncio.sleep(0.05)


async def test_a_link_works_once(people: People, mail_catcher: Any) -> None:
    person = await people.register()
    await _forget(people)
    token = await people.link_in_mail(mail_catcher, person.email, "reset")
    statuses = await asyncio.gather(_reset(people, token), _reset(people, token))
    assert sorted(statuses) == [200, 410]
    assert await _reset(people, token) == 410


async def test_using_one_link_voids_the_others(people: People, mail_catcher: Any) -> None:
    person = await people.register()
    await _forget(people)
    first = await people.link_in_mail(mail_catcher, person.email, "reset")
    mail_catcher.clear()
    await _forget(people)
    second = await people.link_in_mail(mail_catcher, person.email, "reset")
    assert first != second
    assert await _reset(people, second) == 200
    assert await _reset(people, first) == 410


async def test_a_link_expires(people: People, mail_catcher: Any) -> None:
    person = await people.register()
    await _forget(people)
    token = await people.link_in_mail(mail_catcher, person.email, "reset")
    people.sql("UPDATE one_time_links SET expires_at = now()")
    assert await _reset(people, token) == 410


async def test_a_link_serves_its_purpose_only(people: People, mail_catcher: Any) -> None:
    person = await people.register()
    confirm = await people.link_in_mail(mail_catcher, person.email, "verify")
    assert await _reset(people, confirm) == 410
    body = {"token": confirm, "device_mark": person.device_mark}
    assert (await people.client.post("/auth/verify-email", json=body)).status_code == 200


@pytest.mark.parametrize("token", ["x" * 43, "short", "x" * 200, "\x00" * 43])
async def test_a_made_up_link_is_refused(people: People, token: str) -> None:
    assert await _reset(people, token) in (410, 422)
    assert (await people.client.post("/auth/verify-email", json={"token": token})).status_code in (410, 422)


async def test_a_common_password_does_not_use_up_the_link(people: People, mail_catcher: Any) -> None:
    person = await people.register()
    await _forget(people)
    token = await people.link_in_mail(mail_catcher, person.email, "reset")
    assert await _reset(people, token, "password1") == 422
    assert await _reset(people, token) == 200


async def test_no_mailbox_is_flooded(people: People) -> None:
    await people.register()
    for _ in range(6):
        await _forget(people)
    async with asyncio.timeout(30):
        while people.sql("SELECT count(*) FROM recovery_requests") != [(0,)]:
            await asyncio.sleep(0.02)
    assert people.sql("SELECT count(*) FROM outgoing_mail WHERE template = 'reset_password'") == [(3,)]


async def test_a_deactivated_account_gets_no_link(people: People) -> None:
    person = await people.register()
    people.sql("UPDATE users SET status = 'deactivated' WHERE id = %s", person.id)
    await _forget(people)
    async with asyncio.timeout(30):
        while people.sql("SELECT count(*) FROM recovery_requests") != [(0,)]:
            await asyncio.sleep(0.02)
    assert people.sql("SELECT count(*) FROM outgoing_mail WHERE template = 'reset_password'") == [(0,)]


async def test_the_database_forgets_the_link_once_the_mail_is_out(people: People, mail_catcher: Any) -> None:
    person = await people.register()
    token = await people.link_in_mail(mail_catcher, person.email, "verify")
    async with asyncio.timeout(30):
        while people.sql("SELECT count(*) FROM outgoing_mail WHERE sent_at IS NULL") != [(0,)]:
            await asyncio.sleep(0.02)
    everything = people.sql("SELECT m::text FROM outgoing_mail m") + people.sql("SELECT l::text FROM one_time_links l")
    assert token not in str(everything)


@pytest.mark.parametrize(
    ("locale", "word"), [("en", "confirm"), ("de", "bestätigen"), ("ar", "تأكيد"), ("fr", "confirm")]
)
async def test_mails_speak_the_persons_language(people: People, mail_catcher: Any, locale: str, word: str) -> None:
    # An address of its own: a mail of the test before may still be on its way.
    await people.register(f"{locale}@souk.test", locale=locale, name="Amira")
    message = await asyncio.to_thread(mail_catcher.wait_for, f"{locale}@souk.test")
    assert word in message["text"]


async def test_confirming_tells_the_other_services_once(people: People, mail_catcher: Any) -> None:
    person = await people.register()
    token = await people.link_in_mail(mail_catcher, person.email, "verify")
    body = {"token": token, "device_mark": person.device_mark}
    assert (await people.client.post("/auth/verify-email", json=body)).status_code == 200
    assert (await people.client.post("/auth/verify-email", json=body)).status_code == 410
    types = [row[0] for row in people.sql("SELECT type FROM outbox ORDER BY id")]
    assert types == ["souk.user.registered.v1", "souk.user.email_confirmed.v1"]
