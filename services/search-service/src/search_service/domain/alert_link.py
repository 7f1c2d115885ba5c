"""Links in mails about alerts: what the database keeps of each is the digest of its secret."""

import os
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final, Self
from uuid import UUID

CONFIRMED_WITHIN: Final = timedelta(days=3)
"""As long is a wish kept whose reader has not confirmed it, and as long is no other mail sent there."""
UNSUBSCRIBED_WITHIN: Final = timedelta(days=400)


def digest_of(token: str) -> bytes:
    """What the database keeps of a link's token."""
    return sha256(token.encode()).digest()


@dataclass(frozen=True, slots=True)
class AlertLink:
    """Whoever follows it reads the mailbox `email`. It ends one alert; without one it confirms all that wait there."""

    digest: bytes
    email: str
    alert_id: UUID | None
    expires_at: datetime

    @classmethod
    def issue(cls, email: str, alert_id: UUID | None, now: datetime) -> tuple[Self, str]:
        """A new link and the secret token in it (256 random bits)."""
        token = urlsafe_b64encode(os.urandom(32)).rstrip(b"=").decode()
        lives = CONFIRMED_WITHIN if alert_id is None else UNSUBSCRIBED_WITHIN
        return cls(digest_of(token), email, alert_id, now + lives), token
