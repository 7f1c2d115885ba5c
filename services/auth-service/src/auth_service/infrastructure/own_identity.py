"""auth-service verifies tokens with its own keys, and reads revocations where it writes them."""

from datetime import UTC, datetime

from auth_service.application.follow_revocations import FollowRevocations
from servicekit.identity import Revocation, RevocationsPage


class OwnRevocations:
    """The list that other services follow, without the detour over HTTP; each look is theirs, too."""

    def __init__(self, revocations: FollowRevocations) -> None:
        self._revocations = revocations

    async def __call__(self, since: int) -> RevocationsPage:
        """What was revoked since `since` (Unix milliseconds)."""
        found = await self._revocations.look(datetime.fromtimestamp(since / 1000, UTC))
        revocations = [
            Revocation(
                session_id=revocation.session_id,
                subject=revocation.subject,
                issued_before=_milliseconds(revocation.revoked_at),
                expires_at=_milliseconds(revocation.expires_at),
            )
            for revocation in found.revocations
        ]
        return RevocationsPage(_milliseconds(found.now), revocations, found.roles)


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
