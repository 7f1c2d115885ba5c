"""One rotation per server at a time."""

from collections.abc import Iterable
from datetime import datetime

from souk_operator.decide.observed import Turn
from souk_operator.decide.rotation import TURN
from souk_operator.durations import moment
from souk_operator.resources import Database

Key = tuple[str, str]


class Rotations:
    """Who holds a server's turn. Status says it; this covers the moments before another worker can read it there."""

    def __init__(self) -> None:
        self._turns: dict[str, tuple[Key, datetime]] = {}

    def claim(self, server: str, key: Key, now: datetime) -> bool:
        """Take the turn, or keep it; False while another Database has it."""
        holder, since = self._turns.get(server, (key, now))
        if holder != key and _lasts(since, now):
            return False
        self._turns[server] = (key, since if holder == key else now)
        return True

    def of_another(self, server: str, key: Key, others: Iterable[Database], now: datetime) -> Turn | None:
        """The turn of another Database of the server, the oldest that still lasts; `others` are all there are."""
        begun = {other.key: moment((other.status.get("credentials") or {}).get("turnSince")) for other in others}
        begun.update([self._turns[server]] if server in self._turns else [])
        lasting = [(since, other) for other, since in begun.items() if other != key and since and _lasts(since, now)]
        since, holder = min(lasting, default=(now, None))
        return Turn("/".join(holder), since) if holder else None

    def release(self, server: str, key: Key) -> None:
        """Give the turn back, if it is this Database's."""
        if self._turns.get(server, (None,))[0] == key:
            del self._turns[server]


def _lasts(since: datetime, now: datetime) -> bool:
    """Not from the future either, as an edited Secret has it: that would hold up all others until then."""
    return abs(now - since) < TURN
