"""Staff sign in with a second factor: by code, once each; customers never meet it."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from builders import PASSWORD
from people import App, People, Person

from auth_service.domain.demo import DEMO_PASSWORD, PEOPLE
from auth_service.infrastructure.passwords import BcryptPasswords
from auth_service.seed import seed

BOSS = "admin@souk.test"


@pytest.fixture
async def boss(people: People) -> Person:
    """An admin with an app."""
    return await people.staff("admin")


def _app(people: People) -> App:
    return people.apps[BOSS]


def _problem(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


async def test_who_has_an_app_gets_a_challenge_that_names_no_secret(people: People, boss: Person) -> None:
    answer = await people.client.post("/auth/login", json={"email": BOSS, "password": PASSWORD})
    assert answer.status_code == 202
    assert answer.json() == {"challenge": answer.json()["challenge"], "step": "code", "expires_in": 300}
    assert "set-cookie" not in answer.headers
    stored = people.sql("SELECT encode(secret, 'hex') FROM second_factors")[0][0]
    assert stored not in answer.text


async def test_a_code_ends_the_sign_in_and_the_trail_says_how(people: People, boss: Person) -> None:
    answer = await people.prove(await people.challenge(BOSS), _app(people).code())
    assert (answer.status_code, answer.json()["user"]["role"]) == (200, "admin")
    me = await people.client.get("/auth/me", headers={"Authorization": f"Bearer {answer.json()['access_token']}"})
    assert me.status_code == 200
    (line,) = people.sql("SELECT details ->> 'second_factor' FROM audit_entries ORDER BY at DESC, id DESC LIMIT 1")
    assert line == ("app",)


async def test_a_browser_gets_the_session_as_a_cookie(people: People, boss: Person, browse: Callable[..., Any]) -> None:
    browser = browse(origin="http://localhost:8000", base="http://localhost:8000")
    challenged = await browser.post("/auth/login", json={"email": BOSS, "password": PASSWORD})
    body = {"challenge": challenged.json()["challenge"], "code": _app(people).code()}
    answer = await browser.post("/auth/login/second-factor", json=body)
    assert (answer.status_code, answer.json()["refresh_token"], answer.json()["device_mark"]) == (200, None, None)
    assert {"souk_refresh", "souk_device"} <= {
        cookie.partition("=")[0] for cookie in answer.headers.get_list("set-cookie")
    }


async def test_a_code_is_good_once_also_in_another_sign_in(people: People, boss: Person) -> None:
    code = _app(people).code()
    assert (await people.prove(await people.challenge(BOSS), code)).status_code == 200
    for challenge in (await people.challenge(BOSS), await people.challenge(BOSS)):
        assert _problem(await people.prove(challenge, code)) == (422, "wrong_code")


async def test_of_two_sign_ins_with_one_code_one_wins(people: People, boss: Person) -> None:
    first, second = await people.challenge(BOSS), await people.challenge(BOSS)
    code = _app(people).code()
    answers = await asyncio.gather(people.prove(first, code), people.prove(second, code))
    assert sorted(answer.status_code for answer in answers) == [200, 422]
    assert people.sql("SELECT count(*) FROM audit_entries WHERE action = 'second_factor_failed'") == [(1,)]


async def test_a_code_of_an_earlier_moment_than_the_last_is_not_taken(people: People, boss: Person) -> None:
    app, step = _app(people), int(time.time() // 30)
    people.sql("UPDATE second_factors SET last_step = %s", step - 1)
    assert (await people.prove(await people.challenge(BOSS), app.at(step + 1))).status_code == 200
    assert _problem(await people.prove(await people.challenge(BOSS), app.at(step)))[1] == "wrong_code"


@pytest.mark.parametrize("distance", [-3, 3])
async def test_a_code_two_steps_away_is_wrong(people: People, boss: Person, distance: int) -> None:
    people.sql("UPDATE second_factors SET last_step = NULL")
    code = _app(people).at(int(time.time() // 30) + distance)
    assert _problem(await people.prove(await people.challenge(BOSS), code)) == (422, "wrong_code")


async def test_codes_may_be_typed_with_spaces_and_in_arabic_digits(people: People, boss: Person) -> None:
    for in_arabic in (False, True):
        people.sql("UPDATE second_factors SET last_step = NULL")
        code = _app(people).at(int(time.time() // 30))
        code = "".join(chr(0x660 + int(each)) for each in code) if in_arabic else f"{code[:3]} {code[3:]}"
        assert (await people.prove(await people.challenge(BOSS), code)).status_code == 200


async def test_a_recovery_code_is_good_once_however_it_is_typed(people: People) -> None:
    boss, codes = await _enrolled_with_codes(people)
    assert len(codes) == len(set(codes)) == 10
    typed = codes[0].lower().replace("-", " ")
    assert (await people.prove(await people.challenge(boss.email), typed)).status_code == 200
    assert _problem(await people.prove(await people.challenge(boss.email), codes[0])) == (422, "wrong_code")
    own = await people.client.get("/auth/me/second-factor", headers=boss.headers)
    assert own.json()["recovery_codes_left"] == 9
    stored = str(people.sql("SELECT recovery_codes FROM second_factors"))
    assert not any(code in stored for code in codes)


async def _enrolled_with_codes(people: People) -> tuple[Person, list[str]]:
    person = await people.register(BOSS)
    people.sql("UPDATE users SET role = 'admin' WHERE id = %s", person.id)
    await people.revocations_known()
    challenge = await people.challenge(BOSS)
    begun = await people.client.post("/auth/login/second-factor/enrolment", json={"challenge": challenge})
    people.apps[BOSS] = App(begun.json()["secret"])
    body = {"challenge": challenge, "code": people.apps[BOSS].code()}
    done = await people.client.post("/auth/login/second-factor/enrolment/confirmation", json=body)
    assert done.status_code == 200, done.text
    return people._person(done), done.json()["recovery_codes"]


async def test_of_two_with_one_recovery_code_one_wins(people: People) -> None:
    boss, codes = await _enrolled_with_codes(people)
    first, second = await people.challenge(boss.email), await people.challenge(boss.email)
    answers = await asyncio.gather(people.prove(first, codes[3]), people.prove(second, codes[3]))
    assert sorted(answer.status_code for answer in answers) == [200, 422]


async def test_wrong_codes_are_limited_and_noted_and_the_known_device_still_gets_in(
    people: People, boss: Person, browse: Callable[..., Any]
) -> None:
    stranger, challenge = browse("203.0.113.1"), await people.challenge(BOSS)
    body = {"challenge": challenge, "code": "000000"}
    answers = [await stranger.post("/auth/login/second-factor", json=body) for _ in range(12)]
    assert [answer.status_code for answer in answers] == [422] * 10 + [429] * 2
    assert answers[-1].json()["code"] == "too_many_codes"
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert people.sql("SELECT count(*) FROM audit_entries WHERE action = 'second_factor_failed'") == [(10,)]
    known = await people.prove(challenge, _app(people).code(), device_mark=boss.device_mark)
    assert known.status_code == 200


async def test_all_strangers_together_guess_an_accounts_codes_a_hundred_times_a_day(
    people: People, boss: Person, browse: Callable[..., Any]
) -> None:
    body = {"challenge": await people.challenge(BOSS), "code": "000000"}
    clients = [browse(f"203.0.{number}.1") for number in range(12)]
    statuses = [
        (await client.post("/auth/login/second-factor", json=body)).status_code for client in clients for _ in range(9)
    ]
    assert statuses.count(422) == 100
    assert set(statuses[100:]) == {429}


async def test_a_made_up_challenge_uses_up_nobodys_tries(people: People, boss: Person) -> None:
    good = await people.challenge(BOSS)
    changed = ("A" if good[30] != "A" else "B").join((good[:30], good[31:]))
    for challenge in ("x", "é", "A" * 100, changed):
        for _ in range(11):
            assert _problem(await people.prove(challenge, "000000")) == (410, "challenge_expired")
    assert (await people.prove(good, _app(people).code())).status_code == 200


async def test_a_challenge_is_good_for_five_minutes(people: People, boss: Person) -> None:
    finish = people.app.state.application.finish_log_in
    challenge, now = await people.challenge(BOSS), finish.clock
    try:
        object.__setattr__(finish, "clock", lambda: now().fromtimestamp(time.time() + 301, tz=now().tzinfo))
        assert _problem(await people.prove(challenge, _app(people).code())) == (410, "challenge_expired")
    finally:
        object.__setattr__(finish, "clock", now)


@pytest.mark.parametrize(
    "meanwhile",
    [
        "UPDATE users SET password_hash = 'another' WHERE email = 'admin@souk.test'",
        "UPDATE users SET role = 'support' WHERE email = 'admin@souk.test'",
        "UPDATE second_factors SET enrolled_at = enrolled_at + interval '1 s'",
        "DELETE FROM second_factors",
    ],
)
async def test_a_challenge_ends_when_the_account_changes(people: People, boss: Person, meanwhile: str) -> None:
    challenge = await people.challenge(BOSS)
    people.sql(meanwhile)
    assert _problem(await people.prove(challenge, _app(people).code())) == (410, "challenge_expired")


async def test_who_is_deactivated_meanwhile_does_not_get_in(people: People, boss: Person) -> None:
    challenge, code = await people.challenge(BOSS), _app(people).code()
    people.sql("UPDATE users SET status = 'deactivated'")
    assert _problem(await people.prove(challenge, code)) == (403, "account_deactivated")
    again = await people.client.post("/auth/login", json={"email": BOSS, "password": PASSWORD})
    assert _problem(again) == (403, "account_deactivated")


async def test_a_challenge_to_enrol_takes_no_code_and_the_other_enrols_nobody(people: People, boss: Person) -> None:
    answer = await people.client.post(
        "/auth/login/second-factor/enrolment", json={"challenge": await people.challenge(BOSS)}
    )
    assert _problem(answer) == (410, "challenge_expired")
    person = await people.register("new@souk.test")
    people.sql("UPDATE users SET role = 'support' WHERE id = %s", person.id)
    assert _problem(await people.prove(await people.challenge("new@souk.test"), "000000")) == (410, "challenge_expired")


async def test_a_wrong_password_shows_nothing_of_a_second_factor(people: People, boss: Person) -> None:
    await people.register()
    answers = [
        await people.client.post("/auth/login", json={"email": email, "password": "wrong password"})
        for email in (BOSS, "amira@souk.test", "nobody@souk.test")
    ]
    bodies = [answer.json() | {"request_id": None} for answer in answers]
    assert bodies[0] == bodies[1] == bodies[2]
    assert {answer.status_code for answer in answers} == {401}


async def test_a_role_that_demands_it_gives_no_session_before_an_app_is_set_up(people: People) -> None:
    person = await people.register("new@souk.test")
    people.sql("UPDATE users SET role = 'support' WHERE id = %s", person.id)
    answer = await people.client.post("/auth/login", json={"email": "new@souk.test", "password": PASSWORD})
    assert (answer.status_code, answer.json()["step"], answer.json()["expires_in"]) == (202, "enrol", 900)
    challenge = answer.json()["challenge"]
    assert people.sql("SELECT count(*) FROM sessions") == [(1,)]  # that of registering
    bearer = {"Authorization": f"Bearer {challenge}"}
    assert (await people.client.get("/auth/me", headers=bearer)).status_code == 401
    begun = (await people.client.post("/auth/login/second-factor/enrolment", json={"challenge": challenge})).json()
    assert begun["otpauth_uri"].startswith("otpauth://totp/Souk:new%40souk.test?")
    assert f"secret={begun['secret']}" in begun["otpauth_uri"]
    confirm = "/auth/login/second-factor/enrolment/confirmation"
    wrong = await people.client.post(confirm, json={"challenge": challenge, "code": "000000"})
    assert _problem(wrong) == (422, "wrong_code")
    done = await people.client.post(confirm, json={"challenge": challenge, "code": App(begun["secret"]).code()})
    assert (done.status_code, done.json()["user"]["role"], len(done.json()["recovery_codes"])) == (200, "support", 10)
    again = await people.client.post(confirm, json={"challenge": challenge, "code": "000000"})
    assert _problem(again) == (410, "challenge_expired")


async def test_nothing_begun_confirms_nothing_and_a_secret_waits_a_quarter_of_an_hour(people: People) -> None:
    person = await people.register("new@souk.test")
    people.sql("UPDATE users SET role = 'support' WHERE id = %s", person.id)
    challenge, confirm = await people.challenge("new@souk.test"), "/auth/login/second-factor/enrolment/confirmation"
    none = await people.client.post(confirm, json={"challenge": challenge, "code": "000000"})
    assert _problem(none) == (410, "enrolment_expired")
    begun = (await people.client.post("/auth/login/second-factor/enrolment", json={"challenge": challenge})).json()
    people.sql("UPDATE second_factors SET pending_since = now() - interval '15 minutes 1 second'")
    late = await people.client.post(confirm, json={"challenge": challenge, "code": App(begun["secret"]).code()})
    assert _problem(late) == (410, "enrolment_expired")


async def test_customers_and_roles_that_leave_it_open_sign_in_with_the_password_alone(people: People) -> None:
    people.sql("UPDATE roles SET second_factor = 'optional'")
    for role in ("customer", "support"):
        person = await people.register(f"{role}@souk.test")
        people.sql("UPDATE users SET role = %s WHERE id = %s", role, person.id)
        answer = await people.client.post("/auth/login", json={"email": person.email, "password": PASSWORD})
        assert answer.status_code == 200


async def test_the_demos_people_are_exempt_and_nobody_in_production(
    people: People, settings: Any, cheap_passwords: BcryptPasswords
) -> None:
    await seed(settings, cheap_passwords)
    admin = await people.client.post("/auth/login", json={"email": BOSS, "password": DEMO_PASSWORD})
    assert (admin.status_code, admin.json()["user"]["role"]) == (200, "admin")
    headers = {"Authorization": f"Bearer {admin.json()['access_token']}"}
    own = await people.client.get("/auth/me/second-factor", headers=headers)
    assert own.json() == {"enrolled_at": None, "recovery_codes_left": 0, "demanded": False, "exempt": True}
    refreshed = await people.client.post("/auth/refresh", json={"refresh_token": admin.json()["refresh_token"]})
    assert refreshed.status_code == 200
    demands = people.app.state.application.log_in.demands
    exempt = demands.exempt
    assert exempt == {person.id for person in PEOPLE}
    try:
        object.__setattr__(demands, "exempt", frozenset())
        assert await people.challenge(BOSS, DEMO_PASSWORD)
    finally:
        object.__setattr__(demands, "exempt", exempt)


async def test_a_session_of_before_ends_when_the_role_demands_what_is_not_there(people: People) -> None:
    person = await people.register("tom@souk.test")
    people.sql("UPDATE users SET role = 'support' WHERE id = %s", person.id)
    answer = await people.client.post("/auth/refresh", json={"refresh_token": person.refresh_token})
    assert _problem(answer) == (401, "invalid_refresh_token")
    assert people.sql("SELECT end_reason FROM sessions") == [("standing_changed",)]


async def test_a_new_password_by_mail_does_not_lead_past_the_second_factor(
    people: People, boss: Person, mail_catcher: Any
) -> None:
    await people.client.post("/auth/forgot-password", json={"email": BOSS})
    token = await people.link_in_mail(mail_catcher, BOSS, "reset")
    reset = await people.client.post(
        "/auth/reset-password", json={"token": token, "password": "a fresh start tomorrow"}
    )
    assert reset.status_code == 200
    assert await people.challenge(BOSS, "a fresh start tomorrow")
    assert (await people.log_in(BOSS, "a fresh start tomorrow")).role == "admin"


async def test_a_secret_in_another_row_opens_nothing(people: People, boss: Person) -> None:
    other = await people.staff("support")
    people.sql(
        "UPDATE second_factors SET secret = (SELECT secret FROM second_factors WHERE user_id = %s) WHERE user_id = %s",
        other.id, boss.id,
    )  # fmt: skip
    code = people.apps[other.email].code()
    assert _problem(await people.prove(await people.challenge(BOSS), code)) == (422, "wrong_code")
