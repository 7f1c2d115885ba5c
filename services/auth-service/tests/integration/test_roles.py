"""Roles are made, changed, given and removed; nobody gives what they lack, and somebody always manages people."""

import asyncio
from pathlib import Path
from typing import Any

import psycopg
import pytest
from people import People, Person

from auth_service.domain.permissions import DECLARED
from deployables import SERVICES
from servicekit.identity import BEFORE_ROLES
from testkit.roles import PERMISSIONS

Answer = tuple[int, Any]
_SERVICE = Path(__file__).parents[2]


async def _ask(people: People, who: Person, method: str, path: str, version: int | None = None, **body: Any) -> Answer:
    headers = who.headers | ({} if version is None else {"If-Match": f'"{version}"'})
    answer = await people.client.request(method, path, json=body or None, headers=headers)
    return answer.status_code, answer.json() if answer.content else None


async def _lead(people: People, *permissions: str, name: str = "lead") -> Person:
    """Somebody who manages people, and holds these permissions beside that."""
    held = sorted({"people.manage", *permissions})
    people.sql("INSERT INTO roles (name, permissions) VALUES (%s, %s)", name, held)
    return await people.staff(name)


def test_every_permission_of_the_table_is_known() -> None:
    assert {each.name: dict(each.permissions) for each in SERVICES if each.permissions} == {
        service: dict(declared) for service, declared in DECLARED.items()
    }


def test_a_shop_begins_with_a_support_that_may_what_it_could_before(migrated_database: Any) -> None:
    fresh = migrated_database(_SERVICE, fresh=True)
    with psycopg.connect(fresh.admin_url) as connection:
        rows = connection.execute("SELECT name, permissions, second_factor FROM souk.roles").fetchall()
    assert rows == [("support", sorted(BEFORE_ROLES["support"].named), "required")]


async def test_permissions_are_listed_with_their_service_and_what_they_are_for(people: People) -> None:
    _, page = await _ask(people, await people.staff("admin"), "GET", "/auth/permissions")
    assert {item["name"] for item in page["items"]} == set(PERMISSIONS)
    assert {"name": "audit.read", "service": "auth-service", "does": "See who did what"} in page["items"]


async def test_a_role_is_made_shown_changed_and_removed(people: People) -> None:
    admin = await people.staff("admin")
    made = await _ask(people, admin, "POST", "/auth/roles", name="night-shift", permissions=["orders.read"])
    assert made == (
        201,
        {
            "name": "night-shift",
            "permissions": ["orders.read"],
            "second_factor": "required",
            "fixed": False,
            "version": 1,
        },
    )
    assert await _ask(people, admin, "GET", "/auth/roles/night-shift") == (200, made[1])
    changed = await _ask(people, admin, "PUT", "/auth/roles/night-shift", 1, permissions=["orders.note"])
    assert (changed[0], changed[1]["permissions"], changed[1]["version"]) == (200, ["orders.note"], 2)
    assert await _ask(people, admin, "DELETE", "/auth/roles/night-shift", 2) == (204, None)
    assert (await _ask(people, admin, "GET", "/auth/roles/night-shift"))[1]["code"] == "role_not_found"


async def test_admin_holds_all_and_stands_first(people: People) -> None:
    admin = await people.staff("admin")
    _, page = await _ask(people, admin, "GET", "/auth/roles")
    first, *others = page["items"]
    assert (first["name"], first["fixed"], first["permissions"]) == ("admin", True, sorted(PERMISSIONS))
    names = [role["name"] for role in others]
    assert "support" in names
    assert names == sorted(names)


async def test_nobody_changes_or_removes_admin(people: People) -> None:
    admin = await people.staff("admin")
    for method, body in (("PUT", {"permissions": ["orders.read"]}), ("DELETE", {})):
        status, problem = await _ask(people, admin, method, "/auth/roles/admin", 1, **body)
        assert (status, problem["code"]) == (409, "role_fixed")


@pytest.mark.parametrize("name", ["admin", "customer", "guest", "service", "support"])
async def test_a_name_that_means_something_is_taken(people: People, name: str) -> None:
    status, problem = await _ask(people, await people.staff("admin"), "POST", "/auth/roles", name=name, permissions=[])
    assert (status, problem["code"]) == (409, "role_taken")


@pytest.mark.parametrize("name", ["", "a", "A-team", "9-to-5", "-x", "night shift", "x" * 32, "l\u00e9ad", "lead\n"])
async def test_a_name_that_is_none_is_refused(people: People, name: str) -> None:
    status, problem = await _ask(people, await people.staff("admin"), "POST", "/auth/roles", name=name, permissions=[])
    assert (status, problem["code"]) == (422, "validation_failed")


async def test_what_no_service_asks_for_cannot_be_held(people: People) -> None:
    admin = await people.staff("admin")
    for ask in (("POST", "/auth/roles", None), ("PUT", "/auth/roles/support", 1)):
        body: dict[str, Any] = {"permissions": ["orders.read", "orders.fly"]}
        named = body | ({"name": "x-ray"} if ask[0] == "POST" else {})
        status, problem = await _ask(people, admin, *ask, **named)
        assert (status, problem["code"]) == (422, "unknown_permission")
        assert "orders.fly" in problem["detail"]


async def test_a_change_needs_the_version_it_was_made_from(people: People) -> None:
    admin = await people.staff("admin")
    for method, body in (("PUT", {"permissions": ["orders.read"]}), ("DELETE", {})):
        assert (await _ask(people, admin, method, "/auth/roles/support", None, **body))[0] == 428
        assert (await _ask(people, admin, method, "/auth/roles/support", 7, **body))[0] == 412


async def test_nobody_puts_into_a_role_or_takes_out_of_it_what_they_lack(people: People) -> None:
    lead = await _lead(people, "orders.read", "orders.refund")
    for name, asked in (("new-role", ["orders.read", "ledger.read"]), ("newer-role", ["ledger.read"])):
        status, problem = await _ask(people, lead, "POST", "/auth/roles", name=name, permissions=asked)
        assert (status, problem["code"]) == (403, "permission_not_held")
        assert "ledger.read" in problem["detail"]
    support = BEFORE_ROLES["support"].named
    for held in (support | {"stock.move"}, support - {"payments.read"}):
        status, problem = await _ask(people, lead, "PUT", "/auth/roles/support", 1, permissions=sorted(held))
        assert (status, problem["code"]) == (403, "permission_not_held")
    without = sorted(support - {"orders.refund"})
    assert (await _ask(people, lead, "PUT", "/auth/roles/support", 1, permissions=without))[0] == 200


async def test_nobody_gives_a_role_that_holds_more_than_they_do(people: People) -> None:
    lead, person = await _lead(people, "orders.read"), await people.register()
    path = f"/auth/users/{person.id}"
    for role in ("admin", "support"):
        status, problem = await _ask(people, lead, "PATCH", path, 1, role=role)
        assert (status, problem["code"]) == (403, "permission_not_held"), role
    assert (await _ask(people, lead, "PATCH", path, 1, role="only-orders-read"))[0] == 200


async def test_nobody_changes_an_account_that_may_do_more(people: People) -> None:
    lead, admin, tom = await _lead(people, "orders.read"), await people.staff("admin"), await people.staff("support")
    for who, change in ((admin, {"role": "customer"}), (admin, {"status": "deactivated"}), (tom, {"role": "lead"})):
        status, problem = await _ask(people, lead, "PATCH", f"/auth/users/{who.id}", 1, **change)
        assert (status, problem["code"]) == (403, "permission_not_held")


@pytest.mark.parametrize("role", ["night-shift", "guest", "service"])
async def test_a_role_that_nobody_made_is_given_to_nobody(people: People, role: str) -> None:
    admin, person = await people.staff("admin"), await people.register()
    status, problem = await _ask(people, admin, "PATCH", f"/auth/users/{person.id}", 1, role=role)
    assert (status, problem["code"]) == (422, "unknown_role")


async def test_a_role_that_people_have_stays(people: People) -> None:
    admin, tom = await people.staff("admin"), await people.staff("support")
    await people.staff("support", "ann@souk.test")
    status, problem = await _ask(people, admin, "DELETE", "/auth/roles/support", 1)
    assert (status, problem["code"], problem["people"]) == (409, "role_in_use", 2)
    people.sql("UPDATE users SET role = 'customer' WHERE id <> %s", tom.id)
    people.sql("UPDATE users SET role = 'admin' WHERE id = %s", admin.id)
    people.sql("UPDATE users SET status = 'deleted', email = NULL WHERE id = %s", tom.id)
    assert (await _ask(people, admin, "DELETE", "/auth/roles/support", 1))[0] == 204


async def test_a_role_is_not_removed_while_it_is_given(people: People) -> None:
    admin, person = await people.staff("admin"), await people.register()
    given, removed = await asyncio.gather(
        _ask(people, admin, "PATCH", f"/auth/users/{person.id}", 1, role="support"),
        _ask(people, admin, "DELETE", "/auth/roles/support", 1),
    )
    assert (given[0], removed[0]) in ((200, 409), (422, 204))


async def test_the_last_who_manages_people_keeps_that(people: People) -> None:
    lead = await _lead(people)
    path = f"/auth/users/{lead.id}"
    for method, where, body in (
        ("PATCH", path, {"role": "customer"}),
        ("PATCH", path, {"status": "deactivated"}),
        ("PUT", "/auth/roles/lead", {"permissions": []}),
    ):
        status, problem = await _ask(people, lead, method, where, 1, **body)
        assert (status, problem["code"]) == (409, "last_admin"), body
    await people.staff("admin", "second@souk.test")
    assert (await _ask(people, lead, "PUT", "/auth/roles/lead", 1, permissions=[]))[0] == 200


async def test_two_leads_of_different_roles_cannot_both_end_the_others(people: People) -> None:
    first, second = await _lead(people, name="lead"), await _lead(people, name="chief")
    answers = await asyncio.gather(
        _ask(people, first, "PUT", "/auth/roles/chief", 1, permissions=[]),
        _ask(people, second, "PUT", "/auth/roles/lead", 1, permissions=[]),
    )
    assert sorted(status for status, _ in answers) == [200, 409]


async def test_whoever_made_changed_and_removed_a_role_is_noted(people: People) -> None:
    admin = await people.staff("admin")
    await _ask(people, admin, "POST", "/auth/roles", name="night-shift", permissions=["orders.read"])
    await _ask(people, admin, "PUT", "/auth/roles/night-shift", 1, permissions=["orders.note", "orders.read"])
    await _ask(people, admin, "PUT", "/auth/roles/night-shift", 2, permissions=["orders.read", "orders.note"])
    await _ask(people, admin, "DELETE", "/auth/roles/night-shift", 2)
    _, page = await _ask(people, admin, "GET", f"/auth/audit?actor_id={admin.id}&limit=3")
    assert [(line["action"], line["details"]) for line in page["items"]] == [
        ("role_removed", {"role": "night-shift", "before": "orders.note orders.read"}),
        ("role_changed", {"role": "night-shift", "before": "orders.read", "after": "orders.note orders.read"}),
        ("role_made", {"role": "night-shift", "after": "orders.read", "second_factor": "required"}),
    ]


async def test_staff_learn_what_they_may_do(people: People) -> None:
    for role, held in (("admin", set(PERMISSIONS)), ("support", BEFORE_ROLES["support"].named), ("nothing", set())):
        _, me = await _ask(people, await people.staff(role), "GET", "/auth/me")
        assert (me["role"], me["permissions"]) == (role, sorted(held))
    guest = (await people.guest())["access_token"]
    answer = await people.client.get("/auth/me", headers={"Authorization": f"Bearer {guest}"})
    assert answer.json()["permissions"] == []


async def test_a_repeat_under_one_key_makes_one_role(people: People) -> None:
    headers = (await people.staff("admin")).headers | {"Idempotency-Key": "once"}
    body = {"name": "night-shift", "permissions": []}
    first, second = [await people.client.post("/auth/roles", json=body, headers=headers) for _ in range(2)]
    assert (first.status_code, second.status_code, second.content) == (201, 201, first.content)


async def test_a_role_demands_the_second_factor_unless_somebody_decides_otherwise(people: People) -> None:
    admin = await people.staff("admin")
    _, made = await _ask(people, admin, "POST", "/auth/roles", name="night-shift", permissions=[])
    assert made["second_factor"] == "required"
    body: dict[str, Any] = {"permissions": [], "second_factor": "optional"}
    _, changed = await _ask(people, admin, "PUT", "/auth/roles/night-shift", 1, **body)
    assert (changed["second_factor"], changed["version"]) == ("optional", 2)
    _, kept = await _ask(people, admin, "PUT", "/auth/roles/night-shift", 2, permissions=["orders.note"])
    assert kept["second_factor"] == "optional"
    _, page = await _ask(people, admin, "GET", f"/auth/audit?actor_id={admin.id}&action=role_changed&limit=2")
    assert [line["details"].get("second_factor") for line in page["items"]] == [None, "optional"]


async def test_who_manages_people_always_needs_one(people: People) -> None:
    admin = await people.staff("admin")
    body: dict[str, Any] = {"permissions": ["people.manage"], "second_factor": "optional"}
    status, problem = await _ask(people, admin, "POST", "/auth/roles", name="lead", **body)
    assert (status, problem["code"]) == (422, "second_factor_needed")
    people.sql("INSERT INTO roles (name, permissions, second_factor) VALUES ('lead', '{people.manage}', 'optional')")
    _, shown = await _ask(people, admin, "GET", "/auth/roles/lead")
    assert shown["second_factor"] == "required"


async def test_a_role_that_begins_to_demand_it_signs_out_those_without(people: People) -> None:
    admin = await people.staff("admin")
    people.sql("UPDATE roles SET second_factor = 'optional'")
    tom, ann = await people.staff("support"), await people.staff("support", "ann@souk.test")
    people.sql("INSERT INTO second_factors (user_id, secret, recovery_codes) VALUES (%s, 'x', '{}')", ann.id)
    held = sorted(BEFORE_ROLES["support"].named)
    body: dict[str, Any] = {"permissions": held, "second_factor": "required"}
    assert (await _ask(people, admin, "PUT", "/auth/roles/support", 1, **body))[0] == 200
    await people.revocations_known()
    statuses = [(await people.client.get("/auth/me", headers=who.headers)).status_code for who in (tom, ann, admin)]
    assert statuses == [401, 200, 200]


async def test_only_who_may_all_that_a_role_may_decides_about_its_second_factor(people: People) -> None:
    lead = await _lead(people, "orders.read")
    held = sorted(BEFORE_ROLES["support"].named)
    body: dict[str, Any] = {"permissions": held, "second_factor": "optional"}
    status, problem = await _ask(people, lead, "PUT", "/auth/roles/support", 1, **body)
    assert (status, problem["code"]) == (403, "permission_not_held")


async def test_the_list_says_how_many_have_each_role(people: People) -> None:
    admin = await people.staff("admin")
    await people.staff("support")
    gone = await people.staff("support", "gone@souk.test")
    people.sql("UPDATE users SET status = 'deleted', email = NULL WHERE id = %s", gone.id)
    _, page = await _ask(people, admin, "GET", "/auth/roles")
    counts = {role["name"]: role["people"] for role in page["items"]}
    assert (counts["admin"], counts["support"], counts["everything"]) == (1, 1, 0)


async def test_people_with_a_made_role_are_found_by_it(people: People) -> None:
    lead = await _lead(people, "customers.read")
    await people.register()
    _, page = await _ask(people, lead, "GET", "/auth/users?role=lead")
    assert [user["email"] for user in page["items"]] == ["lead@souk.test"]
