"""Staff sign others out, and reset second factors: never of who may do more, never their own."""

import asyncio
from typing import Any

import pytest
from builders import PASSWORD
from people import People, Person

from auth_service import reset_second_factor
from servicekit.domain import new_id

ID = str(new_id())


async def _ask(people: People, who: Person, method: str, path: str, **headers: str) -> tuple[int, Any]:
    answer = await people.client.request(method, f"/auth/users/{path}", headers=who.headers | headers)
    return answer.status_code, answer.json() if answer.content else None


async def test_sessions_are_listed_and_one_is_ended_with_its_tokens(people: People) -> None:
    admin, amira = await people.staff("admin"), await people.register()
    phone = await people.log_in()
    _, page = await _ask(people, admin, "GET", f"{amira.id}/sessions")
    assert [item["current"] for item in page["items"]] == [False, False]
    newest = page["items"][0]["id"]
    assert await _ask(people, admin, "DELETE", f"{amira.id}/sessions/{newest}") == (204, None)
    await people.revocations_known()
    assert (await people.client.get("/auth/me", headers=phone.headers)).json()["code"] == "session_revoked"
    assert (await people.client.get("/auth/me", headers=amira.headers)).status_code == 200
    assert (await _ask(people, admin, "DELETE", f"{amira.id}/sessions/{newest}"))[1]["code"] == "session_not_found"


async def test_all_sessions_end_at_once_and_the_trail_says_who_did_it_and_how_many(people: People) -> None:
    admin, amira = await people.staff("admin"), await people.register()
    await people.log_in()
    for _ in range(2):
        assert await _ask(people, admin, "DELETE", f"{amira.id}/sessions") == (204, None)
    refreshed = await people.client.post("/auth/refresh", json={"refresh_token": amira.refresh_token})
    assert refreshed.status_code == 401
    lines = people.sql(
        "SELECT actor_id, subject_id, details ->> 'sessions' FROM audit_entries WHERE action = 'session_ended'"
    )
    assert lines == [(admin.id, amira.id, "2")]


async def test_a_session_is_only_ended_as_its_owners(people: People) -> None:
    admin, amira, jonas = await people.staff("admin"), await people.register(), await people.register("jonas@souk.test")
    (session_id,) = people.sql("SELECT id FROM sessions WHERE user_id = %s", jonas.id)[0]
    assert (await _ask(people, admin, "DELETE", f"{amira.id}/sessions/{session_id}"))[0] == 404
    assert (await people.client.get("/auth/me", headers=jonas.headers)).status_code == 200


async def test_nobody_signs_out_or_resets_who_may_do_more(people: People) -> None:
    people.sql("INSERT INTO roles (name, permissions) VALUES ('lead', '{people.manage,sessions.end}')")
    lead, admin, tom = await people.staff("lead"), await people.staff("admin"), await people.staff("support")
    (session_id,) = people.sql("SELECT id FROM sessions WHERE user_id = %s AND ended_at IS NULL LIMIT 1", admin.id)[0]
    for path in ("sessions", f"sessions/{session_id}", "second-factor"):
        assert (await _ask(people, lead, "DELETE", f"{admin.id}/{path}"))[1]["code"] == "permission_not_held"
    assert (await _ask(people, lead, "DELETE", f"{tom.id}/sessions"))[1]["code"] == "permission_not_held"
    assert (await people.client.get("/auth/me", headers=admin.headers)).status_code == 200


@pytest.mark.parametrize("path", ["sessions", "second-factor"])
@pytest.mark.parametrize("method", ["GET", "DELETE"])
async def test_nobody_is_found_where_nobody_is(people: People, method: str, path: str) -> None:
    status, problem = await _ask(people, await people.staff("admin"), method, f"{ID}/{path}")
    assert (status, problem["code"]) == (404, "user_not_found")


async def test_another_admin_resets_and_the_next_sign_in_sets_a_new_app_up(people: People) -> None:
    admin, tom = await people.staff("admin"), await people.staff("support")
    _, shown = await _ask(people, admin, "GET", f"{tom.id}/second-factor")
    assert (bool(shown["enrolled_at"]), shown["recovery_codes_left"], shown["demanded"]) == (True, 10, True)
    assert await _ask(people, admin, "DELETE", f"{tom.id}/second-factor") == (204, None)
    await people.revocations_known()
    assert (await people.client.get("/auth/me", headers=tom.headers)).json()["code"] == "session_revoked"
    answer = await people.client.post("/auth/login", json={"email": tom.email, "password": PASSWORD})
    assert (answer.status_code, answer.json()["step"]) == (202, "enrol")
    lines = people.sql("SELECT actor_id, subject_id FROM audit_entries WHERE action = 'second_factor_reset'")
    assert lines == [(admin.id, tom.id)]
    assert (await people.log_in(tom.email)).role == "support"
    assert (await _ask(people, admin, "DELETE", f"{tom.id}/second-factor"))[0] == 204
    assert (await _ask(people, admin, "DELETE", f"{tom.id}/second-factor"))[1]["code"] == "second_factor_off"


async def test_nobody_resets_their_own(people: People) -> None:
    admin = await people.staff("admin")
    status, problem = await _ask(people, admin, "DELETE", f"{admin.id}/second-factor")
    assert (status, problem["code"]) == (403, "own_second_factor")


async def test_the_only_admin_is_let_in_from_the_command_line(
    people: People, environment: None, capsys: pytest.CaptureFixture[str]
) -> None:
    admin = await people.staff("admin")
    await asyncio.to_thread(reset_second_factor.run, [admin.email.upper()])
    assert capsys.readouterr().out == (
        "admin@souk.test signs in with the password, and sets up a new app where the role demands one.\n"
    )
    answer = await people.client.post("/auth/login", json={"email": admin.email, "password": PASSWORD})
    assert answer.json()["step"] == "enrol"
    assert people.sql("SELECT actor_id FROM audit_entries WHERE action = 'second_factor_reset'") == [(None,)]
    for email in (admin.email, "nobody@souk.test"):
        with pytest.raises(SystemExit):
            await asyncio.to_thread(reset_second_factor.run, [email])
