"""Who has an account is nobody's business: not by text, not by status, not by the work that is done."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx2
from builders import PASSWORD
from fastapi import FastAPI
from people import People

from auth_service.infrastructure.passwords import BcryptPasswords

Browse = Callable[..., httpx2.AsyncClient]


def _comparable(answer: httpx2.Response) -> tuple[int, dict[str, Any], set[str]]:
    return answer.status_code, answer.json(), set(answer.headers)


async def test_a_wrong_password_and_an_unknown_email_look_the_same(people: People, browse: Browse) -> None:
    await people.register("known@souk.test")
    known = await browse("203.0.113.1").post("/auth/login", json={"email": "known@souk.test", "password": "wrong"})
    unknown = await browse("203.0.113.2").post("/auth/login", json={"email": "nobody@souk.test", "password": "wrong"})
    assert _comparable(known) == _comparable(unknown)
    assert known.status_code == 401


async def test_an_unknown_email_costs_one_hash_like_a_known_one(people: People, app: FastAPI) -> None:
    await people.register("known@souk.test")
    check = app.state.application.log_in.check
    passwords: BcryptPasswords = check.passwords
    hashed: list[str | None] = []

    class Counting:
        async def verify(self, password: str, password_hash: str | None, address: str) -> bool:
            hashed.append(password_hash)
            return await passwords.verify(password, password_hash, address)

    object.__setattr__(check, "passwords", Counting())
    try:
        for email in ("known@souk.test", "nobody@souk.test"):
            await people.client.post("/auth/login", json={"email": email, "password": "wrong"})
    finally:
        object.__setattr__(check, "passwords", passwords)
    assert len(hashed) == 2
    assert hashed[1] is None


async def test_nobodys_hash_is_as_dear_as_a_real_one() -> None:
    passwords = BcryptPasswords(b"pepper", cost=5)
    real = await passwords.hash(PASSWORD, "")
    assert passwords._nobodys[:7] == real.encode()[:7]
    passwords.close()


async def test_too_many_guesses_look_the_same_too(people: People, browse: Browse) -> None:
    await people.register("known@souk.test")
    answers = []
    for address, email in (("203.0.113.1", "known@souk.test"), ("203.0.113.2", "nobody@souk.test")):
        for _ in range(11):
            answer = await browse(address).post("/auth/login", json={"email": email, "password": "wrong"})
        answers.append((answer.status_code, answer.json()["code"]))
    assert answers == [(429, "too_many_attempts")] * 2


async def test_forgot_password_answers_alike_and_does_the_same_work(people: People, browse: Browse) -> None:
    await people.register("known@souk.test")
    answers = [
        await browse().post("/auth/forgot-password", json={"email": email})
        for email in ("known@souk.test", "nobody@souk.test")
    ]
    assert answers[0].status_code == 202
    assert answers[0].content == answers[1].content
    assert set(answers[0].headers) == set(answers[1].headers)


async def test_nobody_without_an_account_gets_mail(people: People, mail_catcher: Any) -> None:
    await people.client.post("/auth/forgot-password", json={"email": "nobody@souk.test"})
    async with asyncio.timeout(30):
        while people.sql("SELECT count(*) FROM recovery_requests") != [(0,)]:
            await asyncio.sleep(0.02)
    assert people.sql("SELECT count(*) FROM outgoing_mail") == [(0,)]


async def test_learning_who_is_registered_by_registering_is_limited(people: People, browse: Browse) -> None:
    await people.register("known@souk.test")
    curious = browse("203.0.113.1")
    body = {"email": "known@souk.test", "password": PASSWORD}
    statuses = [(await curious.post("/auth/register", json=body)).status_code for _ in range(21)]
    assert statuses == [409] * 20 + [429]


async def test_beyond_the_limit_known_and_unknown_emails_are_refused_alike(people: People, browse: Browse) -> None:
    await people.register("known@souk.test")
    curious = browse("203.0.113.1")
    for _ in range(30):
        await curious.post("/auth/register", json={"email": "known@souk.test", "password": PASSWORD})
    answers = [
        await curious.post("/auth/register", json={"email": email, "password": PASSWORD})
        for email in ("known@souk.test", "unknown@souk.test")
    ]
    assert [(each.status_code, each.json()["code"]) for each in answers] == [(429, "too_many_mails")] * 2
