"""What waits for a person, whatever it is, in one list; and numbers that are those of their lists."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import psycopg
import pytest
from builders import a_confirmed_order, an_open_order, eur
from shop_api import ShopApi
from test_desk_lists import MANY, nothing

from commerce.values import CancelReason
from order_service.application.queries import OrderFilter
from order_service.application.waiting import ShowDeskNumbers
from order_service.infrastructure import waiting as statements
from order_service.infrastructure.desk_lists import lanes_of
from order_service.infrastructure.unit_of_work import OrderUnitOfWork
from order_service.infrastructure.waiting import WaitingLists
from servicekit.database import Database
from servicekit.domain import utc_now
from testkit.databases import TestDatabase
from testkit.plans import kept_plan, plan_for

SMALLER = {"amount": 4388, "currency": "EUR"}


async def read(shop: ShopApi, path: str, **query: Any) -> Any:
    answer = await shop.client.get(f"/orders/{path}", params=query, headers=shop.as_user(uuid4(), "support"))
    assert answer.status_code == 200, answer.text
    return answer.json()


async def all_of(shop: ShopApi, path: str, **query: Any) -> list[Any]:
    """Every page of a list, two rows each."""
    page = await read(shop, path, limit=2, **query)
    items: list[Any] = page["items"]
    while page["next_cursor"]:
        page = await read(shop, path, limit=2, cursor=page["next_cursor"], **query)
        items += page["items"]
    return items


async def a_stuck_order(shop: ShopApi, own_database: TestDatabase) -> str:
    """Given up, while the provider does not say what becomes of its payment; the ninth try was in vain already."""
    shop.payment.undecided = True
    order = await shop.placed()
    staff = shop.as_user(uuid4(), "support")
    assert (await shop.client.post(f"/orders/{order['id']}/cancel", headers=staff)).status_code == 202
    async with asyncio.timeout(30):
        while not shop.payment.asked(f"/{order['id']}/void"):
            await asyncio.sleep(0.02)
    with psycopg.connect(own_database.migrator_url, autocommit=True) as owner:
        nine = "UPDATE sagas SET attempts = 9, due_at = now(), version = version + 1 WHERE order_id = %s"
        owner.execute(nine, (order["id"],))
    async with asyncio.timeout(60):
        while not await all_of(shop, "attention", kind="step_stuck"):
            await asyncio.sleep(0.1)
    return str(order["id"])


async def test_a_step_without_an_end_waits_for_a_person_who_has_it_tried(
    shop: ShopApi, own_database: TestDatabase
) -> None:
    order_id = await a_stuck_order(shop, own_database)
    (item,) = await all_of(shop, "attention")
    assert (item["kind"], item["order"]["id"], item["stuck"]["step"]) == ("step_stuck", order_id, "voiding")
    assert (item["stuck"]["attempts"], item["tried"], item["mail"]) == (10, [], None)
    assert item["what_to_do"]
    staff = shop.as_user(uuid4(), "support")
    path = f"/orders/{order_id}/attention/retry"
    assert (await shop.client.post(path, headers=staff)).json() == {"done": False}
    assert len(await all_of(shop, "attention")) == 1
    shop.payment.undecided = False
    assert (await shop.client.post(path, headers=staff)).json() == {"done": True}
    assert await all_of(shop, "attention") == []
    assert (await shop.order(order_id))["status"] == "cancelled"
    again = await shop.client.post(path, headers=staff)
    assert (again.status_code, again.json()["code"]) == (409, "nothing_to_resolve")


async def test_kinds_stand_in_one_list_and_their_numbers_are_its_lengths(
    shop: ShopApi, own_database: TestDatabase
) -> None:
    held = []
    for _ in range(2):
        order = await shop.placed()
        await shop.pay(order["id"], SMALLER)
        await shop.until(order["id"], status="on_hold")
        held.append(order["id"])
    held.append(await a_stuck_order(shop, own_database))
    paid = await shop.placed()
    await shop.pay(paid["id"])
    await shop.until(paid["id"], status="confirmed")
    with psycopg.connect(own_database.migrator_url, autocommit=True) as owner:
        owner.execute(
            "UPDATE outgoing_mail SET failed_at = now(), data = jsonb_build_object('number', %s::text)",
            (paid["number"],),
        )
    items = await all_of(shop, "attention")
    assert [item["order"]["id"] for item in items] == [*held, paid["id"]]
    assert [item["since"] for item in items] == sorted(item["since"] for item in items)
    numbers = (await read(shop, "desk"))["waiting"]
    assert numbers == {"amount_differs": 2, "refund_failed": 0, "step_stuck": 1, "mail_failed": 1}
    for kind, number in numbers.items():
        assert len(await all_of(shop, "attention", kind=kind)) == number, kind


async def test_the_days_numbers_are_those_of_staffs_list(shop: ShopApi) -> None:
    orders = [await shop.placed() for _ in range(4)]
    for order in orders[:2]:
        await shop.pay(order["id"])
        await shop.until(order["id"], status="confirmed")
    staff = shop.as_user(uuid4(), "support") | {"Idempotency-Key": "k"}
    amount = {"amount": {"amount": 100, "currency": "EUR"}, "reason": "late"}
    assert (await shop.client.post(f"/orders/{orders[0]['id']}/refund", json=amount, headers=staff)).status_code == 202
    await shop.client.post(f"/orders/{orders[2]['id']}/cancel", headers=staff)
    await shop.until(orders[0]["id"], payment_status="partially_refunded")
    await shop.until(orders[2]["id"], status="cancelled")
    numbers = await read(shop, "desk")
    today = numbers["today"]
    assert (today["orders"], today["paid"], today["cancelled"], numbers["unpaid"]) == (4, 2, 1, 1)
    assert today["revenue"] == [{"amount": 2 * 4488, "currency": "EUR"}]
    since = {"placed_from": today["start"]}
    assert len(await all_of(shop, "all", **since)) == 4
    paid = await all_of(shop, "all", paid="true", **since)
    assert {order["id"] for order in paid} == {order["id"] for order in orders[:2]}
    assert sum(order["total"]["amount"] for order in paid) == today["revenue"][0]["amount"]
    assert len(await all_of(shop, "all", paid="false", **since)) == 2
    assert [order["id"] for order in await all_of(shop, "all", status="cancelled", **since)] == [orders[2]["id"]]
    assert len(await all_of(shop, "all", status="awaiting_payment")) == numbers["unpaid"]


@pytest.mark.parametrize(
    ("zone", "now", "start"),
    [
        ("Europe/Berlin", datetime(2026, 11, 30, 22, 59, tzinfo=UTC), datetime(2026, 11, 29, 23, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 11, 30, 23, 1, tzinfo=UTC), datetime(2026, 11, 30, 23, tzinfo=UTC)),
        # The clocks went forward at two: the day began an hour earlier by the sun.
        ("Europe/Berlin", datetime(2026, 3, 29, 12, tzinfo=UTC), datetime(2026, 3, 28, 23, tzinfo=UTC)),
        ("Asia/Kathmandu", datetime(2026, 11, 30, 18, 20, tzinfo=UTC), datetime(2026, 11, 30, 18, 15, tzinfo=UTC)),
    ],
)
async def test_a_day_begins_at_the_shops_midnight(
    database: Database, zone: str, now: datetime, start: datetime
) -> None:
    before, after = an_open_order(start - timedelta(seconds=1)), a_confirmed_order(start)
    given_up = an_open_order(start)
    given_up.request_cancellation(CancelReason.CUSTOMER, start)
    async with OrderUnitOfWork(database, None, utc_now, nothing, nothing) as uow:
        for order in (before, after, given_up):
            order.pull_events()
            await uow.orders.add(order)
    numbers = await ShowDeskNumbers(WaitingLists(database), ZoneInfo(zone), "EUR", lambda: now)()
    assert (numbers.today.start, numbers.today.orders, numbers.today.paid) == (start, 2, 1)
    assert (numbers.unpaid, list(numbers.today.revenue)) == (1, [eur(after.total.amount)])


async def test_numbers_look_at_their_own_orders_alone(own_database: TestDatabase, database: Database) -> None:
    with psycopg.connect(own_database.migrator_url, autocommit=True) as owner:
        owner.execute(MANY)
        owner.execute("VACUUM ANALYZE desk_orders, order_words, orders, sagas, failed_mails")
    late = datetime(2020, 2, 4, 16, tzinfo=UTC)
    lanes = lanes_of(OrderFilter())
    async with database.acquire() as connection:
        for statement, values in ((statements.TODAY, {"start": late}), (statements.IN_LANES, {})):
            plan = await plan_for(connection, statement, lanes=lanes, **values)
            plan |= kept_plan(own_database.migrator_url, statement) if values else set()
            assert not {node for node in plan if node.startswith("Seq Scan")}, plan
    numbers = await WaitingLists(database).today(late, "EUR")
    assert 0 < numbers.orders < 2000
