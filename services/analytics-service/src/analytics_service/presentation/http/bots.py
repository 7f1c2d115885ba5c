"""Who sends events: a browser with somebody before it, or a machine that reads the shop."""

import re
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from fastapi import Request

_NAMES: Final = re.compile(
    rb"bot|crawl|spider|slurp|headless|phantom|puppeteer|playwright|selenium|lighthouse|pagespeed|preview|monitor|"
    rb"python|curl|wget|java/|go-http|okhttp|axios|node|libwww|scrapy|httpx",
    re.IGNORECASE,
)
# Every browser says these with a request of a page's script; most machines do not think of it.
_HINTS: Final = (b"accept-language", b"sec-fetch-site")
MOST_OF_A_NETWORK: Final = 1200
"""Events a minute: an office full of shoppers has fewer."""
MOST_OF_A_SESSION: Final = 120
"""Events a minute: nobody clicks twice a second."""
_MOST_KEPT: Final = 100_000


class Crowds:
    """How many events came from each client network, and in each session, in the present minute; known to this process
    alone, and kept nowhere. `address_factor` is the platform's: so many times as many may come from a network.
    """

    def __init__(self, *, address_factor: int = 1) -> None:
        self._most_of_a_network = MOST_OF_A_NETWORK * address_factor
        self._minute, self._seen = 0, dict[str | UUID, int]()

    def is_flood(self, network: str, sessions: Sequence[UUID | None]) -> bool:
        """Whether one more batch from `network`, an event for each of `sessions`, is beyond what people send."""
        minute = int(time.time() // 60)
        if minute != self._minute or len(self._seen) > _MOST_KEPT:
            self._minute, self._seen = minute, {}
        if self._seen.get(network, 0) + len(sessions) > self._most_of_a_network:
            return True
        batch = Counter(session for session in sessions if session is not None)
        return any(self._seen.get(session, 0) + events > MOST_OF_A_SESSION for session, events in batch.items())

    def add(self, network: str, sessions: Sequence[UUID | None]) -> None:
        """The batch was taken as people's. Others are not added: a flood of new sessions would make room for itself."""
        self._seen[network] = self._seen.get(network, 0) + len(sessions)
        for session in sessions:
            if session is not None:
                self._seen[session] = self._seen.get(session, 0) + 1


def is_machine(headers: Mapping[bytes, bytes]) -> bool:
    """Whether the sender names itself a machine, or lacks what every browser sends."""
    agent = headers.get(b"user-agent", b"")
    return not agent or _NAMES.search(agent) is not None or not all(hint in headers for hint in _HINTS)


async def crowds(request: Request) -> Crowds:
    """Dependency: the process's own."""
    found: Crowds = request.app.state.crowds
    return found
