"""Keyset pages: `?limit=20&cursor=…` → `{items, next_cursor, total?}`. Page 5,000 costs what page 1 costs."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Generic, Self, TypeVar
from uuid import UUID

import orjson
from fastapi import Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from servicekit.documented import Contract, adds
from servicekit.domain.errors import Invalid
from servicekit.text import BIGGEST, Text

MAX_LIMIT = 100
# A title of 200 characters, four bytes each, as base64 of JSON, beside an id.
_MAX_CURSOR = 2048

Item = TypeVar("Item")
Row = TypeVar("Row")


class InvalidCursor(Invalid):
    """A cursor that we did not hand out for this list."""

    code = "invalid_cursor"
    title = "This cursor is not one of ours; start again without it"


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which page is asked for: at most `limit` items after `cursor` (None: from the start)."""

    limit: int = 20
    cursor: str | None = None

    def after(self, *types: type | range) -> tuple[Any, ...] | None:
        """The sort key of the last item seen, one value per type; None at the start.

        A type is str, datetime, UUID, int (what a bigint column holds) or a narrower range.
        Raises InvalidCursor if the cursor was tampered with or belongs to another list.
        """
        return None if self.cursor is None else _decode(self.cursor, types)


@adds(Contract(refusals=(InvalidCursor,)))
async def page_request(
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT, description="How many items at most")] = 20,
    cursor: Annotated[str | None, Query(max_length=_MAX_CURSOR, description="`next_cursor` of the page before")] = None,
) -> PageRequest:
    """The query parameters of every list."""
    return PageRequest(limit, cursor)


PageQuery = Annotated[PageRequest, Depends(page_request)]


class Page(BaseModel, Generic[Item]):
    """One page; `next_cursor` is null on the last one, `total` is there only when it was asked for."""

    model_config = ConfigDict(frozen=True)

    items: list[Item]
    next_cursor: str | None = None
    total: int | None = Field(default=None, exclude_if=lambda total: total is None)

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """`Page[OrderAnswer]` is `OrderPage` in OpenAPI."""
        return f"{params[0].__name__.removesuffix('Answer')}Page"

    @classmethod
    def of(
        cls,
        rows: Sequence[Row],
        request: PageRequest,
        *,
        key: Callable[[Row], Iterable[Any]],
        item: Callable[[Row], Item],
        total: int | None = None,
    ) -> Self:
        """Make a page from up to `request.limit + 1` rows: the extra one only says that there is more."""
        shown = rows[: request.limit]
        more = len(rows) > request.limit
        return cls(
            items=[item(row) for row in shown],
            next_cursor=encode_cursor(key(shown[-1])) if more else None,
            total=total,
        )


def encode_cursor(values: Iterable[Any]) -> str:
    """An opaque cursor: base64url of a JSON list."""
    return urlsafe_b64encode(orjson.dumps(list(values), default=str)).rstrip(b"=").decode()


def _decode(cursor: str, types: tuple[type | range, ...]) -> tuple[Any, ...]:
    try:
        values = orjson.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return tuple(_typed(value, wanted) for value, wanted in zip(values, types, strict=True))
    except (ValueError, TypeError, OverflowError) as error:
        raise InvalidCursor from error


def _typed(value: Any, wanted: type | range) -> Any:
    if wanted is UUID and isinstance(value, str):
        return UUID(value)
    if wanted is datetime and isinstance(value, str):
        return _moment(value)
    if wanted is str and isinstance(value, str) and Text.KEPT.refused(value) is None:
        return value
    numbers = range(-BIGGEST - 1, BIGGEST + 1) if wanted is int else wanted
    if isinstance(numbers, range) and type(value) is int and value in numbers:
        return value
    raise TypeError(f"{value!r} is none of {wanted}")


def _moment(text: str) -> datetime:
    """In UTC, so that the driver need not leave the calendar's first or last year for it."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without its offset")
    return moment.astimezone(UTC)
