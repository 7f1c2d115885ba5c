"""Registering, signing in and out, as programs do it."""

import pytest
from builders import PASSWORD
from people import People

from servicekit.domain import new_id


async def test_register_then_who_am_i(people: People) -> None:
    person = await people.register("Amira@Souk.test", name="Amira", locale="ar")
    answer = await people.client.get("/auth/me", headers=person.headers)
    assert answer.status_code == 200
    assert answer.json() | {"created_at": None} == {
        "id": str(person.id),
        "role": "customer",
        "email": "amira@souk.test",
        "email_confirmed": False,
        "name": "Amira",
        "locale": "ar",
        "created_at": None,
        "permissions": [],
    }


async def test_an_email_is_one_account_however_it_is_written(people: People) -> None:
    await people.register("amira@souk.test")
    answer = await people.client.post("/auth/register", json={"email": "AMIRA@SOUK.TEST", "password": PASSWORD})
    assert answer.status_code == 409
    assert answer.json()["code"] == "email_taken"


async def test_login_in_any_case(people: People) -> None:
    await people.register()
    person = await people.log_in("AMIRA@souk.test", PASSWORD)
    assert (await people.client.get("/auth/me", headers=person.headers)).status_code == 200


async def test_a_program_gets_its_tokens_in_the_answer_and_no_cookie(people: People) -> None:
    await people.register()
    answer = await people.client.post("/auth/login", json={"email": "amira@souk.test", "password": PASSWORD})
    assert answer.json()["refresh_token"]
    assert answer.json()["token_type"] == "Bearer"
    assert answer.json()["expires_in"] == 900
    assert "set-cookie" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"email": "not an address"}, 422),
        ({"email": "a@b"}, 422),
        ({"email": "a\x00@souk.test"}, 422),
        ({"email": None}, 422),
        ({"email": ["amira@souk.test"]}, 422),
        ({"email": "x" * 300 + "@souk.test"}, 422),
        ({"password": "short"}, 422),
        ({"password": "x" * 257}, 422),
        ({"password": 12345678}, 422),
        ({"name": "a\x00b"}, 422),
        ({"name": "x" * 101}, 422),
        ({"locale": "klingon"}, 422),
        ({"role": "admin"}, 422),
        ({"id": "01976b00-0000-7000-8000-00000000a001"}, 422),
    ],
    ids=str,
)
async def test_a_bad_registration_is_refused(people: People, change: dict[str, object], code: int) -> None:
    body = {"email": "amira@souk.test", "password": PASSWORD} | change
    answer = await people.client.post("/auth/register", json=body)
    assert answer.status_code == code, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert PASSWORD not in answer.text
    assert people.sql("SELECT count(*) FROM users") == [(0,)]


@pytest.mark.parametrize("password", ["password1", "12345678", "PASSWORD", "aaaaaaaaaa", "amira@souk.test", "Souk2026"])
async def test_a_common_password_is_refused(people: People, password: str) -> None:
    answer = await people.client.post("/auth/register", json={"email": "amira@souk.test", "password": password})
    assert answer.status_code == 422
    assert answer.json()["code"] == "password_too_common"


@pytest.mark.parametrize(
    "password", ["nul\x00inside it", "x" * 100 + "ab" * 78, "كلمة سر طويلة", "🦀🐪🧿🕌🫖🛍🪙🧵", "        ab c"]
)
async def test_a_password_may_hold_anything(people: People, password: str) -> None:
    await people.register(password=password)
    assert await people.log_in(password=password)
    changed = password[:-1] + "!"
    answer = await people.client.post("/auth/login", json={"email": "amira@souk.test", "password": changed})
    assert answer.status_code == 401


async def test_a_guest_has_a_token_and_no_account(people: People) -> None:
    guest = await people.guest()
    headers = {"Authorization": f"Bearer {guest['access_token']}"}
    me = await people.client.get("/auth/me", headers=headers)
    assert me.json()["role"] == "guest"
    assert me.json()["id"] == guest["user"]["id"]
    assert guest["expires_in"] == 30 * 24 * 3600
    assert people.sql("SELECT count(*) FROM users") == [(0,)]


async def test_registering_keeps_the_guests_id_and_ends_the_guests_token(people: People) -> None:
    guest = await people.guest()
    headers = {"Authorization": f"Bearer {guest['access_token']}"}
    person = await people.register(headers=headers)
    assert str(person.id) == guest["user"]["id"]
    await people.revocations_known()
    refused = await people.client.get("/auth/me", headers=headers)
    assert refused.status_code == 401
    assert refused.json()["code"] == "session_revoked"
    assert (await people.client.get("/auth/me", headers=person.headers)).status_code == 200


async def test_a_guests_token_opens_one_account_only(people: People) -> None:
    guest = await people.guest()
    headers = {"Authorization": f"Bearer {guest['access_token']}"}
    await people.register(headers=headers)
    body = {"email": "second@souk.test", "password": PASSWORD}
    again = await people.client.post("/auth/register", json=body, headers=headers)
    assert again.status_code in (401, 409)
    assert people.sql("SELECT count(*) FROM users") == [(1,)]


async def test_who_is_signed_in_cannot_register(people: People) -> None:
    person = await people.register()
    body = {"email": "second@souk.test", "password": PASSWORD}
    answer = await people.client.post("/auth/register", json=body, headers=person.headers)
    assert answer.status_code == 409
    assert answer.json()["code"] == "already_signed_in"


async def test_a_deactivated_account_cannot_sign_in_and_says_so_only_to_its_owner(people: People) -> None:
    person = await people.register()
    people.sql("UPDATE users SET status = 'deactivated' WHERE id = %s", person.id)
    right = await people.client.post("/auth/login", json={"email": person.email, "password": PASSWORD})
    assert (right.status_code, right.json()["code"]) == (403, "account_deactivated")
    wrong = await people.client.post("/auth/login", json={"email": person.email, "password": "wrong"})
    assert (wrong.status_code, wrong.json()["code"]) == (401, "invalid_credentials")


async def test_logout_ends_access_and_refresh(people: People) -> None:
    person = await people.register()
    answer = await people.client.post("/auth/logout", headers=person.headers)
    assert answer.status_code == 204
    await people.revocations_known()
    assert (await people.client.get("/auth/me", headers=person.headers)).status_code == 401
    again = await people.client.post("/auth/refresh", json={"refresh_token": person.refresh_token})
    assert again.status_code == 401


async def test_a_guests_logout_ends_the_guests_token_and_no_others(people: People) -> None:
    guests = [await people.guest() for _ in range(2)]
    leaving, staying = ({"Authorization": f"Bearer {guest['access_token']}"} for guest in guests)
    assert (await people.client.post("/auth/logout", headers=leaving)).status_code == 204
    await people.revocations_known()
    refused = await people.client.get("/auth/me", headers=leaving)
    assert (refused.status_code, refused.json()["code"]) == (401, "session_revoked")
    assert (await people.client.get("/auth/me", headers=staying)).status_code == 200


async def test_repeating_a_logout_by_access_token_is_no_error(people: People) -> None:
    guest, person = await people.guest(), await people.register()
    for headers in ({"Authorization": f"Bearer {guest['access_token']}"}, person.headers):
        assert (await people.client.post("/auth/logout", headers=headers)).status_code == 204
        await people.revocations_known()
        assert (await people.client.post("/auth/logout", headers=headers)).status_code == 204


async def test_a_token_that_ended_with_logout_stays_ended_until_it_expires(people: People) -> None:
    guest = await people.guest()
    await people.client.post("/auth/logout", headers={"Authorization": f"Bearer {guest['access_token']}"})
    ((days,),) = people.sql("SELECT extract(day FROM expires_at - revoked_at) FROM revocations")
    assert days >= 29


async def test_guests_of_one_address_end_sixty_tokens_an_hour_and_people_as_many_as_they_like(people: People) -> None:
    person = await people.register()
    tokens = [people.app.state.application.begin_as_guest()[1].token for _ in range(61)]
    answers = [
        await people.client.post("/auth/logout", headers={"Authorization": f"Bearer {token}"}) for token in tokens
    ]
    assert [answer.status_code for answer in answers] == [204] * 60 + [429]
    assert people.sql("SELECT count(*) FROM revocations") == [(60,)]
    assert (await people.client.post("/auth/logout", headers=person.headers)).status_code == 204


async def test_logout_by_refresh_token_works_after_the_access_token_expired(people: People) -> None:
    person = await people.register()
    body = {"refresh_token": person.refresh_token}
    for _ in range(2):
        assert (await people.client.post("/auth/logout", json=body)).status_code == 204
    await people.revocations_known()
    assert (await people.client.get("/auth/me", headers=person.headers)).status_code == 401


async def test_logout_with_a_made_up_token_ends_nothing(people: People) -> None:
    person = await people.register()
    answer = await people.client.post("/auth/logout", json={"refresh_token": "A" * 70})
    assert answer.status_code == 204
    assert (await people.client.post("/auth/logout")).status_code == 204
    await people.revocations_known()
    assert (await people.client.get("/auth/me", headers=person.headers)).status_code == 200


async def test_what_happened_is_in_the_trail_without_personal_data(people: People) -> None:
    person = await people.register()
    await people.client.post("/auth/login", json={"email": person.email, "password": "wrong password"})
    await people.log_in()
    lines = people.sql("SELECT action, subject_id, address, request_id, details::text FROM audit_entries ORDER BY id")
    assert [line[0] for line in lines] == ["registered", "login_failed", "logged_in"]
    assert all(line[1] == person.id and line[2] == "198.51.100.1" and line[3] for line in lines)
    assert "souk.test" not in str(lines)


async def test_an_unknown_path_parameter_is_not_a_crash(people: People) -> None:
    person = await people.register()
    for session_id in (new_id(), "nonsense"):
        answer = await people.client.delete(f"/auth/sessions/{session_id}", headers=person.headers)
        assert answer.status_code in (404, 422)


async def test_a_password_may_hold_what_no_other_text_may(people: People) -> None:
    password = "four words\0of\n\u202esecret"
    await people.register(password=password)
    assert (await people.log_in(password=password)).id
    lost = await people.client.post(
        "/auth/login",
        content=b'{"email": "amira@souk.test", "password": "four words \\ud800"}',
        headers={"Content-Type": "application/json"},
    )
    assert (lost.status_code, lost.json()["errors"][0]["field"]) == (422, "body.password")


@pytest.mark.parametrize("name", ["Te\0st", "Te\u202est", "Te\u2029st"])
async def test_a_name_that_could_not_be_kept_or_would_mislead_is_refused(people: People, name: str) -> None:
    body = {"email": "amira@souk.test", "password": PASSWORD, "name": name}
    answer = await people.client.post("/auth/register", json=body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "body.name")


async def test_the_name_of_a_browser_never_keeps_anybody_out(people: People) -> None:
    headers = {"User-Agent": b"Shop\x85Browser"}
    person = await people.register(headers=headers)
    sessions = (await people.client.get("/auth/sessions", headers=person.headers)).json()["items"]
    assert sessions[0]["user_agent"] == "Shop Browser"
