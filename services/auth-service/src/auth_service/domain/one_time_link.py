"""Links that prove somebody reads a mailbox: used once, for one purpose, for a while."""

import os
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Self
from uuid import UUID


class Purpose(StrEnum):
    """What following the link does."""

    VERIFY_EMAIL = "verify_email"
    RESET_PASSWORD = "reset_password"  # noqa: S105  # nosec B105 - a purpose, not a password
    FIRST_ADMIN = "first_admin"


RESETTING = (Purpose.RESET_PASSWORD, Purpose.FIRST_ADMIN)
"""Whoever follows one of these sets a new password."""

LIFETIMES = {
    Purpose.VERIFY_EMAIL: timedelta(days=3),
    Purpose.RESET_PASSWORD: timedelta(hours=1),
    Purpose.FIRST_ADMIN: timedelta(hours=24),
}


def digest_of(token: str) -> bytes:
    """What the database keeps of a link's token."""
    return sha256(token.encode()).digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTimeLink:
    """A link as the database knows it; `email` is where it was sent."""

    digest: bytes
    user_id: UUID
    purpose: Purpose
    email: str
    created_at: datetime
    expires_at: datetime

    @classmethod
    def issue(cls, user_id: UUID, email: str, purpose: Purpose, now: datetime) -> tuple[Self, str]:
        """A new link and the secret token in it (256 random bits)."""
        token = urlsafe_b64encode(os.urandom(32)).rstrip(b"=").decode()
        expires_at = now + LIFETIMES[purpose]
        link = cls(
            digest=digest_of(token),
            user_id=user_id,
            purpose=purpose,
            email=email,
            created_at=now,
            expires_at=expires_at,
        )
        return link, token
