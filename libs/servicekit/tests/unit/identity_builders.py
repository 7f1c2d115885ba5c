"""Tokens of every kind, good and forged."""

import base64
import json
import time
from typing import Any
from uuid import UUID, uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from servicekit.identity import PolledRevocations, Revocation, RevocationsPage, StaticKeys, TokenVerifier

KEY = Ed25519PrivateKey.generate()
KID = "the-key"
SERVICE = "order-service"


def claims(**changes: Any) -> dict[str, Any]:
    """The claims of a customer's access token; a change to None leaves the claim out."""
    now = time.time()
    usual = {
        "iss": "souk",
        "aud": "souk",
        "sub": str(uuid4()),
        "sid": str(uuid4()),
        "role": "customer",
        "typ": "access",
        "jti": str(uuid4()),
        "iat": now,
        "exp": now + 900,
    }
    return {name: value for name, value in (usual | changes).items() if value is not None}


def service_claims(**changes: Any) -> dict[str, Any]:
    """The claims of cart-service's token for this service."""
    usual = {"sub": "cart-service", "aud": SERVICE, "typ": "service", "scope": "orders:place a:b", "role": None}
    return claims(**(usual | {"sid": None} | changes))


def signed(payload: dict[str, Any], *, key: Any = KEY, algorithm: str = "EdDSA", **header: Any) -> str:
    """`payload` as a compact JWS."""
    return jwt.encode(payload, key, algorithm=algorithm, headers={"kid": KID} | header)


def assembled(header: dict[str, Any], payload: dict[str, Any], signature: bytes = b"") -> str:
    """A token that no library would make."""

    def part(value: bytes) -> str:
        return base64.urlsafe_b64encode(value).rstrip(b"=").decode()

    return ".".join([part(json.dumps(header).encode()), part(json.dumps(payload).encode()), part(signature)])


def public_bytes(key: Ed25519PrivateKey = KEY) -> bytes:
    """The raw public key."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def jwk(key: Ed25519PrivateKey = KEY, kid: str = KID) -> dict[str, str]:
    """The public key as RFC 8037 writes it."""
    x = base64.urlsafe_b64encode(public_bytes(key)).rstrip(b"=").decode()
    return {"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": kid, "x": x}


class RevokedInMemory:
    """A source of revocations that a test fills."""

    def __init__(self) -> None:
        self.known: list[Revocation] = []
        self.asked: list[int] = []

    async def __call__(self, since: int) -> RevocationsPage:
        self.asked.append(since)
        return RevocationsPage(int(time.time() * 1000), list(self.known))

    def revoke(self, *, session_id: UUID | None = None, subject: UUID | None = None, lives: int = 900) -> None:
        """End a session, or all tokens of a subject that exist now."""
        now = int(time.time() * 1000)
        self.known.append(Revocation(session_id, subject, now, now + lives * 1000))


def a_verifier(**changes: Any) -> TokenVerifier:
    """A verifier of `SERVICE` that knows `KEY`."""
    usual: dict[str, Any] = {
        "issuer": "souk",
        "service": SERVICE,
        "keys": StaticKeys({KID: KEY.public_key()}),
        "revocations": PolledRevocations(RevokedInMemory()),
    }
    return TokenVerifier(**(usual | changes))
