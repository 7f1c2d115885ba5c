"""What is taken at the door, and what becomes of it."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest
from browser import HINTS, Browser
from builders import KNOW_PRODUCT, a_body, id_at, of_visit

from analytics_service.presentation.http.bots import Crowds
from servicekit.domain import new_id, utc_now

SOMEBODY = "0190a5b0-0000-7000-8000-000000000001"


async def test_events_are_stored_and_counted(browser: Browser) -> None:
    product = str(new_id())
    await browser.rows(KNOW_PRODUCT, product)
    answer = await browser.sent(
        a_body(page="/"), a_body("product_view", product_id=product), a_body("product_view"),
        a_body("search", term=" Blue  TEAPOT", results=0),
    )  # fmt: skip
    assert (answer["accepted"], answer["rejected"]) == (4, [])
    await browser.settled()
    rows = await browser.rows("SELECT type, page, term, results, visitor, session, is_bot FROM events ORDER BY type")
    assert [row["type"] for row in rows] == [1, 2, 2, 3]
    del rows[1]
    assert (rows[0]["page"], rows[2]["term"], rows[2]["results"]) == ("/", "blue teapot", 0)
    assert not any(row["visitor"] or row["session"] or row["is_bot"] for row in rows)
    assert await browser.row("SELECT sum(events) AS n, sum(bots) AS bots FROM slots") == {"n": 4, "bots": 0}
    # Of a product that the catalogue does not have nothing is kept beside the event: anybody may send any id.
    assert await browser.rows("SELECT product_id::text, views FROM product_days") == [
        {"product_id": product, "views": 1}
    ]
    assert await browser.row("SELECT term, searches, without_results FROM term_days") == {
        "term": "blue teapot", "searches": 1, "without_results": 1,
    }  # fmt: skip


async def test_an_id_is_counted_once_however_often_it_is_sent(browser: Browser) -> None:
    event, other = a_body(**browser.visit), a_body(**browser.visit)
    await browser.counted(event, event)
    await browser.counted(event)
    await browser.counted(event, other)
    assert await browser.stored() == 2
    assert (await browser.row("SELECT events FROM sessions"))["events"] == 2
    assert (await browser.row("SELECT sum(events) AS n FROM slots"))["n"] == 2
    assert await browser.row("SELECT received, stored FROM intake") == {"received": 5, "stored": 2}


async def test_a_session_grows_with_its_events_whatever_their_order(browser: Browser) -> None:
    now, product = utc_now(), str(new_id())
    visit = browser.visit
    await browser.counted(a_body("checkout_started", at=now, **visit))
    await browser.counted(
        a_body(at=now - timedelta(minutes=10), **visit),
        a_body("add_to_cart", at=now - timedelta(minutes=5), product_id=product, **visit),
    )
    session = await browser.row(
        "SELECT events, page_views, ended_at - started_at AS length, carted_at, viewed_at FROM sessions"
    )
    assert (session["events"], session["page_views"], session["viewed_at"]) == (3, 1, None)
    assert session["length"] == timedelta(minutes=10)
    assert session["carted_at"] is not None
    assert str((await browser.row("SELECT product_id FROM basket_products"))["product_id"]) == product


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "purchase"},
        {"type": "order_paid"},
        {"visitor": SOMEBODY},
        {"product_id": SOMEBODY},
        {"term": "teapot", "results": 1},
        {"revenue": 1_000_000},
        {"page": "https://elsewhere.test/"},
        {"page": "/" + "x" * 3000},
        {"type": "search", "term": "x" * 3000, "results": 1},
        {"type": "search", "term": "teapot\u202e", "results": 1},
        {"type": "search", "term": "teapot", "results": -1},
        {"type": "search", "term": "  ", "results": 1},
        {"id": "no id"},
    ],
    ids=str,
)
async def test_a_batch_with_something_else_in_it_is_refused_whole(browser: Browser, wrong: dict[str, Any]) -> None:
    answer = await browser.send(a_body(), a_body() | wrong)
    assert (answer.status_code, answer.json()["code"]) == (422, "validation_failed")
    assert answer.json()["errors"][0]["field"].startswith("body.events.1")
    assert await browser.accepted() == 0


async def test_ids_of_another_time_are_named_and_the_rest_is_taken(browser: Browser) -> None:
    now = utc_now()
    answer = await browser.sent(
        a_body(at=now + timedelta(days=1)),
        a_body(at=now - timedelta(days=6)),
        a_body(at=now - timedelta(days=365)),
        a_body(id=str(uuid4())),
    )
    assert answer["accepted"] == 1
    assert answer["rejected"] == [
        {"index": 0, "code": "clock_skew"}, {"index": 2, "code": "clock_skew"}, {"index": 3, "code": "not_uuid7"},
    ]  # fmt: skip
    await browser.settled()
    assert await browser.row("SELECT day FROM events") == {"day": (now - timedelta(days=6)).date()}


async def test_nothing_is_taken_of_an_empty_batch_or_of_too_many(browser: Browser) -> None:
    assert (await browser.send()).status_code == 422
    assert (await browser.send(*(a_body() for _ in range(101)))).status_code == 422


@pytest.mark.parametrize("agent", [{"User-Agent": "Googlebot/2.1"}, {"User-Agent": ""}])
async def test_bots_are_stored_and_in_no_figure(browser: Browser, agent: dict[str, str]) -> None:
    await browser.counted(a_body("search", **browser.visit), headers=agent)
    assert await browser.row("SELECT is_bot FROM events") == {"is_bot": True}
    assert await browser.row("SELECT events, bots FROM slots") == {"events": 0, "bots": 1}
    for table in ("sessions", "visitor_days", "term_days", "term_visitors", "product_days"):
        assert await browser.rows(f"SELECT * FROM {table}") == []


async def test_a_flood_from_one_address_moves_no_figure_further_than_people_would(browser: Browser) -> None:
    for _ in range(13):
        await browser.sent(*(a_body(**of_visit()) for _ in range(100)))
    await browser.settled()
    slots = await browser.row("SELECT sum(events) AS people, sum(bots) AS bots FROM slots")
    # The minute may have turned in between.
    assert slots["people"] in (1200, 1300)
    assert slots["people"] + slots["bots"] == 1300
    assert await browser.stored() == 1300


async def test_a_flood_of_new_sessions_is_not_remembered(browser: Browser) -> None:
    await browser.sent(a_body(**browser.visit), headers={"User-Agent": "Googlebot/2.1"})
    crowds: Crowds = browser.app.state.crowds
    assert not crowds.is_flood("198.51.100.7", [UUID(browser.visit["session"])] * 120)


async def test_a_session_that_does_more_than_anybody_can_is_a_bots(browser: Browser) -> None:
    for number in (100, 20, 100):
        await browser.sent(*(a_body(**browser.visit) for _ in range(number)))
    await browser.settled()
    slots = await browser.row("SELECT sum(events) AS people, sum(bots) AS bots FROM slots")
    assert (slots["people"], slots["bots"]) in ((120, 100), (220, 0)), "unless the minute turned in between"


async def test_more_requests_than_a_browser_makes_are_refused(client: httpx2.AsyncClient) -> None:
    statuses = {(await client.post("/analytics/events", json={}, headers=HINTS)).status_code for _ in range(620)}
    assert statuses == {422, 429}


async def test_a_person_is_known_of_a_session_and_by_a_mark_alone(browser: Browser) -> None:
    person = new_id()
    headers = browser.issuer.headers(person)
    await browser.counted(a_body(**browser.visit), a_body(), headers=headers)
    session = await browser.row("SELECT buyer FROM sessions")
    assert len(session["buyer"]) == 16
    assert person.bytes[:8] not in session["buyer"]


async def test_terms_of_a_day_are_bounded(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    await browser.rows(
        "INSERT INTO term_days SELECT 1, $1::date, 'known ' || n, 1, 0 FROM generate_series(1, 9999) n",
        utc_now().date(),
    )
    at = utc_now()
    events = [a_body("search", id=str(id_at(at)), term=f"new {n}", results=1) for n in range(50)]
    await browser.counted(*events, a_body("search", id=str(id_at(at)), term="known 1", results=1))
    assert (await browser.row("SELECT count(*) AS n FROM term_days"))["n"] == 10_000
    assert await browser.row("SELECT searches FROM term_days WHERE term = 'known 1'") == {"searches": 2}
    assert await browser.stored() == 51
