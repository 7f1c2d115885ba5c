"""The audit trail: who did what to whom. It holds ids, never an e-mail, a name or a password."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class Action(StrEnum):
    """What is worth remembering."""

    REGISTERED = "registered"
    LOGGED_IN = "logged_in"
    LOGIN_FAILED = "login_failed"
    LOGGED_OUT = "logged_out"
    REFRESH_REPLAYED = "refresh_replayed"
    SESSION_ENDED = "session_ended"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105  # nosec B105 - an action, not a password
    PASSWORD_RESET = "password_reset"  # noqa: S105  # nosec B105
    PASSWORD_RESET_ASKED = "password_reset_asked"  # noqa: S105  # nosec B105
    EMAIL_CONFIRMED = "email_confirmed"
    HANDED_OVER = "handed_over"
    STANDING_CHANGED = "standing_changed"
    EXPORTED = "exported"
    DELETED = "deleted"
    ADMIN_CREATED = "admin_created"
    SECOND_FACTOR_SET_UP = "second_factor_set_up"
    SECOND_FACTOR_FAILED = "second_factor_failed"
    SECOND_FACTOR_TURNED_OFF = "second_factor_turned_off"
    SECOND_FACTOR_RESET = "second_factor_reset"
    RECOVERY_CODES_MADE = "recovery_codes_made"
    ROLE_MADE = "role_made"
    ROLE_CHANGED = "role_changed"
    ROLE_REMOVED = "role_removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFilter:
    """Which lines are asked for; None asks for all. `begin` is inclusive, `end` is not; both are aware."""

    subject_id: UUID | None = None
    actor_id: UUID | None = None
    action: Action | None = None
    begin: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One line of the trail; `actor_id` is None for strangers and the command line."""

    id: UUID
    at: datetime
    action: Action
    actor_id: UUID | None
    subject_id: UUID | None
    address: str = ""
    request_id: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
