"""What signing in answers when the password alone does not suffice: proof of the password, for a few minutes.

Nothing is stored of it: it carries whose it is and until when, and a signature of ours. It is bound to the account as
it was: a new password, another role, or a second factor that is set up or reset meanwhile makes it worthless.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Self
from uuid import UUID

from auth_service.domain.errors import ChallengeExpired
from auth_service.domain.second_factor import SecondFactor
from auth_service.domain.user import User

_STATE, _MAC = 16, 32


class NextStep(StrEnum):
    """What ends signing in: a code, or setting up what makes codes."""

    CODE = "code"
    ENROL = "enrol"


LIFETIMES = {NextStep.CODE: timedelta(minutes=5), NextStep.ENROL: timedelta(minutes=15)}
_MARKS = {NextStep.CODE: b"c", NextStep.ENROL: b"e"}


def _state_of(user: User, factor: SecondFactor | None) -> bytes:
    since = factor.enrolled_at.isoformat() if factor and factor.enrolled_at else ""
    return sha256(f"{user.password_hash}\0{user.role}\0{since}".encode()).digest()[:_STATE]


@dataclass(frozen=True, slots=True)
class Challenge:
    """Whoever holds it knows the password of `user_id`."""

    user_id: UUID
    step: NextStep
    expires_at: int
    state: bytes

    @classmethod
    def issue(cls, user: User, factor: SecondFactor | None, now: datetime) -> Self:
        """For a code where the account has a second factor, for setting one up where it has none."""
        step = NextStep.CODE if factor and factor.is_on else NextStep.ENROL
        return cls(user.id, step, int((now + LIFETIMES[step]).timestamp()), _state_of(user, factor))

    @classmethod
    def open(cls, key: bytes, text: str, step: NextStep, now: datetime) -> Self:
        """Raises ChallengeExpired for anything that `sealed` did not make, for another step, or too late."""
        try:
            raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        except ValueError:
            raise ChallengeExpired from None
        body, mac = raw[:-_MAC], raw[-_MAC:]
        if not hmac.compare_digest(mac, hmac.digest(key, body, "sha256")) or body[:1] != _MARKS[step]:
            raise ChallengeExpired
        opened = cls(UUID(bytes=body[1:17]), step, int.from_bytes(body[17:25]), body[25:])
        if opened.expires_at <= now.timestamp():
            raise ChallengeExpired
        return opened

    def sealed(self, key: bytes) -> str:
        """What the client sends back."""
        body = _MARKS[self.step] + self.user_id.bytes + self.expires_at.to_bytes(8) + self.state
        return urlsafe_b64encode(body + hmac.digest(key, body, "sha256")).rstrip(b"=").decode()

    def require_unchanged(self, user: User, factor: SecondFactor | None) -> None:
        """Raises ChallengeExpired where the account is no longer as it was."""
        if not hmac.compare_digest(self.state, _state_of(user, factor)):
            raise ChallengeExpired
