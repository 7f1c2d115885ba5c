"""Conditional writes (RFC 9110 §13.1.1): an admin change names the version it was made from."""

import re
from typing import Annotated

from fastapi import Depends, Header

from servicekit.domain.errors import PreconditionFailed, PreconditionRequired

_STRONG_VERSION_TAG = re.compile(r'"(0|[1-9][0-9]{0,17})"', re.ASCII)


def etag(version: int) -> str:
    """The strong entity tag of a row's version: 7 → `"7"`."""
    return f'"{version}"'


async def require_if_match(if_match: Annotated[str | None, Header()] = None) -> int:
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


IfMatch = Annotated[int, Depends(require_if_match)]
