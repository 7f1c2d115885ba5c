"""Refresh tokens: opaque, and each one's successor can be computed from it and a secret of ours.

A token is 4 + 16 + 32 bytes: how often it was rotated, its session, a secret. The child is HMAC(key, parent): a
repeat within the grace time gets the very same child, and no used token has to be stored to recognise it later.
"""

import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Self
from uuid import UUID

from auth_service.domain.errors import InvalidRefreshToken

_LENGTH = 52


@dataclass(frozen=True, slots=True)
class RefreshToken:
    """One token of a session's family."""

    session_id: UUID
    generation: int
    secret: bytes

    @classmethod
    def first(cls, session_id: UUID) -> Self:
        """The root of a family."""
        return cls(session_id, 0, os.urandom(32))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises InvalidRefreshToken for anything that `str` did not make."""
        try:
            raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        except ValueError:
            raise InvalidRefreshToken from None
        if len(raw) != _LENGTH:
            raise InvalidRefreshToken
        return cls(UUID(bytes=raw[4:20]), int.from_bytes(raw[:4]), raw[20:])

    def child(self, key: bytes) -> "RefreshToken":
        """The only token that can follow this one."""
        secret = hmac.digest(key, self._bytes(), "sha256")
        return RefreshToken(self.session_id, self.generation + 1, secret)

    def descendant(self, key: bytes, generation: int) -> "RefreshToken":
        """The token that follows after as many rotations as it takes to reach `generation`."""
        token = self
        while token.generation < generation:
            token = token.child(key)
        return token

    @property
    def digest(self) -> bytes:
        """What the database keeps: SHA-256, which is enough for 256 random bits."""
        return sha256(self._bytes()).digest()

    def _bytes(self) -> bytes:
        return self.generation.to_bytes(4) + self.session_id.bytes + self.secret

    def __str__(self) -> str:
        return urlsafe_b64encode(self._bytes()).rstrip(b"=").decode()

    def __repr__(self) -> str:
        return f"RefreshToken({self.session_id}, {self.generation})"
