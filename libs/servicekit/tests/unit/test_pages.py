from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from uuid import UUID

import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from servicekit.pages import InvalidCursor, Page, PageQuery, PageRequest, encode_cursor


@given(st.datetimes(timezones=st.just(UTC)), st.uuids(), st.integers(-(2**53), 2**53), st.text())
def test_a_cursor_brings_back_exactly_the_key_it_was_made_from(
    moment: datetime, key: UUID, number: int, text: str
) -> None:
    try:
        cursor = encode_cursor((moment, key, number, text))
    except TypeError:
        return  # lone surrogates have no UTF-8
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


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", f"cursor={'a' * 513}"])
def test_absurd_page_sizes_and_cursors_are_refused(query: str) -> None:
    assert _client().get(f"/things?{query}").status_code == 422
