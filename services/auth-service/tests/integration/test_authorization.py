"""Every operation × everybody who might call it."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest
from builders import a_saved_address
from fastapi import FastAPI
from people import People

from servicekit.domain import new_id
from testkit.authorization import Actor, Case, Rule, assert_complete, cases

_ADDRESS = a_saved_address()
TABLE = {
    "POST /auth/register": Rule("public"),
    "POST /auth/login": Rule("public", json={"email": "x@souk.test", "password": "x"}, tolerates=frozenset({401})),
    "POST /auth/login/second-factor": Rule("public"),
    "POST /auth/login/second-factor/enrolment": Rule("public"),
    "POST /auth/login/second-factor/enrolment/confirmation": Rule("public"),
    "POST /auth/refresh": Rule("public", tolerates=frozenset({401})),
    "POST /auth/logout": Rule("public"),
    "POST /auth/guest": Rule("public"),
    "GET /auth/me": Rule("guest"),
    "PATCH /auth/me": Rule("customer"),
    "DELETE /auth/me": Rule("customer", json={"password": "wrong"}),
    "GET /auth/me/export": Rule("customer"),
    "POST /auth/change-password": Rule("customer"),
    "POST /auth/forgot-password": Rule("public"),
    "POST /auth/reset-password": Rule("public"),
    "POST /auth/verify-email": Rule("public"),
    "GET /auth/sessions": Rule("customer"),
    "DELETE /auth/sessions/{session_id}": Rule("customer", owned=True),
    "GET /auth/me/second-factor": Rule("customer"),
    "POST /auth/me/second-factor": Rule("customer"),
    "POST /auth/me/second-factor/confirmation": Rule("customer"),
    "POST /auth/me/second-factor/recovery-codes": Rule("customer"),
    "DELETE /auth/me/second-factor": Rule("customer"),
    "GET /auth/me/addresses": Rule("customer"),
    "POST /auth/me/addresses": Rule("customer", json=_ADDRESS),
    "PUT /auth/me/addresses/{address_id}": Rule("customer", owned=True, json=_ADDRESS),
    "DELETE /auth/me/addresses/{address_id}": Rule("customer", owned=True),
    "GET /auth/users": Rule("permission:customers.read"),
    "GET /auth/users/{user_id}": Rule("permission:customers.read"),
    "PATCH /auth/users/{user_id}": Rule("permission:people.manage"),
    "GET /auth/users/{user_id}/sessions": Rule("permission:sessions.end"),
    "DELETE /auth/users/{user_id}/sessions": Rule("permission:sessions.end"),
    "DELETE /auth/users/{user_id}/sessions/{session_id}": Rule("permission:sessions.end"),
    "GET /auth/users/{user_id}/second-factor": Rule("permission:people.manage"),
    "DELETE /auth/users/{user_id}/second-factor": Rule("permission:people.manage"),
    "GET /auth/audit": Rule("permission:audit.read"),
    "GET /auth/permissions": Rule("permission:people.manage"),
    "GET /auth/roles": Rule("permission:people.manage"),
    "POST /auth/roles": Rule("permission:people.manage", json={"name": "night-shift", "permissions": []}),
    "GET /auth/roles/{name}": Rule("permission:people.manage"),
    "PUT /auth/roles/{name}": Rule("permission:people.manage", json={"permissions": []}),
    "DELETE /auth/roles/{name}": Rule("permission:people.manage"),
    "GET /auth/.well-known/jwks.json": Rule("public"),
    "POST /auth/token": Rule(
        "public",
        json={"grant_type": "client_credentials", "client_id": "x", "client_secret": "x", "audience": "x"},
        tolerates=frozenset({401}),
    ),
    "GET /internal/revocations": Rule("service:revocations:read"),
    "GET /internal/revocations/stream": Rule("service:revocations:read"),
}


def test_every_operation_is_in_the_authorisation_table(app: FastAPI) -> None:
    assert_complete(app, TABLE)


@dataclass
class World:
    """One token per actor, and ids of OWNER's things."""

    tokens: dict[Actor, str]
    paths: dict[str, UUID | str]
    sign: Callable[[str], str]

    def token(self, case: Case) -> str | None:
        staff = case.actor in (Actor.PERMITTED, Actor.OTHERWISE_PERMITTED, Actor.ADMIN)
        return self.sign(case.role) if staff else self.tokens.get(case.actor)


@pytest.fixture
async def world(people: People, app: FastAPI) -> World:
    owner = await people.register()
    people.sql("INSERT INTO roles (name, permissions) VALUES ('unheld', '{}')")
    await people.revocations_known()
    kept = await people.client.post("/auth/me/addresses", json=_ADDRESS, headers=owner.headers)
    tokens = app.state.application.grant_service_token.tokens
    (session_id,) = people.sql("SELECT id FROM sessions")[0]
    return World(
        tokens={
            Actor.GUEST: tokens.guest(new_id()).token,
            Actor.OTHER_USER: tokens.access(new_id(), "customer", new_id()).token,
            Actor.OWNER: owner.access_token,
            Actor.SERVICE: await people.service_token(),
            Actor.OTHER_SERVICE: tokens.service("cart-service", "auth-service", frozenset({"other"})).token,
        },
        paths={"address_id": kept.json()["id"], "user_id": owner.id, "session_id": session_id, "name": "unheld"},
        sign=lambda role: str(tokens.access(new_id(), role, new_id()).token),
    )


@pytest.mark.parametrize("case", cases(TABLE), ids=str)
async def test_authorisation(case: Case, world: World, people: People) -> None:
    if case.operation.endswith("/stream") and case.actor is Actor.SERVICE:
        return  # A stream that never ends: `test_services` follows it.
    headers = case.headers(world.token(case))
    answer = await people.client.request(case.method, case.path(world.paths), json=case.json, headers=headers)
    case.check(answer.status_code)
