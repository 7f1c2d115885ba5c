"""Refresh tokens are used once; a copy that comes back later ends the session."""

import asyncio

import httpx2
import pytest
from people import People


async def _refresh(people: People, token: str) -> httpx2.Response:
    return await people.client.post("/auth/refresh", json={"refresh_token": token})


async def test_a_refresh_gives_a_new_pair(people: People) -> None:
    person = await people.register()
    answer = await _refresh(people, person.refresh_token)
    assert answer.status_code == 200
    assert answer.json()["refresh_token"] != person.refresh_token
    assert answer.json()["access_token"] != person.access_token
    assert answer.json()["user"]["id"] == str(person.id)


async def test_two_concurrent_refreshes_make_one_child(people: People) -> None:
    person = await people.register()
    answers = await asyncio.gather(*(_refresh(people, person.refresh_token) for _ in range(8)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["refresh_token"] for answer in answers}) == 1
    assert people.sql("SELECT generation FROM sessions") == [(1,)]


async def test_a_repeat_within_the_grace_time_answers_the_same_child(people: People) -> None:
    person = await people.register()
    first = (await _refresh(people, person.refresh_token)).json()["refresh_token"]
    people.sql("UPDATE sessions SET rotated_at = rotated_at - interval '9 seconds'")
    assert (await _refresh(people, person.refresh_token)).json()["refresh_token"] == first


async def test_a_repeat_after_the_grace_time_kills_the_family(people: People) -> None:
    person = await people.register()
    child = (await _refresh(people, person.refresh_token)).json()["refresh_token"]
    people.sql("UPDATE sessions SET rotated_at = rotated_at - interval '11 seconds'")
    assert (await _refresh(people, person.refresh_token)).status_code == 401
    assert (await _refresh(people, child)).status_code == 401
    await people.revocations_known()
    assert (await people.client.get("/auth/me", headers=person.headers)).status_code == 401
    assert people.sql("SELECT end_reason FROM sessions") == [("replayed",)]
    assert ("refresh_replayed",) in people.sql("SELECT action FROM audit_entries")


async def test_a_replayed_refresh_token_kills_the_family_once_its_child_was_used(people: People) -> None:
    person = await people.register()
    child = (await _refresh(people, person.refresh_token)).json()["refresh_token"]
    grandchild = (await _refresh(people, child)).json()["refresh_token"]
    assert (await _refresh(people, person.refresh_token)).status_code == 401
    assert (await _refresh(people, grandchild)).status_code == 401


async def test_an_ancient_token_is_recognised_too(people: People) -> None:
    person = await people.register()
    token = person.refresh_token
    for _ in range(5):
        token = (await _refresh(people, token)).json()["refresh_token"]
    assert (await _refresh(people, person.refresh_token)).status_code == 401
    assert (await _refresh(people, token)).status_code == 401


async def test_replay_ends_this_session_and_no_other(people: People) -> None:
    person = await people.register()
    other = await people.log_in()
    child = (await _refresh(people, person.refresh_token)).json()["refresh_token"]
    await _refresh(people, child)
    assert (await _refresh(people, person.refresh_token)).status_code == 401
    assert (await _refresh(people, other.refresh_token)).status_code == 200


async def test_a_guess_with_a_known_session_id_ends_nothing(people: People) -> None:
    person = await people.register()
    child = (await _refresh(people, person.refresh_token)).json()["refresh_token"]
    flipped = person.refresh_token[:-3] + ("AAA" if not person.refresh_token.endswith("AAA") else "BBB")
    assert (await _refresh(people, flipped)).status_code == 401
    assert (await _refresh(people, child)).status_code == 200


@pytest.mark.parametrize("column", ["expires_at"])
async def test_an_expired_session_is_over(people: People, column: str) -> None:
    person = await people.register()
    people.sql(f"UPDATE sessions SET {column} = now() - interval '1 second'")
    assert (await _refresh(people, person.refresh_token)).status_code == 401


async def test_a_session_slides_seven_days_and_ends_after_thirty(people: People) -> None:
    person = await people.register()
    people.sql("UPDATE sessions SET created_at = now() - interval '29 days', ends_at_latest = now() + interval '1 day'")
    assert (await _refresh(people, person.refresh_token)).status_code == 200
    assert people.sql("SELECT expires_at = ends_at_latest FROM sessions") == [(True,)]


async def test_a_new_role_is_in_the_next_access_token(people: People) -> None:
    person = await people.register()
    people.sql("UPDATE roles SET second_factor = 'optional'")
    people.sql("UPDATE users SET role = 'support'")
    assert (await _refresh(people, person.refresh_token)).json()["user"]["role"] == "support"


@pytest.mark.parametrize(
    "token", ["", "x", "A" * 69, "A" * 70, "A" * 200, "é" * 70, "eyJhbGciOiJub25lIn0.e30.", "\x00" * 70]
)
async def test_a_made_up_refresh_token_is_refused(people: People, token: str) -> None:
    answer = await _refresh(people, token)
    assert answer.status_code == 401
    assert answer.json()["code"] == "invalid_refresh_token"


async def test_an_access_token_is_no_refresh_token(people: People) -> None:
    person = await people.register()
    answer = await people.client.post("/auth/refresh", json={"refresh_token": person.access_token[:200]})
    assert answer.status_code == 401


async def test_a_refresh_token_is_no_access_token(people: People) -> None:
    person = await people.register()
    answer = await people.client.get("/auth/me", headers={"Authorization": f"Bearer {person.refresh_token}"})
    assert answer.status_code == 401


async def test_the_database_holds_no_refresh_token(people: People) -> None:
    person = await people.register()
    dump = str(people.sql("SELECT s.*, encode(digest, 'base64') FROM sessions s"))
    assert person.refresh_token not in dump
    assert person.refresh_token[28:] not in dump
