"""Callers: people, guests and services, as their tokens name them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import NAMESPACE_URL, UUID, uuid5


class Role(StrEnum):
    """What a caller is; a person has one of the first four, a service is a SERVICE."""

    GUEST = "guest"
    CUSTOMER = "customer"
    SUPPORT = "support"
    ADMIN = "admin"
    SERVICE = "service"


SIGNED_IN = frozenset({Role.CUSTOMER, Role.SUPPORT, Role.ADMIN})
STAFF = frozenset({Role.SUPPORT, Role.ADMIN})
PEOPLE = SIGNED_IN | {Role.GUEST}


def service_id(name: str) -> UUID:
    """The stable id of a service, for columns that hold a caller's id."""
    return uuid5(NAMESPACE_URL, f"urn:souk:service:{name}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """The subject of a verified token.

    `id` is the token's `sub` (a service's name is mapped by `service_id`), `session_id` its `sid` (guests have none),
    `scopes` and `service` (the client's name) are set for services only, `expires_at` is aware and in UTC.
    """

    id: UUID
    role: Role
    token_id: str
    expires_at: datetime
    issued_at: float
    session_id: UUID | None = None
    scopes: frozenset[str] = frozenset()
    service: str | None = None

    @property
    def key(self) -> str:
        """Who this is, for limits and idempotency: the same before and after a guest registers."""
        return f"service:{self.service}" if self.service else f"user:{self.id}"

    @property
    def is_staff(self) -> bool:
        """Whether the role is support or admin."""
        return self.role in STAFF
