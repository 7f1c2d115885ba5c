"""The request target (RFC 9112 §3.2): which path is routed, and whether path and query are text that we take."""

import re
from typing import Final
from urllib.parse import parse_qsl

from starlette.types import Scope

from servicekit.text import Text, require

# Encodings of what a line does not hold, and a few of what it does: those are looked at more closely.
_SUSPECT: Final = re.compile(rb"%[01]|%7f|%c2%[89]|%e2%8[01]|[\x00-\x20\x7f-\xff]", re.IGNORECASE)


def routed_path(scope: Scope) -> str:
    """The path without the gateway's prefix: the same on the service's own port and behind the gateway."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def require_lines(scope: Scope) -> None:
    """Raises TextNotAcceptable, naming the part, when the path or a value of the query is no line of text."""
    require(scope["path"], Text.LINE, "path")
    query: bytes = scope["query_string"]
    if query and _SUSPECT.search(query):
        for name, value in parse_qsl(query.decode("latin-1"), keep_blank_values=True):
            require(name, Text.LINE, "query")
            require(value, Text.LINE, f"query.{name}")
