"""A second factor: codes of an authenticator app (RFC 6238), and recovery codes for when the phone is gone."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from unicodedata import decimal
from uuid import UUID

from auth_service.domain.errors import EnrolmentExpired

DIGITS = 6
RECOVERY_CODES = 10
PENDING_LIFETIME = timedelta(minutes=15)
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_LENGTH, _GROUP = 16, 4
_LOOKALIKES = str.maketrans("018", "OIB")


class Demand(StrEnum):
    """Whether a role's holders sign in with a second factor."""

    REQUIRED = "required"
    OPTIONAL = "optional"


class Proof(StrEnum):
    """With what somebody proved the second factor."""

    APP = "app"
    RECOVERY_CODE = "recovery_code"


def app_code(typed: str) -> str | None:
    """The six digits of an app, in whatever script and spacing they were typed; None where it is something else."""
    digits = [decimal(letter, None) for letter in typed if not letter.isspace()]
    return "".join(map(str, digits)) if len(digits) == DIGITS and None not in digits else None


def digest_of(recovery_code: str) -> bytes:
    """What the database keeps of a recovery code: SHA-256, which is enough for 80 random bits.

    Case, spaces, hyphens, and digits that look like a letter of the alphabet do not matter.
    """
    plain = "".join(letter for letter in recovery_code.upper() if letter.isalnum())
    return sha256(plain.translate(_LOOKALIKES).encode("utf-8", "surrogatepass")).digest()


@dataclass(slots=True, kw_only=True)
class SecondFactor:
    """What an account asks for beside the password. Secrets of apps are sealed; recovery codes are digests.

    `pending` is the secret of an app that has not shown a code yet: until it does, the one before stays good.
    `last_step` is the moment (a number of 30 s) of the newest code that was taken: none is taken twice.
    """

    user_id: UUID
    secret: bytes | None = None
    enrolled_at: datetime | None = None
    last_step: int | None = None
    recovery_codes: frozenset[bytes] = field(default_factory=frozenset)
    pending: bytes | None = None
    pending_since: datetime | None = None

    @property
    def is_on(self) -> bool:
        """Whether signing in asks for it."""
        return self.secret is not None

    def begin(self, sealed_secret: bytes, now: datetime) -> None:
        """An app is given this secret; nothing changes before it has shown a code."""
        self.pending, self.pending_since = sealed_secret, now

    def waiting(self, now: datetime) -> bytes:
        """The secret of the app that has yet to show a code; raises EnrolmentExpired."""
        if self.pending is None or self.pending_since is None or now - self.pending_since > PENDING_LIFETIME:
            raise EnrolmentExpired
        return self.pending

    def confirm(self, step: int, now: datetime) -> list[str]:
        """The app has shown the code of this step: from now on it is the one. Answers the recovery codes, once."""
        self.secret, self.enrolled_at, self.last_step = self.waiting(now), now, step
        self.pending = self.pending_since = None
        return self.renew_recovery_codes()

    def renew_recovery_codes(self) -> list[str]:
        """Ten new ones; those of before are worthless."""
        codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
        self.recovery_codes = frozenset(map(digest_of, codes))
        return codes

    def take_step(self, step: int | None) -> bool:
        """The app's code of this step was shown; False where it was none, or one that is no newer than the last."""
        if step is None or (self.last_step is not None and step <= self.last_step):
            return False
        self.last_step = step
        return True

    def take_recovery_code(self, typed: str) -> bool:
        """Use it up; False where it is none of those that are left."""
        digest = digest_of(typed)
        left = self.recovery_codes - {digest}
        taken, self.recovery_codes = left != self.recovery_codes, left
        return taken


def _recovery_code() -> str:
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))
