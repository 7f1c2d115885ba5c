"""A session: one sign-in on one device, carried by a family of refresh tokens."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Self
from uuid import UUID

from auth_service.domain.errors import InvalidRefreshToken
from auth_service.domain.refresh_token import RefreshToken
from servicekit.domain import Aggregate

SLIDING = timedelta(days=7)
ABSOLUTE = timedelta(days=30)
GRACE = timedelta(seconds=10)
# Recognising an old token costs one HMAC per rotation since; thirty days of honest use need 2,880.
MOST_ROTATIONS = 10_000


class EndReason(StrEnum):
    """Why a session ended before its time."""

    LOGGED_OUT = "logged_out"
    ENDED_ELSEWHERE = "ended_elsewhere"
    REPLAYED = "replayed"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105  # nosec B105 - a reason, not a password
    PASSWORD_RESET = "password_reset"  # noqa: S105  # nosec B105
    HANDED_OVER = "handed_over"
    STANDING_CHANGED = "standing_changed"
    DELETED = "deleted"


@dataclass(slots=True, kw_only=True)
class Session(Aggregate):
    """One sign-in. `digest` is that of the newest refresh token, which was rotated `generation` times."""

    id: UUID
    user_id: UUID
    digest: bytes
    created_at: datetime
    rotated_at: datetime
    expires_at: datetime
    ends_at_latest: datetime
    generation: int = 0
    user_agent: str = ""
    address: str = ""
    ended_at: datetime | None = None
    end_reason: EndReason | None = None

    @classmethod
    def begin(
        cls, session_id: UUID, user_id: UUID, now: datetime, *, user_agent: str = "", address: str = ""
    ) -> tuple[Self, RefreshToken]:
        """A new session and its first refresh token, which nobody can read from the session."""
        token = RefreshToken.first(session_id)
        session = cls(
            id=session_id,
            user_id=user_id,
            digest=token.digest,
            created_at=now,
            rotated_at=now,
            expires_at=now + SLIDING,
            ends_at_latest=now + ABSOLUTE,
            user_agent=user_agent[:200],
            address=address,
        )
        return session, token

    def alive(self, now: datetime) -> bool:
        """Whether it can still be refreshed."""
        return self.ended_at is None and now < self.expires_at

    def rotate(self, token: RefreshToken, key: bytes, now: datetime) -> RefreshToken | None:
        """The child of `token`; None when an old token came back, which ends the session for everybody.

        Raises InvalidRefreshToken when the session is over or the token was never of this family.
        """
        if not self.alive(now) or self.generation >= MOST_ROTATIONS:
            raise InvalidRefreshToken
        if token.generation == self.generation and self._is(token):
            return self._advance(token.child(key), now)
        if not 0 <= token.generation < self.generation or not self._is(token.descendant(key, self.generation)):
            raise InvalidRefreshToken
        if token.generation == self.generation - 1 and now - self.rotated_at <= GRACE:
            return token.child(key)
        self.end(EndReason.REPLAYED, now)
        return None

    def end(self, reason: EndReason, now: datetime) -> None:
        """End it; repeating that changes nothing."""
        if self.ended_at is None:
            self.ended_at, self.end_reason = now, reason

    def _is(self, token: RefreshToken) -> bool:
        return hmac.compare_digest(token.digest, self.digest)

    def _advance(self, child: RefreshToken, now: datetime) -> RefreshToken:
        self.digest, self.generation, self.rotated_at = child.digest, child.generation, now
        self.expires_at = min(now + SLIDING, self.ends_at_latest)
        return child
