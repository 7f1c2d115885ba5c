"""What others may know about people: never an e-mail, a name or an address."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from auth_service.domain.roles import UserRole
from servicekit.domain import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class UserRegistered(Event):
    """An account began; `user_id` may have been a guest's id until now."""

    type: ClassVar[str] = "souk.user.registered.v1"
    user_id: UUID
    role: UserRole
    locale: str
    registered_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailConfirmed(Event):
    """The person can read the mail of the address they registered with."""

    type: ClassVar[str] = "souk.user.email_confirmed.v1"
    user_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class UserDeleted(Event):
    """The person is gone; pseudonymise what you keep."""

    type: ClassVar[str] = "souk.user.deleted.v1"
    user_id: UUID
