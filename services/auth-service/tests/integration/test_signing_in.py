"""Registering, signing in and out."""

from builders import PASSWORD
from people import People


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
    }


async def test_login(people: People) -> None:
    await people.register()
    person = await people.log_in("AMIRA@souk.test", PASSWORD)
    assert (await people.client.get("/auth/me", headers=person.headers)).status_code == 200
