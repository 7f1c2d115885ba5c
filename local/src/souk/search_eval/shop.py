"""A running shop, asked as its shoppers ask it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx2

from souk.commands.failure import CommandFailed
from souk.demo_staff import signed_in
from souk.search_eval.measures import DEPTH

MODES = ("keyword", "semantic", "hybrid")
_SETTLED_SECONDS, _LOOK_SECONDS, _CALM_LOOKS = 300.0, 1.0, 8
_MOST_TRIES = 20


@dataclass(frozen=True, slots=True)
class Found:
    """The slugs of the first ten, and how the words were read (typed, read)."""

    slugs: tuple[str, ...]
    corrections: tuple[tuple[str, str], ...]


class Shop:
    """The shop behind a gateway. Raises CommandFailed for what it does not answer."""

    def __init__(self, gateway: str) -> None:
        self._gateway = gateway.rstrip("/")
        self._client = httpx2.Client(timeout=30)

    def find(self, text: str, language: str, mode: str = "hybrid") -> Found:
        """What a search answers; a shop that wants fewer questions is given its time."""
        query = {"q": text, "locale": language, "mode": mode, "limit": DEPTH}
        answer = self._get("/api/search", query)
        return Found(
            tuple(item["slug"] for item in answer["items"]),
            tuple((each["typed"], each["read"]) for each in answer["query"]["corrections"]),
        )

    def wait_until_settled(self, staff: tuple[str, str]) -> None:
        """Block until nothing waits for documents, vectors or a count of words; `staff` is (e-mail, password)."""
        headers, until, calm, before = signed_in(self._gateway, staff), time.monotonic() + _SETTLED_SECONDS, 0, None
        while calm < _CALM_LOOKS:
            if time.monotonic() > until:
                raise CommandFailed(f"The index is not settled after {_SETTLED_SECONDS:.0f} s: {before}")
            index = self._get("/api/search/index", {}, headers)
            waits = index["waiting"] or index["without_vector"] or index["model"] is None or not index["products"]
            calm = 0 if waits or index != before else calm + 1
            before = index
            time.sleep(_LOOK_SECONDS)

    def _get(self, path: str, query: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Any:
        for _ in range(_MOST_TRIES):
            answer = self._client.get(f"{self._gateway}{path}", params=query, headers=headers)
            if answer.status_code != httpx2.codes.TOO_MANY_REQUESTS:
                break
            time.sleep(float(answer.headers.get("retry-after", "1")))
        if answer.status_code != httpx2.codes.OK:
            raise CommandFailed(f"{path} answered {answer.status_code}: {answer.text[:300]}")
        return answer.json()
