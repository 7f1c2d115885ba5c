"""Conditional requests (RFC 9110 §13.1): an admin change names the version it was made from, a read the one it has."""

import hashlib
import re
from typing import Annotated, Final

from fastapi import Depends, Header
from starlette.types import Scope

from servicekit.documented import Contract, adds
from servicekit.domain.errors import PreconditionFailed, PreconditionRequired

_STRONG_VERSION_TAG = re.compile(r'"(0|[1-9][0-9]{0,17})"', re.ASCII)


def etag(version: int) -> str:
    """The strong entity tag of a row's version: 7 → `"7"`."""
    return f'"{version}"'


def etag_of(content: bytes) -> str:
    """The strong entity tag of an answer's bytes: the same in every process that makes the same bytes."""
    return f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'


def has_already(scope: Scope, entity_tag: bytes) -> bool:
    """Whether the If-None-Match of a request names `entity_tag` (RFC 9110 §13.1.2: compared weakly)."""
    for name, value in scope["headers"]:
        if name == b"if-none-match":
            return bool(value == entity_tag or value.strip() == b"*" or entity_tag in map(_strong, value.split(b",")))
    return False


_IF_MATCH: Final = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The `ETag` of what the change was made from.",
    "schema": {"type": "string", "pattern": r'^"(0|[1-9][0-9]{0,17})"$'},
    "example": '"7"',
}
_IF_NONE_MATCH: Final = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "The `ETag` of what the caller has already.",
    "schema": {"type": "string"},
}
SHOWS_VERSION: Final = Contract(headers=("ETag",))
"""Of an endpoint whose answer carries the ETag that If-Match of a change takes."""
REVALIDATES: Final = Contract(
    parameters=(_IF_NONE_MATCH,), headers=("ETag",), answers={304: "Unchanged since the `ETag` of If-None-Match"}
)
"""Of an endpoint that answers 304 to who has the present ETag."""


@adds(Contract(refusals=(PreconditionRequired, PreconditionFailed), parameters=(_IF_MATCH,), headers=("ETag",)))
async def require_if_match(if_match: Annotated[str | None, Header(alias="If-Match")] = None) -> int:
    """The version that the caller saw; raises PreconditionRequired (428) without the header.

    A weak tag, `*` or anything that `etag` never made matches nothing: PreconditionFailed (412).
    """
    if if_match is None:
        raise PreconditionRequired
    match = _STRONG_VERSION_TAG.fullmatch(if_match.strip())
    if match is None:
        raise PreconditionFailed
    return int(match[1])


def check_version(expected: int, actual: int) -> None:
    """Raises PreconditionFailed (412) when somebody changed the row meanwhile."""
    if expected != actual:
        raise PreconditionFailed


def _strong(tag: bytes) -> bytes:
    return tag.strip().removeprefix(b"W/")


IfMatch = Annotated[int, Depends(require_if_match)]
