"""Forged access tokens at a route, over HTTP."""

import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any
from uuid import uuid4

import jwt
import pytest
from builders import a_signing_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from fastapi import FastAPI
from people import People

from auth_service.infrastructure.signing import JwtTokens, KeyRing
from auth_service.main import key_ring
from servicekit.domain import utc_now


def _claims(**changes: Any) -> dict[str, Any]:
    now = int(time.time())
    usual = {"iss": "souk", "aud": "souk", "sub": str(uuid4()), "sid": str(uuid4()), "role": "admin", "typ": "access"}
    claims = usual | {"iat": now, "exp": now + 900, "jti": str(uuid4())} | changes
    return {name: value for name, value in claims.items() if value is not None}


def _part(value: dict[str, Any]) -> str:
    return urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def _hs256(ring: KeyRing) -> str:
    public = ring.current.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    head = f"{_part({'alg': 'HS256', 'kid': ring.current_id})}.{_part(_claims())}"
    return f"{head}.{urlsafe_b64encode(hmac.new(public, head.encode(), sha256).digest()).rstrip(b'=').decode()}"


def _by(key: Any, ring: KeyRing, claims: dict[str, Any] | None = None, **header: Any) -> str:
    return jwt.encode(claims or _claims(), key, algorithm="EdDSA", headers={"kid": ring.current_id} | header)


STRANGER = load_pem_private_key(a_signing_key().encode(), None)
FORGERIES: dict[str, Callable[[KeyRing], str]] = {
    "none": lambda ring: f"{_part({'alg': 'none', 'kid': ring.current_id})}.{_part(_claims())}.",
    "HS256 with the public key": _hs256,
    "another key under our kid": lambda ring: _by(STRANGER, ring),
    "a kid we never published": lambda ring: _by(STRANGER, ring, kid="mine"),
    "its own key in the header": lambda ring: _by(STRANGER, ring, jwk={"kty": "OKP", "crv": "Ed25519", "x": "AA"}),
    "the address of a key": lambda ring: _by(STRANGER, ring, jku="https://evil.example/jwks"),
    "another audience": lambda ring: _by(ring.current, ring, _claims(aud="other")),
    "a service's audience": lambda ring: _by(ring.current, ring, _claims(aud="auth-service")),
    "another issuer": lambda ring: _by(ring.current, ring, _claims(iss="other")),
    "expired": lambda ring: _by(ring.current, ring, _claims(exp=int(time.time()) - 1)),
    "no expiry": lambda ring: _by(ring.current, ring, _claims(exp=None)),
    "a refresh type": lambda ring: _by(ring.current, ring, _claims(typ="refresh")),
}


@pytest.mark.parametrize("forgery", FORGERIES)
async def test_a_forged_token_opens_nothing(people: People, app: FastAPI, forgery: str) -> None:
    token = FORGERIES[forgery](key_ring(app.state.platform.settings))
    for path in ("/auth/me", "/auth/users"):
        answer = await people.client.get(path, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 401, answer.text
        assert answer.headers["www-authenticate"] == "Bearer"


async def test_a_genuine_token_of_the_same_making_opens_the_door(people: People, app: FastAPI) -> None:
    """Otherwise the tests above would prove nothing."""
    ring = key_ring(app.state.platform.settings)
    answer = await people.client.get("/auth/users", headers={"Authorization": f"Bearer {_by(ring.current, ring)}"})
    assert answer.status_code == 200


async def test_keys_rotate_without_a_401(people: People) -> None:
    """A token of the old key is good wherever the ring knows both, whichever of them signs."""
    old, new = a_signing_key(), a_signing_key()
    before, after = KeyRing.from_pem(old, new), KeyRing.from_pem(new, old)
    assert {key["kid"] for key in before.jwks()["keys"]} == {key["kid"] for key in after.jwks()["keys"]}
    for signing, verifying in ((before, after), (after, before)):
        issued = JwtTokens(signing, "souk", utc_now).guest(uuid4())
        key = verifying.public[jwt.get_unverified_header(issued.token)["kid"]]
        assert jwt.decode(issued.token, key, algorithms=["EdDSA"], audience="souk")["role"] == "guest"
