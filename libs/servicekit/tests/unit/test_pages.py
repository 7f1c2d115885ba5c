import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from uuid import UUID

import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from servicekit.pages import InvalidCursor, Page, PageQuery, PageRequest, encode_cursor

KEPT = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


@given(st.datetimes(timezones=st.just(UTC)), st.uuids(), st.integers(-(2**63), 2**63 - 1), st.text(KEPT))
def test_a_cursor_brings_back_exactly_the_key_it_was_made_from(
    moment: datetime, key: UUID, number: int, text: str
) -> None:
    cursor = encode_cursor((moment, key, number, text))
    assert PageRequest(20, cursor).after(datetime, UUID, int, str) == (moment, key, number, text)


def test_no_cursor_means_the_start() -> None:
    assert PageRequest().after(datetime, UUID) is None


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "!!!",
        "e30",
        "é",
        encode_cursor([1]),
        encode_cursor(["x", "y"]),
        encode_cursor([1, 2, 3]),
        encode_cursor(["2026-01-01T00:00:00", "634e2f7c-2732-4ae9-a560-f58134efcd65"]),
        urlsafe_b64encode(b'["2026-01-01T00:00:00Z", ').decode(),
        urlsafe_b64encode(b"\xff\xfe").decode(),
    ],
)
def test_a_tampered_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidCursor):
        PageRequest(20, cursor).after(datetime, UUID)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([-1], range(501)),
        ([501], range(501)),
        ([2**63], int),
        ([-(2**63) - 1], int),
        ([10**30], int),
        (["0001-01-01T00:00:00+14:00"], datetime),
        (["9999-12-31T23:59:59-12:00"], datetime),
        (["a\0b"], str),
        ([None], str),
    ],
)
def test_a_cursor_with_a_key_that_no_column_holds_is_refused(values: list[object], kind: type | range) -> None:
    with pytest.raises(InvalidCursor):
        PageRequest(20, urlsafe_b64encode(json.dumps(values).encode()).decode()).after(kind)


async def test_a_page_that_ends_with_the_longest_title_can_be_turned() -> None:
    app = FastAPI()

    @app.get("/things")
    async def list_things(page: PageQuery) -> list[str | UUID]:
        return list(page.after(str, UUID) or ())

    cursor = encode_cursor(["\U0001f9e3" * 200, UUID(int=1)])
    assert TestClient(app).get("/things", params={"cursor": cursor}).json()[1] == str(UUID(int=1))


def test_a_true_is_no_integer_key() -> None:
    with pytest.raises(InvalidCursor):
        PageRequest(20, encode_cursor([True])).after(int)


def test_the_extra_row_says_only_that_there_is_more() -> None:
    page = Page[int].of([1, 2, 3], PageRequest(limit=2), key=lambda row: (row,), item=lambda row: row * 10)
    assert page.items == [10, 20]
    assert PageRequest(2, page.next_cursor).after(int) == (2,)
    last = Page[int].of([3], PageRequest(2, page.next_cursor), key=lambda row: (row,), item=lambda row: row)
    assert last.next_cursor is None


def _client() -> TestClient:
    app = FastAPI()

    @app.get("/things")
    async def things(page: PageQuery, counted: bool = False) -> Page[int]:
        return Page[int].of(
            list(range(page.limit + 1)),
            page,
            key=lambda row: (row,),
            item=lambda row: row,
            total=99 if counted else None,
        )

    return TestClient(app)


def test_the_answer_names_a_total_only_when_it_was_asked_for() -> None:
    client = _client()
    assert set(client.get("/things?limit=2").json()) == {"items", "next_cursor"}
    assert client.get("/things?limit=2&counted=true").json()["total"] == 99


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", f"cursor={'a' * 2049}"])
def test_absurd_page_sizes_and_cursors_are_refused(query: str) -> None:
    assert _client().get(f"/things?{query}").status_code == 422
