"""What people see and change of their own account."""

import asyncio
from typing import Any

from builders import PASSWORD, a_saved_address
from people import People

NEW = "a fresh start tomorrow"


async def test_change_the_profile(people: People) -> None:
    person = await people.register(name="Amira")
    answer = await people.client.patch("/auth/me", json={"locale": "de"}, headers=person.headers)
    assert (answer.json()["name"], answer.json()["locale"]) == ("Amira", "de")
    refused = await people.client.patch("/auth/me", json={"email": "x@souk.test"}, headers=person.headers)
    assert refused.status_code == 422


async def test_change_the_password_and_end_every_other_session(people: People) -> None:
    person = await people.register()
    other = await people.log_in()
    body = {"current_password": PASSWORD, "new_password": NEW}
    answer = await people.client.post("/auth/change-password", json=body, headers=person.headers)
    assert answer.status_code == 204
    await people.revocations_known()
    assert (await people.client.get("/auth/me", headers=person.headers)).status_code == 200
    assert (await people.client.get("/auth/me", headers=other.headers)).status_code == 401
    await people.log_in(password=NEW)


async def test_a_wrong_or_common_password_changes_nothing(people: People) -> None:
    person = await people.register()
    for body, code in (
        ({"current_password": "wrong", "new_password": NEW}, "wrong_password"),
        ({"current_password": PASSWORD, "new_password": "password1"}, "password_too_common"),
    ):
        answer = await people.client.post("/auth/change-password", json=body, headers=person.headers)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    await people.log_in()


async def test_list_and_end_sessions(people: People) -> None:
    person = await people.register()
    other = await people.log_in()
    sessions = (await people.client.get("/auth/sessions", headers=person.headers)).json()["items"]
    assert [session["current"] for session in sessions] == [False, True]
    assert sessions[0]["ip_address"] == "198.51.100.1"
    path = f"/auth/sessions/{sessions[0]['id']}"
    assert (await people.client.delete(path, headers=person.headers)).status_code == 204
    assert (await people.client.delete(path, headers=person.headers)).status_code == 404
    await people.revocations_known()
    assert (await people.client.get("/auth/me", headers=other.headers)).status_code == 401
    assert len((await people.client.get("/auth/sessions", headers=person.headers)).json()["items"]) == 1


async def test_an_ended_session_is_soon_refused(people: People) -> None:
    person = await people.register()
    await people.client.post("/auth/logout", headers=person.headers)
    async with asyncio.timeout(30):
        while (await people.client.get("/auth/me", headers=person.headers)).status_code != 401:
            await asyncio.sleep(0.05)


async def test_the_address_book(people: People) -> None:
    person = await people.register()
    book = "/auth/me/addresses"
    first = (await people.client.post(book, json=a_saved_address(), headers=person.headers)).json()
    assert first["is_default"] is True
    body = a_saved_address(city="Cork", is_default=True, phone="+353 21 123 4567")
    second = (await people.client.post(book, json=body, headers=person.headers)).json()
    items = (await people.client.get(book, headers=person.headers)).json()["items"]
    assert [(item["address"]["city"], item["is_default"]) for item in items] == [("Cork", True), ("Dublin", False)]
    changed = await people.client.put(
        f"{book}/{first['id']}", json=a_saved_address(city="Galway"), headers=person.headers
    )
    assert changed.json()["address"]["city"] == "Galway"
    assert (await people.client.delete(f"{book}/{second['id']}", headers=person.headers)).status_code == 204
    assert (await people.client.delete(f"{book}/{second['id']}", headers=person.headers)).status_code == 404


async def test_two_new_defaults_at_once_leave_one(people: People) -> None:
    person = await people.register()
    posts = (
        people.client.post("/auth/me/addresses", json=a_saved_address(is_default=True), headers=person.headers)
        for _ in range(5)
    )
    assert {answer.status_code for answer in await asyncio.gather(*posts)} == {201}
    assert people.sql("SELECT count(*), count(*) FILTER (WHERE is_default) FROM addresses") == [(5, 1)]


async def test_an_address_book_is_finite(people: People) -> None:
    person = await people.register()
    statuses = [
        (await people.client.post("/auth/me/addresses", json=a_saved_address(), headers=person.headers)).status_code
        for _ in range(21)
    ]
    assert statuses == [201] * 20 + [409]


async def test_bad_addresses_are_refused(people: People) -> None:
    person = await people.register()
    for change in ({"country": "Ireland"}, {"line1": ""}, {"city": "a\x00b"}, {"user_id": "x"}, {"phone": "call me"}):
        answer = await people.client.post("/auth/me/addresses", json=a_saved_address(**change), headers=person.headers)
        assert answer.status_code == 422, change


async def test_an_address_posted_twice_with_one_key_is_one_address(people: People) -> None:
    person = await people.register()
    headers = person.headers | {"Idempotency-Key": "one"}
    answers = [
        await people.client.post("/auth/me/addresses", json=a_saved_address(), headers=headers) for _ in range(2)
    ]
    assert answers[0].content == answers[1].content
    assert answers[1].headers["idempotent-replayed"] == "true"


async def test_export_holds_everything_but_secrets(people: People) -> None:
    person = await people.register(name="Amira")
    await people.client.post("/auth/me/addresses", json=a_saved_address(), headers=person.headers)
    answer = await people.client.get("/auth/me/export", headers=person.headers)
    body = answer.json()
    assert body["user"]["email"] == person.email
    assert len(body["addresses"]) == len(body["sessions"]) == 1
    assert [line["action"] for line in body["audit"]] == ["exported", "registered"]
    assert "password" not in answer.text
    assert "digest" not in answer.text


async def _delete(people: People, person: Any, password: str = PASSWORD) -> int:
    answer = await people.client.request("DELETE", "/auth/me", json={"password": password}, headers=person.headers)
    return answer.status_code


async def test_deleting_an_account_forgets_the_person(people: People) -> None:
    person = await people.register(name="Amira")
    await people.client.post("/auth/me/addresses", json=a_saved_address(), headers=person.headers)
    assert await _delete(people, person, "wrong") == 422
    assert await _delete(people, person) == 204
    await people.revocations_known()
    assert (await people.client.get("/auth/me", headers=person.headers)).status_code == 401
    body = {"refresh_token": person.refresh_token}
    assert (await people.client.post("/auth/refresh", json=body)).status_code == 401
    assert people.sql("SELECT email, name, password_hash, status FROM users") == [(None, "", None, "deleted")]
    assert people.sql("SELECT count(*) FROM addresses") == [(0,)]
    assert [row[0] for row in people.sql("SELECT type FROM outbox ORDER BY id")][-1] == "souk.user.deleted.v1"
    again = await people.register(person.email)
    assert again.id != person.id


async def test_what_is_kept_of_a_deleted_person_names_nobody(people: People) -> None:
    seen = {"User-Agent": "Remarkable/1.0", "Idempotency-Key": "one"}
    person = await people.register("remarkable.person@souk.test", name="Remarkable", locale="ar", headers=seen)
    book, headers = "/auth/me/addresses", person.headers | seen
    await people.client.post(book, json=a_saved_address(name="Remarkable"), headers=headers)
    await people.client.post("/auth/login", json={"email": person.email, "password": "wrong"})
    other = await people.register("other@souk.test")
    people.sql("INSERT INTO recovery_requests VALUES (gen_random_uuid(), %s, now())", person.email)
    people.sql("UPDATE audit_entries SET actor_id = %s WHERE subject_id = %s", person.id, other.id)
    people.sql("UPDATE sessions SET address = '192.0.2.9' WHERE user_id = %s", other.id)
    assert people.sql("SELECT count(*) FROM idempotency_keys") == [(1,)]
    assert await _delete(people, person) == 204
    tables = [
        "users", "sessions", "one_time_links", "addresses", "audit_entries", "outbox", "outgoing_mail",
        "recovery_requests", "idempotency_keys",
    ]  # fmt: skip
    assert people.sql("SELECT count(*) FROM idempotency_keys") == [(0,)]
    async with asyncio.timeout(30):
        while people.sql("SELECT count(*) FROM outgoing_mail WHERE sent_at IS NULL") != [(0,)]:
            await asyncio.sleep(0.05)
    kept = "".join(str(people.sql(f"SELECT t::text FROM {table} t")) for table in tables)
    assert "remarkable" not in kept.lower()
    assert "198.51.100.1" not in kept
    assert people.sql("SELECT locale, proved_from FROM users WHERE id = %s", person.id) == [("en", None)]
    assert people.sql("SELECT count(*) FROM audit_entries WHERE subject_id = %s", person.id)[0][0] >= 3


async def test_the_last_admin_cannot_leave(people: People) -> None:
    admin = await people.staff("admin")
    assert await _delete(people, admin) == 409
    await people.staff("admin", "second@souk.test")
    assert await _delete(people, admin) == 204
