"""What staff see and change of accounts."""

import asyncio
from typing import Any

from builders import PASSWORD
from people import People, Person


async def _change(people: People, admin: Person, person: Person, version: str = '"1"', **body: str) -> tuple[int, Any]:
    headers = admin.headers | ({"If-Match": version} if version else {})
    answer = await people.client.patch(f"/auth/users/{person.id}", json=body, headers=headers)
    return answer.status_code, answer.json()


async def test_users_come_in_pages_the_newest_first(people: People) -> None:
    admin = await people.staff("admin")
    for number in range(5):
        await people.register(f"user{number}@souk.test")
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        query = "/auth/users?limit=2" + (f"&cursor={cursor}" if cursor else "")
        page = (await people.client.get(query, headers=admin.headers)).json()
        assert len(page["items"]) <= 2
        seen += [user["email"] for user in page["items"]]
        cursor = page["next_cursor"]
    assert seen == [*(f"user{number}@souk.test" for number in reversed(range(5))), "admin@souk.test"]


async def test_users_are_found_by_email_and_role(people: People) -> None:
    admin = await people.staff("admin")
    await people.register("percent%sign@souk.test")
    await people.register("amira@souk.test")
    for query, expected in (
        ("email=AMIRA", ["amira@souk.test"]),
        ("email=%25", ["percent%sign@souk.test"]),
        ("role=admin", ["admin@souk.test"]),
        ("role=support", []),
    ):
        page = (await people.client.get(f"/auth/users?{query}", headers=admin.headers)).json()
        assert [user["email"] for user in page["items"]] == expected, query


async def test_a_bad_page_is_refused(people: People) -> None:
    admin = await people.staff("admin")
    for query in ("limit=101", "limit=0", "cursor=nonsense", "role=Owner!"):
        answer = await people.client.get(f"/auth/users?{query}", headers=admin.headers)
        assert answer.status_code == 422, query


async def test_a_new_role_ends_the_sessions_of_the_old_one(people: People) -> None:
    admin, person = await people.staff("admin"), await people.register()
    status, body = await _change(people, admin, person, role="support")
    assert (status, body["role"], body["version"]) == (200, "support", 2)
    await people.revocations_known()
    assert (await people.client.get("/auth/me", headers=person.headers)).status_code == 401
    refresh = {"refresh_token": person.refresh_token}
    assert (await people.client.post("/auth/refresh", json=refresh)).status_code == 401
    assert (await people.log_in()).role == "support"


async def test_deactivating_ends_the_sessions_and_reactivating_lets_in_again(people: People) -> None:
    admin, person = await people.staff("admin"), await people.register()
    assert (await _change(people, admin, person, status="deactivated"))[0] == 200
    await people.revocations_known()
    assert (await people.client.get("/auth/me", headers=person.headers)).status_code == 401
    login = {"email": person.email, "password": PASSWORD}
    assert (await people.client.post("/auth/login", json=login)).status_code == 403
    assert (await _change(people, admin, person, '"2"', status="active"))[0] == 200
    await people.log_in()


async def test_an_admin_write_needs_the_version_it_was_made_from(people: People) -> None:
    admin, person = await people.staff("admin"), await people.register()
    assert (await _change(people, admin, person, "", role="support"))[0] == 428
    assert (await _change(people, admin, person, '"7"', role="support"))[0] == 412
    shown = await people.client.get(f"/auth/users/{person.id}", headers=admin.headers)
    assert (await _change(people, admin, person, shown.headers["etag"], role="support"))[0] == 200


async def test_of_two_admins_at_once_one_wins(people: People) -> None:
    admin, person = await people.staff("admin"), await people.register()
    answers = await asyncio.gather(
        _change(people, admin, person, role="support"), _change(people, admin, person, role="admin")
    )
    assert sorted(status for status, _ in answers) == [200, 412]


async def test_the_last_admin_stays_one(people: People) -> None:
    admin = await people.staff("admin")
    for change in ({"role": "customer"}, {"status": "deactivated"}):
        status, body = await _change(people, admin, admin, **change)
        assert (status, body["code"]) == (409, "last_admin")


async def test_two_admins_cannot_demote_each_other_at_once(people: People) -> None:
    first, second = await people.staff("admin"), await people.staff("admin", "second@souk.test")
    answers = await asyncio.gather(
        _change(people, first, second, role="customer"), _change(people, second, first, role="customer")
    )
    assert sorted(status for status, _ in answers) == [200, 409]
    assert people.sql("SELECT count(*) FROM users WHERE role = 'admin'") == [(1,)]


async def test_nobody_is_deleted_by_an_admin(people: People) -> None:
    admin, person = await people.staff("admin"), await people.register()
    assert (await _change(people, admin, person, status="deleted"))[0] == 422


async def test_the_audit_trail(people: People) -> None:
    admin, person = await people.staff("admin"), await people.register()
    await _change(people, admin, person, role="support")
    answer = await people.client.get(f"/auth/audit?subject_id={person.id}", headers=admin.headers)
    newest = answer.json()["items"][0]
    assert newest["action"] == "standing_changed"
    assert newest["actor_id"] == str(admin.id)
    assert newest["details"] == {
        "role": "support", "status": "active", "role_before": "customer", "status_before": "active",
    }  # fmt: skip
    page = (await people.client.get("/auth/audit?limit=1", headers=admin.headers)).json()
    assert len(page["items"]) == 1
    assert page["next_cursor"]


async def test_the_trail_is_found_by_who_what_whom_and_when(people: People) -> None:
    admin, person = await people.staff("admin"), await people.register()
    await _change(people, admin, person, role="support")
    people.sql("UPDATE audit_entries SET at = '2026-01-05T12:00:00Z' WHERE action = 'standing_changed'")
    day, noon = "2026-01-05T00:00:00Z", "2026-01-05T12:00:00Z"
    for query, found in (
        ({"actor_id": str(admin.id), "action": "standing_changed"}, ["standing_changed"]),
        ({"actor_id": str(person.id), "action": "standing_changed"}, []),
        ({"subject_id": str(person.id), "actor_id": str(admin.id)}, ["standing_changed"]),
        ({"from": day, "to": "2026-01-06T00:00:00+01:00"}, ["standing_changed"]),
        ({"from": noon, "to": "2026-01-05T12:00:01Z"}, ["standing_changed"]),
        ({"from": day, "to": noon}, []),
        ({"action": "logged_in", "subject_id": str(person.id)}, []),
    ):
        answer = await people.client.get("/auth/audit", params=query, headers=admin.headers)
        assert [line["action"] for line in answer.json()["items"]] == found, query


async def test_a_filter_of_the_trail_that_cannot_be_is_refused(people: People) -> None:
    admin = await people.staff("admin")
    for query in ({"from": "2026-01-05T00:00:00"}, {"to": "yesterday"}, {"action": "flew"}, {"actor_id": "me"},
                  {"from": "0001-01-01T00:00:00+14:00"}):  # fmt: skip
        answer = await people.client.get("/auth/audit", params=query, headers=admin.headers)
        assert answer.status_code == 422, query


async def test_a_page_of_a_filtered_trail_goes_on_where_it_ended(people: People) -> None:
    admin = await people.staff("admin")
    for _ in range(3):
        await people.log_in("admin@souk.test")
    seen: list[str] = []
    query: dict[str, Any] | None = {"action": "logged_in", "actor_id": str(admin.id), "limit": 2}
    while query is not None:
        page = (await people.client.get("/auth/audit", params=query, headers=admin.headers)).json()
        seen += [line["id"] for line in page["items"]]
        query = query | {"cursor": page["next_cursor"]} if page["next_cursor"] else None
    assert len(seen) == len(set(seen)) == 4
    assert seen == sorted(seen, reverse=True)
