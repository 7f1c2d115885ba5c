"""Revenue is what order-service says, and nothing else."""

from datetime import date, timedelta
from typing import Any

import pytest
from browser import Browser
from builders import NOON, a_body, a_refund, a_sale
from fastapi import FastAPI

from analytics_service.application import Application
from analytics_service.domain.sales import ProductSold
from servicekit.domain import new_id, utc_now


def _application(app: FastAPI) -> Application:
    application: Application = app.state.application
    return application


async def _calendars(browser: Browser, *zones: str) -> None:
    """Days are written for all of these; the first is live."""
    await browser.rows("DELETE FROM calendars")
    for epoch, zone in enumerate(zones, 1):
        state = "live" if epoch == 1 else "building"
        await browser.rows("INSERT INTO calendars (epoch, zone, state) VALUES ($1, $2, $3)", epoch, zone, state)


async def _sold(browser: Browser) -> list[dict[str, Any]]:
    return await browser.rows(
        "SELECT epoch, day, sum(pieces)::int AS pieces, sum(orders)::int AS orders, sum(revenue)::int AS revenue,"
        " sum(refunds)::int AS refunds FROM product_days GROUP BY epoch, day ORDER BY epoch, day"
    )


async def test_a_sale_is_in_the_days_of_every_calendar(app: FastAPI, browser: Browser) -> None:
    await _calendars(browser, "UTC", "Asia/Kathmandu")
    late = NOON.replace(hour=18, minute=20)
    await _application(app).count_sales({new_id(): a_sale(1000, 500, at=NOON), new_id(): a_sale(200, at=late)})
    figures = {"pieces": 2, "orders": 2, "revenue": 1500, "refunds": 0}
    last = {"pieces": 1, "orders": 1, "revenue": 200, "refunds": 0}
    assert await _sold(browser) == [
        {"epoch": 1, "day": date(2026, 6, 1), "pieces": 3, "orders": 3, "revenue": 1700, "refunds": 0},
        {"epoch": 2, "day": date(2026, 6, 1), **figures},
        {"epoch": 2, "day": date(2026, 6, 2), **last},
    ]
    slots = await browser.rows("SELECT slot, orders, gross, shipping FROM sale_slots ORDER BY slot")
    assert slots == [
        {"slot": NOON, "orders": 1, "gross": 1500, "shipping": 490},
        {"slot": NOON.replace(hour=18, minute=15), "orders": 1, "gross": 200, "shipping": 490},
    ]


async def test_an_event_and_an_order_count_once(app: FastAPI, browser: Browser) -> None:
    sale, event = a_sale(1000), new_id()
    for told in ({event: sale}, {event: sale}, {new_id(): sale}, {new_id(): sale, new_id(): sale}):
        await _application(app).count_sales(told)
    assert await browser.row("SELECT sum(orders) AS n, sum(gross) AS gross FROM sale_slots") == {"n": 1, "gross": 1000}
    refund, event = a_refund(sale, [ProductSold(sale.products[0].product_id, 1, 400)], shipping=90), new_id()
    for refunds in ({event: refund}, {event: refund}, {new_id(): refund, new_id(): refund}):
        await _application(app).count_refunds(refunds)
    assert await browser.row("SELECT sum(refunds) AS n, sum(refunded_shipping) AS s FROM sale_slots") == {
        "n": 400, "s": 90,
    }  # fmt: skip


async def test_money_back_of_no_line_is_spread_over_those_that_were_paid(app: FastAPI, browser: Browser) -> None:
    sale = a_sale(3000, 1000)
    await _application(app).count_sales({new_id(): sale})
    await _application(app).count_refunds({new_id(): a_refund(sale, of_no_line=101)})
    await _application(app).count_refunds({new_id(): a_refund(a_sale(), of_no_line=5)})
    rows = await browser.rows("SELECT gross FROM refund_products ORDER BY gross")
    assert [row["gross"] for row in rows] == [25, 76]
    assert (await browser.row("SELECT sum(refunds) AS n FROM sale_slots"))["n"] == 106
    assert (await browser.row("SELECT sum(refunds) AS n FROM product_days"))["n"] == 101


async def test_what_was_paid_in_another_currency_is_in_no_day(app: FastAPI, browser: Browser) -> None:
    await _application(app).count_sales({new_id(): a_sale(1000, currency="USD")})
    assert await _sold(browser) == []
    assert await browser.row("SELECT currency, gross FROM sale_slots") == {"currency": "USD", "gross": 1000}


@pytest.mark.parametrize("first", ["session", "sale"])
async def test_a_session_is_paid_whichever_is_told_first(app: FastAPI, browser: Browser, first: str) -> None:
    application, now, person = _application(app), utc_now(), new_id()
    sale = a_sale(at=now, buyer=application.take_events.mark_of(person))
    if first == "sale":
        await application.count_sales({new_id(): sale})
    began = a_body(at=now - timedelta(minutes=20), **browser.visit)
    await browser.counted(began, headers=browser.issuer.headers(person))
    if first == "session":
        await application.count_sales({new_id(): sale})
    assert await browser.row("SELECT paid_at FROM sessions") == {"paid_at": now}


async def test_a_sale_of_another_time_or_person_pays_no_session(app: FastAPI, browser: Browser) -> None:
    application, now, person = _application(app), utc_now(), new_id()
    mark = application.take_events.mark_of(person)
    await browser.counted(a_body(at=now, **browser.visit), headers=browser.issuer.headers(person))
    long_ago, later = now - timedelta(hours=1), now + timedelta(minutes=31)
    await application.count_sales({
        new_id(): a_sale(at=long_ago, buyer=mark), new_id(): a_sale(at=later, buyer=mark), new_id(): a_sale(at=now),
    })  # fmt: skip
    assert await browser.row("SELECT paid_at FROM sessions") == {"paid_at": None}


async def test_of_a_person_who_is_gone_nothing_leads_to_anybody(app: FastAPI, browser: Browser) -> None:
    application, person = _application(app), new_id()
    mark, other = application.take_events.mark_of(person), a_sale()
    await browser.counted(a_body(**browser.visit), headers=browser.issuer.headers(person))
    await application.count_sales({new_id(): a_sale(buyer=mark), new_id(): a_sale(buyer=mark), new_id(): other})
    await application.forget_person(new_id(), person)
    for table in ("sales", "buyers", "sessions"):
        assert await browser.rows(f"SELECT * FROM {table} WHERE buyer = $1", mark) == []
    marks = [row["buyer"] for row in await browser.rows("SELECT buyer FROM sales ORDER BY buyer")]
    assert len(set(marks)) == 2, "their orders stay those of one person"
    assert other.buyer in marks
    assert (await browser.row("SELECT count(*) AS n FROM sale_slots"))["n"] == 1
