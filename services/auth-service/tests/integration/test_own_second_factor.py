"""Staff set up, replace and turn off their second factor; it goes with the account."""

import re
from typing import Any

import httpx2
import pytest
from builders import PASSWORD
from people import App, People, Person

PATH = "/auth/me/second-factor"


@pytest.fixture
async def tom(people: People) -> Person:
    """Somebody of the support, whose role leaves it open."""
    people.sql("UPDATE roles SET second_factor = 'optional'")
    return await people.staff("support")


async def _ask(people: People, who: Person, method: str, path: str = "", **body: Any) -> httpx2.Response:
    return await people.client.request(method, f"{PATH}{path}", json=body or None, headers=who.headers)


async def _set_up(people: People, who: Person, **more: Any) -> list[str]:
    begun = await _ask(people, who, "POST", password=PASSWORD, **more)
    assert begun.status_code == 200, begun.text
    people.apps[who.email] = App(begun.json()["secret"])
    done = await _ask(people, who, "POST", "/confirmation", code=people.apps[who.email].code())
    assert done.status_code == 200, done.text
    codes: list[str] = done.json()["recovery_codes"]
    return codes


def _problem(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


async def test_setting_one_up_keeps_this_session_and_ends_the_others(people: People, tom: Person) -> None:
    other = await people.log_in(tom.email)
    await _set_up(people, tom)
    await people.revocations_known()
    assert (await people.client.get("/auth/me", headers=other.headers)).json()["code"] == "session_revoked"
    own = (await _ask(people, tom, "GET")).json()
    assert (own["recovery_codes_left"], own["demanded"], own["exempt"]) == (10, False, False)
    assert own["enrolled_at"]
    assert await people.challenge(tom.email)


async def test_it_takes_the_password(people: People, tom: Person) -> None:
    assert _problem(await _ask(people, tom, "POST", password="wrong password")) == (422, "wrong_password")


async def test_customers_have_none(people: People) -> None:
    person = await people.register()
    assert _problem(await _ask(people, person, "POST", password=PASSWORD)) == (403, "second_factor_for_staff")
    own = (await _ask(people, person, "GET")).json()
    assert own == {"enrolled_at": None, "recovery_codes_left": 0, "demanded": False, "exempt": False}


async def test_another_app_takes_a_code_of_the_first_which_stays_good_until_then(people: People, tom: Person) -> None:
    await _set_up(people, tom)
    first = people.apps[tom.email]
    for code in (None, "000000"):
        begun = await _ask(people, tom, "POST", password=PASSWORD, code=code)
        assert _problem(begun) == (422, "wrong_code")
    begun = await _ask(people, tom, "POST", password=PASSWORD, code=first.code())
    assert begun.status_code == 200
    assert await people.log_in(tom.email)  # by the first app
    second = App(begun.json()["secret"])
    assert (await _ask(people, tom, "POST", "/confirmation", code=second.code())).status_code == 200
    people.sql("UPDATE second_factors SET last_step = NULL")
    wrong = await people.prove(await people.challenge(tom.email), first.code())
    assert _problem(wrong) == (422, "wrong_code")


async def test_a_recovery_code_replaces_a_lost_phone(people: People, tom: Person) -> None:
    codes = await _set_up(people, tom)
    renewed = await _set_up(people, tom, code=codes[0])
    assert not set(codes) & set(renewed)


async def test_new_recovery_codes_take_the_place_of_the_old(people: People, tom: Person) -> None:
    old = await _set_up(people, tom)
    both = {"password": PASSWORD, "code": people.apps[tom.email].code()}
    for wrong in ({"password": "wrong password"}, {"code": "000000"}):
        assert (await _ask(people, tom, "POST", "/recovery-codes", **(both | wrong))).status_code == 422
    new = (await _ask(people, tom, "POST", "/recovery-codes", **both)).json()["recovery_codes"]
    assert len(new) == 10
    assert (await people.prove(await people.challenge(tom.email), old[1])).status_code == 422
    assert (await people.prove(await people.challenge(tom.email), new[1])).status_code == 200


async def test_turning_it_off_takes_password_and_code(people: People, tom: Person) -> None:
    await _set_up(people, tom)
    code = people.apps[tom.email].code()
    for wrong in ({"password": "wrong password", "code": code}, {"password": PASSWORD, "code": "000000"}):
        assert (await _ask(people, tom, "DELETE", **wrong)).status_code == 422
    assert (await _ask(people, tom, "DELETE", password=PASSWORD, code=code)).status_code == 204
    assert people.sql("SELECT count(*) FROM second_factors") == [(0,)]
    assert (await people.client.post("/auth/login", json={"email": tom.email, "password": PASSWORD})).status_code == 200
    again = await _ask(people, tom, "DELETE", password=PASSWORD, code=code)
    assert _problem(again) == (409, "second_factor_off")


async def test_where_the_role_demands_it_nobody_turns_it_off(people: People) -> None:
    tom = await people.staff("support")
    answer = await _ask(people, tom, "DELETE", password=PASSWORD, code=people.apps[tom.email].code())
    assert _problem(answer) == (409, "second_factor_demanded")
    assert people.sql("SELECT count(*) FROM second_factors WHERE secret IS NOT NULL") == [(1,)]


async def test_who_becomes_a_customer_has_none_and_sets_one_up_anew_as_staff(people: People, tom: Person) -> None:
    await _set_up(people, tom)
    admin = await people.staff("admin")
    path, version = f"/auth/users/{tom.id}", 1
    for role in ("customer", "admin"):
        headers = admin.headers | {"If-Match": f'"{version}"'}
        changed = await people.client.patch(path, json={"role": role}, headers=headers)
        assert changed.status_code == 200, changed.text
        version = changed.json()["version"]
        answer = await people.client.post("/auth/login", json={"email": tom.email, "password": PASSWORD})
        assert (answer.status_code, answer.json().get("step")) == (
            (200, None) if role == "customer" else (202, "enrol")
        )


async def test_who_leaves_takes_it_along_and_the_export_names_it_without_secrets(people: People, tom: Person) -> None:
    codes = await _set_up(people, tom)
    export = await people.client.get("/auth/me/export", headers=tom.headers)
    assert export.json()["second_factor"]["recovery_codes_left"] == 10
    assert not any(re.sub("-", "", code) in export.text or code in export.text for code in codes)
    left = await people.client.request("DELETE", "/auth/me", json={"password": PASSWORD}, headers=tom.headers)
    assert left.status_code == 204
    assert people.sql("SELECT count(*) FROM second_factors") == [(0,)]


async def test_changing_the_password_leaves_it_on(people: People, tom: Person) -> None:
    await _set_up(people, tom)
    body = {"current_password": PASSWORD, "new_password": "a fresh start tomorrow"}
    changed = await people.client.post("/auth/change-password", json=body, headers=tom.headers)
    assert changed.status_code == 204
    assert await people.challenge(tom.email, "a fresh start tomorrow")
