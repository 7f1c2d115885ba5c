"""The response headers that clients read, by name, as OpenAPI describes them."""

from collections.abc import Mapping
from typing import Any, Final

HEADERS: Final[Mapping[str, Mapping[str, Any]]] = {
    "ETag": {
        "description": "The version of what is shown: for `If-Match` of a change, or `If-None-Match` of a read.",
        "schema": {"type": "string"},
        "example": '"7"',
    },
    "Idempotent-Replayed": {
        "description": "`true` when this is the first answer to the Idempotency-Key, given again.",
        "schema": {"type": "string", "enum": ["true"]},
    },
    "Location": {"description": "The other address.", "schema": {"type": "string", "format": "uri-reference"}},
    "RateLimit-Limit": {
        "description": "How many requests the nearest limit allows in its time.",
        "schema": {"type": "integer", "minimum": 1},
    },
    "RateLimit-Remaining": {
        "description": "How many of them are left.",
        "schema": {"type": "integer", "minimum": 0},
    },
    "RateLimit-Reset": {
        "description": "Seconds until there are more.",
        "schema": {"type": "integer", "minimum": 1},
    },
    "Retry-After": {"description": "Seconds to wait before the next try.", "schema": {"type": "integer", "minimum": 1}},
    "WWW-Authenticate": {"description": "How to say who asks.", "schema": {"type": "string", "enum": ["Bearer"]}},
}  # fmt: skip
OF_REFUSALS: Final[Mapping[int, tuple[str, ...]]] = {
    401: ("WWW-Authenticate",),
    429: ("Retry-After",),
    503: ("Retry-After",),
}


def references(*names: str) -> dict[str, Any]:
    """The `headers` of an answer that carries `names`."""
    return {name: {"$ref": f"#/components/headers/{name}"} for name in dict.fromkeys(names)}
