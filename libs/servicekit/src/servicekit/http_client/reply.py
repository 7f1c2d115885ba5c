"""What another service answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson


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
        """The decoded body; raises orjson.JSONDecodeError (a ValueError) when it is not JSON."""
        return orjson.loads(self.body)
