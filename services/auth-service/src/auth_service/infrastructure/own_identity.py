"""auth-service verifies tokens with its own keys, and reads revocations where it writes them."""

from datetime import UTC, datetime

from auth_service.application.ports import Queries
from servicekit.domain import Clock
from servicekit.identity import Revocation, RevocationsPage


class OwnRevocations:
    """The same list that other services poll, without the detour over HTTP."""

    def __init__(self, queries: Queries, clock: Clock) -> None:
        self._queries = queries
        self._clock = clock

    async def __call__(self, since: int) -> RevocationsPage:
        """What was revoked since `since` (Unix milliseconds)."""
        now = self._clock()
        known = await self._queries.revocations(datetime.fromtimestamp(since / 1000, UTC), now)
        revocations = [
            Revocation(
                session_id=revocation.session_id,
                subject=revocation.subject,
                issued_before=_milliseconds(revocation.revoked_at),
                expires_at=_milliseconds(revocation.expires_at),
            )
            for revocation in known
        ]
        return RevocationsPage(_milliseconds(now), revocations)


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
