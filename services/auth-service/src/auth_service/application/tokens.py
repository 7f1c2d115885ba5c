"""Tokens for those without an account: guests and services."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from auth_service.application.ports import IssuedToken, Tokens
from auth_service.domain.errors import InvalidClient
from auth_service.domain.service_clients import granted_scopes
from servicekit.domain import new_id


@dataclass(frozen=True, slots=True)
class BeginAsGuest:
    """Somebody may fill a cart and buy without an account; nothing is stored, the token is all there is."""

    tokens: Tokens

    def __call__(self) -> tuple[UUID, IssuedToken]:
        """A new guest's id and token (30 days)."""
        guest_id = new_id()
        return guest_id, self.tokens.guest(guest_id)


@dataclass(frozen=True, slots=True)
class GrantServiceToken:
    """A service proves who it is and gets a token for one callee."""

    tokens: Tokens
    secrets: Mapping[str, str]

    def __call__(self, client_id: str, secret: str, audience: str, scope: str) -> tuple[IssuedToken, frozenset[str]]:
        """The token and its scopes (all granted ones if `scope` is empty); raises InvalidClient, ScopeNotGranted."""
        known = self.secrets.get(client_id)
        matches = hmac.compare_digest(sha256(secret.encode()).digest(), sha256((known or "").encode()).digest())
        if not known or not matches:
            raise InvalidClient
        scopes = granted_scopes(client_id, audience, frozenset(scope.split()))
        return self.tokens.service(client_id, audience, scopes), scopes
