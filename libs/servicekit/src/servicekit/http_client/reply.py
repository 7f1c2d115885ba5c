"""What another service answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from servicekit.domain.errors import OutcomeUnknown


class FailedInside(OutcomeUnknown):
    """The upstream says itself that it failed (500 with a problem document): perhaps executed, and it is there.

    Asking again at once would fail again, and others may well be served.
    """


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer below 500: status, headers (case-insensitive) and the whole body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def ok(self) -> bool:
        """Whether the other side did what was asked."""
        return self.status < 400

    @property
    def code(self) -> str | None:
        """The stable `code` of a problem document (RFC 9457), None when this is not one."""
        if self.ok or not self.body:
            return None
        try:
            problem = orjson.loads(self.body)
        except orjson.JSONDecodeError:
            return None
        code = problem.get("code") if isinstance(problem, dict) else None
        return code if isinstance(code, str) else None

    def json(self) -> Any:
        """The decoded body, None when there is none; raises OutcomeUnknown when it is not JSON."""
        if not self.body:
            return None
        try:
            return orjson.loads(self.body)
        except orjson.JSONDecodeError as error:
            raise OutcomeUnknown(f"an answer {self.status} cannot be read") from error
