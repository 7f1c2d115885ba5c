"""Tokens that stop working before they expire."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from servicekit.domain import new_id
from servicekit.domain.lifetimes import ACCESS_LIFETIME


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation:
    """One session, or all tokens of a subject issued before `revoked_at`; moot after `expires_at`."""

    id: UUID
    session_id: UUID | None
    subject: UUID | None
    revoked_at: datetime
    expires_at: datetime

    @classmethod
    def of_session(cls, session_id: UUID, now: datetime) -> Self:
        """End the access tokens of one session."""
        return cls(id=new_id(), session_id=session_id, subject=None, revoked_at=now, expires_at=now + ACCESS_LIFETIME)

    @classmethod
    def of_subject(cls, subject: UUID, now: datetime, living_until: datetime) -> Self:
        """End every token of `subject`, the last of which would have lived until then."""
        return cls(id=new_id(), session_id=None, subject=subject, revoked_at=now, expires_at=living_until)
