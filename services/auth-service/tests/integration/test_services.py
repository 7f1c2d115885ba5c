"""What other services need: keys, tokens, revocations."""

import time
from typing import Any

import jwt
import pytest
from builders import CLIENTS
from people import People

from servicekit.identity import service_id


def _form(**changes: Any) -> dict[str, Any]:
    usual = {
        "grant_type": "client_credentials",
        "client_id": "cart-service",
        "client_secret": CLIENTS["cart-service"],
        "audience": "order-service",
    }
    return usual | changes


async def _keys(people: People) -> jwt.PyJWKSet:
    answer = await people.client.get("/auth/.well-known/jwks.json")
    assert answer.headers["cache-control"] == "public, max-age=300"
    assert "d" not in answer.json()["keys"][0]
    return jwt.PyJWKSet.from_dict(answer.json())


async def test_anybody_can_verify_our_tokens(people: People) -> None:
    person = await people.register()
    keys, header = await _keys(people), jwt.get_unverified_header(person.access_token)
    assert header["alg"] == "EdDSA"
    claims = jwt.decode(person.access_token, keys[header["kid"]], algorithms=["EdDSA"], audience="souk", issuer="souk")
    assert claims["sub"] == str(person.id)
    assert claims["typ"] == "access"
    assert claims["role"] == "customer"
    assert 895 < claims["exp"] - time.time() <= 900
    assert {"sid", "jti", "iat"} <= claims.keys()


async def test_a_service_gets_a_token_for_one_callee(people: People) -> None:
    answer = await people.client.post("/auth/token", json=_form())
    assert answer.status_code == 200
    assert answer.json() | {"access_token": ""} == {
        "access_token": "",
        "token_type": "Bearer",
        "expires_in": 600,
        "scope": "orders:place",
    }
    token = answer.json()["access_token"]
    keys = await _keys(people)
    claims = jwt.decode(
        token, keys[jwt.get_unverified_header(token)["kid"]], algorithms=["EdDSA"], audience="order-service"
    )
    assert (claims["typ"], claims["sub"], claims["scope"]) == ("service", "cart-service", "orders:place")


@pytest.mark.parametrize("path", ["/api/auth/token", "/api/auth/%74oken"])
async def test_nobody_gets_a_service_token_through_a_gateway(people: People, path: str) -> None:
    answer = await people.client.post(path, json=_form())
    assert answer.status_code == 404
    assert answer.json()["code"] == "not_found"


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"client_secret": ""}, 401, "invalid_client"),
        ({"client_id": "nobody"}, 401, "invalid_client"),
        ({"client_id": "nobody", "client_secret": ""}, 401, "invalid_client"),
        ({"audience": "payment-service"}, 403, "scope_not_granted"),
        ({"scope": "payments:refund"}, 403, "scope_not_granted"),
        ({"scope": "orders:place payments:refund"}, 403, "scope_not_granted"),
        ({"grant_type": "password"}, 422, "validation_failed"),
    ],
    ids=str,
)
async def test_a_service_gets_no_more_than_it_was_granted(
    people: People, change: dict[str, str], status: int, code: str
) -> None:
    answer = await people.client.post("/auth/token", json=_form(**change))
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def _revocations(people: People, since: int = 0) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {await people.service_token()}"}
    answer = await people.client.get(f"/internal/revocations?since={since}", headers=headers)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_an_ended_session_is_on_the_list(people: People) -> None:
    person = await people.register()
    await people.client.post("/auth/logout", headers=person.headers)
    answer = await _revocations(people)
    claims = jwt.decode(person.access_token, options={"verify_signature": False})
    (revocation,) = answer["revocations"]
    assert revocation["session_id"] == claims["sid"]
    assert revocation["subject"] is None
    assert abs(revocation["revoked_at"] - answer["now"]) < 60_000
    assert revocation["expires_at"] - revocation["revoked_at"] == 900_000
    assert (await _revocations(people, answer["now"] + 1000))["revocations"] == []


async def test_a_revocation_that_can_hit_no_token_is_not_told(people: People) -> None:
    person = await people.register()
    await people.client.post("/auth/logout", headers=person.headers)
    people.sql("UPDATE revocations SET expires_at = now()")
    assert (await _revocations(people))["revocations"] == []


async def test_a_guests_revocation_outlives_the_guests_token(people: People) -> None:
    guest = await people.guest()
    await people.register(headers={"Authorization": f"Bearer {guest['access_token']}"})
    (revocation,) = (await _revocations(people))["revocations"]
    assert revocation["subject"] == guest["user"]["id"]
    claims = jwt.decode(guest["access_token"], options={"verify_signature": False})
    assert revocation["expires_at"] == claims["exp"] * 1000


async def test_a_token_for_another_service_does_not_open_ours(people: People) -> None:
    token = await people.service_token(audience="order-service")
    answer = await people.client.get("/internal/revocations", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401


@pytest.mark.parametrize("since", ["-1", "x", "99999999999999999"])
async def test_a_bad_since_is_refused(people: People, since: str) -> None:
    headers = {"Authorization": f"Bearer {await people.service_token()}"}
    assert (await people.client.get(f"/internal/revocations?since={since}", headers=headers)).status_code == 422


def test_a_services_id_is_stable() -> None:
    assert service_id("cart-service") == service_id("cart-service") != service_id("order-service")
