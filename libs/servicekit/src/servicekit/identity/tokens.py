"""Verification of access and service tokens (RFC 7519, RFC 8725; Ed25519 only)."""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

import jwt

from servicekit.domain.errors import Unauthenticated
from servicekit.identity.caller import ROLE_NAME, Caller, Kind, service_id
from servicekit.identity.keys import KeySource
from servicekit.identity.revocations import PolledRevocations

ACCESS_AUDIENCE: Final = "souk"
_ALGORITHMS: Final = ["EdDSA"]
_REQUIRED: Final = ["iss", "aud", "sub", "exp", "iat", "jti", "typ"]
_LONGEST_TOKEN = 4096
_MOST_REMEMBERED = 10_000
_ROLE: Final = re.compile(ROLE_NAME)


class InvalidToken(Unauthenticated):
    """Not a token that we accept."""

    code = "invalid_token"
    title = "The access token is not valid"


class ExpiredToken(Unauthenticated):
    """It was good once; refresh it."""

    code = "token_expired"
    title = "The access token has expired"


class RevokedToken(Unauthenticated):
    """Its session was ended."""

    code = "session_revoked"
    title = "This session was ended; sign in again"


class TokenVerifier:
    """Turns a token into its Caller; remembers the ones it has verified, by SHA-256, until they expire.

    `service` is this service's name: service tokens must be meant for it, tokens of people for `souk`.
    """

    def __init__(
        self,
        issuer: str,
        service: str,
        keys: KeySource,
        revocations: PolledRevocations,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._issuer = issuer
        self._service_name = service
        self._keys = keys
        self._revocations = revocations
        self._clock = clock  # only tests bring one, which they move
        self._remembered: dict[bytes, tuple[Caller, float]] = {}

    async def verify(self, token: str) -> Caller:
        """The caller whom `token` names; raises an Unauthenticated, or Unavailable when no key can be read."""
        digest = sha256(token.encode()).digest()
        known = self._remembered.get(digest)
        if known is None:
            known = await self._read(token)
            self._remember(digest, known)
        caller, expires_at = known
        if expires_at <= self._clock():
            self._remembered.pop(digest, None)
            raise ExpiredToken
        if self._revocations.revoked(caller):
            raise RevokedToken
        if caller.kind is Kind.STAFF:
            return replace(caller, permissions=self._revocations.permissions_of(caller))
        return caller

    async def until_revoked(self, caller: Caller) -> None:
        """Returns once the token of `caller`, which `verify` accepted, was revoked, or its role holds something else:
        whoever still serves it stops, and may be asked anew.
        """
        await self._revocations.until_revoked(caller)

    def _remember(self, digest: bytes, known: tuple[Caller, float]) -> None:
        if len(self._remembered) >= _MOST_REMEMBERED:
            for oldest in list(self._remembered)[: _MOST_REMEMBERED // 10]:
                del self._remembered[oldest]
        self._remembered[digest] = known

    async def _read(self, token: str) -> tuple[Caller, float]:
        if len(token) > _LONGEST_TOKEN:
            raise InvalidToken
        try:
            key = await self._keys.get(_key_id(jwt.get_unverified_header(token)))
            if key is None:
                raise InvalidToken
            claims = self._decode(token, key)
            return _caller(claims, self._service_name), float(claims["exp"])
        except jwt.ExpiredSignatureError:
            raise ExpiredToken from None
        except (jwt.PyJWTError, ValueError, KeyError, TypeError):
            raise InvalidToken from None

    def _decode(self, token: str, key: Any) -> dict[str, Any]:
        return jwt.decode(
            token,
            key,
            algorithms=_ALGORITHMS,
            issuer=self._issuer,
            audience=[ACCESS_AUDIENCE, self._service_name],
            # `exp` is judged by our own clock in `verify`; `iat` is no promise about validity.
            options={"require": _REQUIRED, "verify_exp": False, "verify_iat": False},
        )


def _key_id(header: Mapping[str, Any]) -> str:
    """The `kid` of an acceptable header; keys that a token brings along or points to are never looked at."""
    if header.get("alg") not in _ALGORITHMS or not header.keys().isdisjoint({"jku", "jwk", "x5u", "x5c", "crit"}):
        raise InvalidToken
    key_id = header.get("kid")
    if not isinstance(key_id, str) or not 0 < len(key_id) <= 128:
        raise InvalidToken
    return key_id


def _role(claim: str) -> str:
    """A person's role: any name but a service's. Raises ValueError, TypeError."""
    if claim == Kind.SERVICE or not _ROLE.fullmatch(claim):
        raise ValueError(claim)
    return claim


def _caller(claims: Mapping[str, Any], service_name: str) -> Caller:
    """Raises InvalidToken, ValueError or KeyError when a claim does not fit the token's type."""
    token_id, issued_at = str(claims["jti"]), float(claims["iat"])
    expires_at = datetime.fromtimestamp(float(claims["exp"]), UTC)
    if claims["typ"] == "access" and claims["aud"] == ACCESS_AUDIENCE:
        return Caller(
            id=UUID(claims["sub"]),
            role=_role(claims["role"]),
            session_id=UUID(claims["sid"]) if claims.get("sid") else None,
            token_id=token_id,
            issued_at=issued_at,
            expires_at=expires_at,
        )
    if claims["typ"] == "service" and claims["aud"] == service_name:
        return Caller(
            id=service_id(str(claims["sub"])),
            role=Kind.SERVICE,
            service=str(claims["sub"]),
            scopes=frozenset(str(claims.get("scope", "")).split()),
            token_id=token_id,
            issued_at=issued_at,
            expires_at=expires_at,
        )
    raise InvalidToken
