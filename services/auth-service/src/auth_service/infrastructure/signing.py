"""Ed25519 keys: they sign tokens, and are published as a JWK set (RFC 7517, RFC 8037)."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Self
from uuid import UUID

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

from auth_service.application.ports import IssuedToken
from servicekit.domain import Clock, new_id
from servicekit.domain.lifetimes import ACCESS_LIFETIME, GUEST_LIFETIME, SERVICE_LIFETIME
from servicekit.refusal import Refused


def _public_jwk(key: Ed25519PublicKey) -> dict[str, str]:
    raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return {"crv": "Ed25519", "kty": "OKP", "x": urlsafe_b64encode(raw).rstrip(b"=").decode()}


def key_id(key: Ed25519PublicKey) -> str:
    """The thumbprint of the key (RFC 7638), so that nobody has to think of a name."""
    canonical = json.dumps(_public_jwk(key), separators=(",", ":"), sort_keys=True).encode()
    return urlsafe_b64encode(sha256(canonical).digest()).rstrip(b"=").decode()


class KeyRing:
    """The key that signs, and those that are published with it."""

    def __init__(self, current: Ed25519PrivateKey, others: Sequence[Ed25519PublicKey] = ()) -> None:
        self.current = current
        self.current_id = key_id(current.public_key())
        self.public: Mapping[str, Ed25519PublicKey] = {key_id(key): key for key in (current.public_key(), *others)}

    @classmethod
    def from_pem(cls, current: str, previous: str | None) -> Self:
        """Raises Refused, naming the setting that is no Ed25519 private key in PEM."""
        return cls(
            _read("AUTH_SIGNING_KEYS__CURRENT", current),
            [_read("AUTH_SIGNING_KEYS__PREVIOUS", previous).public_key()] if previous else [],
        )

    def jwks(self) -> dict[str, Any]:
        """The public keys as `/auth/.well-known/jwks.json` answers them (RFC 7517 §5)."""
        return {
            "keys": [_public_jwk(key) | {"kid": kid, "use": "sig", "alg": "EdDSA"} for kid, key in self.public.items()]
        }


def _read(setting: str, pem: str) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(pem.replace("\\n", "\n").encode(), password=None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise Refused(f"{setting} is not an Ed25519 private key in PEM.")
    return key


class JwtTokens:
    """Signs access, guest and service tokens."""

    def __init__(self, keys: KeyRing, issuer: str, clock: Clock) -> None:
        self._keys = keys
        self._issuer = issuer
        self._clock = clock

    def access(self, user_id: UUID, role: str, session_id: UUID) -> IssuedToken:
        """A person's token: 15 minutes."""
        claims = {"sub": str(user_id), "sid": str(session_id), "role": role, "aud": "souk", "typ": "access"}
        return self._sign(claims, int(ACCESS_LIFETIME.total_seconds()))

    def guest(self, guest_id: UUID) -> IssuedToken:
        """A guest's token: 30 days, no session."""
        claims = {"sub": str(guest_id), "role": "guest", "aud": "souk", "typ": "access"}
        return self._sign(claims, int(GUEST_LIFETIME.total_seconds()))

    def service(self, client: str, audience: str, scopes: frozenset[str]) -> IssuedToken:
        """A service's token for one callee: 10 minutes."""
        claims = {"sub": client, "aud": audience, "scope": " ".join(sorted(scopes)), "typ": "service"}
        return self._sign(claims, int(SERVICE_LIFETIME.total_seconds()))

    def _sign(self, claims: dict[str, Any], lifetime: int) -> IssuedToken:
        # Whole milliseconds (RFC 7519 allows fractions), because a revocation hits what was issued before its own.
        issued_at = int(self._clock().timestamp() * 1000) / 1000
        standard = {"iss": self._issuer, "iat": issued_at, "exp": int(issued_at) + lifetime, "jti": str(new_id())}
        headers = {"kid": self._keys.current_id}
        return IssuedToken(
            jwt.encode(standard | claims, self._keys.current, algorithm="EdDSA", headers=headers), lifetime
        )
