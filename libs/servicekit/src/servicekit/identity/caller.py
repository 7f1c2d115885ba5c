"""Callers: people, guests and services, as their tokens name them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import NAMESPACE_URL, UUID, uuid5

from servicekit.domain.permissions import NO_PERMISSIONS, Permissions


class Kind(StrEnum):
    """What a caller is; only STAFF has roles to choose from, and permissions."""

    GUEST = "guest"
    CUSTOMER = "customer"
    STAFF = "staff"
    SERVICE = "service"


ROLE_NAME = r"[a-z][a-z0-9-]{1,30}"
"""How roles are spelt, as a regular expression."""
ADMIN = "admin"
"""The role that holds every permission."""
SIGNED_IN = frozenset({Kind.CUSTOMER, Kind.STAFF})
PEOPLE = SIGNED_IN | {Kind.GUEST}
_KINDS = {kind.value: kind for kind in Kind if kind is not Kind.STAFF}


def service_id(name: str) -> UUID:
    """The stable id of a service, for columns that hold a caller's id."""
    return uuid5(NAMESPACE_URL, f"urn:souk:service:{name}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """The subject of a verified token.

    `id` is the token's `sub` (a service's name is mapped by `service_id`), `session_id` its `sid` (guests have none),
    `scopes` and `service` (the client's name) are set for services only, `expires_at` is aware and in UTC.
    `permissions` are what the role holds at present, for the token names the role alone.
    """

    id: UUID
    role: str
    token_id: str
    expires_at: datetime
    issued_at: float
    session_id: UUID | None = None
    scopes: frozenset[str] = frozenset()
    service: str | None = None
    permissions: Permissions = NO_PERMISSIONS

    @property
    def kind(self) -> Kind:
        """Guest, customer or service; whoever has another role is staff."""
        return _KINDS.get(self.role, Kind.STAFF)

    @property
    def key(self) -> str:
        """Who this is, for limits and idempotency: the same before and after a guest registers."""
        return f"service:{self.service}" if self.service else f"user:{self.id}"
