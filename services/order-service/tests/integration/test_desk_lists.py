"""Staff's lists: what each filter, sort and search finds, page by page; and none of them scans the past."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise, product
from typing import Any
from uuid import UUID

import psycopg
import pytest
from builders import NOON, STAFF, a_buyer, a_confirmed_order, an_address, an_item, an_open_order, eur

from commerce.values import CancelReason, OrderPaymentStatus, OrderStatus
from order_service.application.queries import DeskSort, OrderFilter
from order_service.domain.note import Note
from order_service.domain.order import Order
from order_service.infrastructure.desk_lists import _STEPS, DeskLists, _parameters, search, walk
from order_service.infrastructure.order_words import STALE, OrderWords, folded, words_of
from order_service.infrastructure.unit_of_work import OrderUnitOfWork
from servicekit.database import Database, Statement
from servicekit.domain import new_id, utc_now
from testkit.databases import TestDatabase
from testkit.plans import kept_plan, plan_for

NAMES = ["Amira Haddad", "José Núñez", "Zoë Ångström", "علي حسن"]
# Very many orders of the past, of which most are alike.
MANY = """
INSERT INTO desk_orders (order_id, lane, country, placed_at, total)
SELECT lpad(to_hex(n), 32, '0')::uuid,
       CASE WHEN n % 10 = 0 THEN 'expired/unpaid/unfulfilled' ELSE 'confirmed/paid/unfulfilled' END,
       CASE WHEN n % 5 = 0 THEN 'FR' ELSE 'DE' END, timestamptz '2020-01-01Z' + n * interval '1 min',
       (n * 7919) % 90000 + 100
FROM generate_series(1, 50000) AS n;
INSERT INTO order_words (order_id, word) SELECT order_id, 's-' || n FROM desk_orders, generate_series(1, 2) AS n;
"""


def nothing() -> None: ...


def some_orders() -> Iterator[Order]:
    """Twelve of each kind, a minute apart, of all countries, names and totals."""
    for number in range(36):
        at = NOON + timedelta(minutes=number)
        price = 1000 + 100 * ((number * 7) % 12)
        parts: dict[str, Any] = {
            "items": (an_item(quantity=1, unit_price=eur(price)),),
            "expected_total": eur(price + (990 if number % 3 else 490)),
            "buyer": a_buyer(email=f"b{number}@example.org"),
            "shipping_address": an_address(name=NAMES[number % 4], country="FR" if number % 3 else "DE"),
        }  # fmt: skip
        order = a_confirmed_order(at, **parts) if number % 3 == 0 else an_open_order(at, **parts)
        if number % 3 == 2:
            order.request_cancellation(CancelReason.CUSTOMER, at)
        yield order


async def stored(database: Database) -> list[Order]:
    orders = list(some_orders())
    for order in orders:
        async with OrderUnitOfWork(database, None, utc_now, nothing, nothing) as uow:
            order.pull_events()
            await uow.orders.add(order)
    while await OrderWords(database).write_due():
        pass
    await OrderWords(database).write_due()
    return orders


def matches(order: Order, wanted: OrderFilter) -> bool:
    snapshot, total = order.snapshot, order.total.amount
    return (
        wanted.status in (None, order.status)
        and wanted.payment_status in (None, order.payment_status)
        and wanted.country in (None, snapshot.delivery.shipping_address.country)
        and wanted.currency in (None, order.total.currency)
        and (wanted.placed_from is None or wanted.placed_from <= snapshot.placed_at)
        and (wanted.placed_before is None or snapshot.placed_at < wanted.placed_before)
        and (wanted.total_min is None or wanted.total_min <= total)
        and (wanted.total_max is None or total <= wanted.total_max)
    )


def sorted_by(sort: DeskSort, orders: list[Order]) -> list[UUID]:
    placed = sort in (DeskSort.NEWEST, DeskSort.OLDEST)
    keys = sorted(((o.snapshot.placed_at if placed else o.total.amount, o.id) for o in orders), key=lambda key: key)
    ids = [order_id for _, order_id in keys]
    return ids[::-1] if sort in (DeskSort.NEWEST, DeskSort.TOTAL_DESCENDING) else ids


async def walked(desk: DeskLists, wanted: OrderFilter, limit: int = 5) -> list[UUID]:
    """Every page of a list, one after the other."""
    found: list[UUID] = []
    page = await desk.page(wanted, None, limit)
    for _ in range(100):
        assert len(page.rows) <= limit
        found += [row.id for row in page.rows]
        if page.next is None:
            return found
        page = await desk.page(wanted, page.next, limit)
    raise AssertionError("the list has no end")


FILTERS: list[dict[str, Any]] = [
    {},
    {"status": OrderStatus.CONFIRMED},
    {"status": OrderStatus.COMPLETED},
    {"payment_status": OrderPaymentStatus.UNPAID},
    {"country": "FR"},
    {"country": "FR", "status": OrderStatus.CANCELLING},
    {"placed_from": NOON + timedelta(minutes=7), "placed_before": NOON + timedelta(minutes=20)},
    {"total_min": 2000, "total_max": 2490},
    {"country": "DE", "total_min": 2000, "placed_from": NOON + timedelta(minutes=7)},
    {"total_min": 10_000_000},
    {"currency": "EUR", "status": OrderStatus.CONFIRMED},
    {"currency": "USD"},
]


async def test_every_filter_in_every_order_finds_what_it_says_page_by_page(
    database: Database, clean_database: None
) -> None:
    orders, desk = await stored(database), DeskLists(database)
    for given, sort in product(FILTERS, DeskSort):
        wanted = OrderFilter(sort=sort, **given)
        expected = sorted_by(sort, [order for order in orders if matches(order, wanted)])
        assert await walked(desk, wanted) == expected, wanted
        of_nunez = OrderFilter(sort=sort, text="nunez", **given)
        named = [order for order in orders if order.snapshot.delivery.shipping_address.name == "José Núñez"]
        expected = sorted_by(sort, [order for order in named if matches(order, wanted)])
        assert await walked(desk, of_nunez) == expected, of_nunez


@pytest.mark.parametrize(
    ("text", "place"),
    [("jose nu", 1), ("NÚÑEZ", 1), ("zoe", 2), ("angstr", 2), ("haddad", 0), ("Amira  H", 0), ("علي", 3), ("حسن", 3)],
)
async def test_a_buyer_is_found_by_the_beginning_of_any_word_of_their_name(
    database: Database, clean_database: None, text: str, place: int
) -> None:
    orders = await stored(database)
    expected = sorted_by(DeskSort.NEWEST, orders[place::4])
    assert await walked(DeskLists(database), OrderFilter(text=text)) == expected


async def test_an_order_is_found_by_number_and_email_and_how_they_begin(
    database: Database, clean_database: None
) -> None:
    orders, desk = await stored(database), DeskLists(database)
    one = orders[20]
    for text in (one.snapshot.number, one.snapshot.number.lower()[:6], "B20@example.org", "b20@"):
        found = await walked(desk, OrderFilter(text=text, email=text.lower()))
        assert found == [one.id], text
    assert await walked(desk, OrderFilter(text=one.snapshot.number, status=OrderStatus.COMPLETED)) == []
    assert await walked(desk, OrderFilter(text="nobody")) == []


async def test_a_state_that_changes_is_listed_at_once_whoever_writes_it(
    own_database: TestDatabase, database: Database
) -> None:
    (order, *_), desk = await stored(database), DeskLists(database)
    with psycopg.connect(own_database.migrator_url, autocommit=True) as owner:
        owner.execute("UPDATE orders SET payment_status = 'refunded' WHERE id = %s", (order.id,))
    assert await walked(desk, OrderFilter(payment_status=OrderPaymentStatus.REFUNDED)) == [order.id]


async def test_nobody_is_found_by_what_named_them_before_they_were_erased(
    database: Database, clean_database: None
) -> None:
    (order, *_), desk = await stored(database), DeskLists(database)
    note = Note(id=new_id(), order_id=order.id, author_id=STAFF, text="Amira Haddad rang", written_at=NOON)
    async with OrderUnitOfWork(database, None, utc_now, nothing, nothing) as uow:
        await uow.orders.add_note(note)
    assert await desk.notes_of(order.id) == [note]
    order.erase_person()
    async with OrderUnitOfWork(database, None, utc_now, nothing, nothing) as uow:
        await uow.orders.save_person(order)
    await OrderWords(database).write_due()
    assert [noted.text for noted in await desk.notes_of(order.id)] == ["erased"]
    assert await walked(desk, OrderFilter(text="b0@example.org")) == []
    assert order.id not in await walked(desk, OrderFilter(text="haddad"))
    assert await walked(desk, OrderFilter(text=order.snapshot.number[:7])) == [order.id]


def test_words_are_folded_alike_when_they_are_stored_and_when_they_are_asked_for() -> None:
    assert words_of("7KQ", "A@Example.org", "José  Núñez de la Cruz") == [
        "7kq", "a@example.org", "jose nunez de la cruz", "nunez de la cruz", "de la cruz", "la cruz", "cruz",
    ]  # fmt: skip
    assert folded("STRASSE") == folded("Straße")
    assert [folded(name) for name in ("Ørsted", "Łukasz", "Ægir", "Đorđe", "أحمد")] == [
        "orsted", "lukasz", "aegir", "dorde", "احمد",
    ]  # fmt: skip


async def test_what_an_older_release_folded_otherwise_is_folded_anew(
    own_database: TestDatabase, database: Database
) -> None:
    """Also what its pods write while ours run already."""
    (order, *_), desk = await stored(database), DeskLists(database)
    for _ in range(2):
        with psycopg.connect(own_database.migrator_url, autocommit=True) as owner:
            owner.execute(
                "UPDATE orders SET shipping_address = shipping_address || %s WHERE id = %s",
                ('{"name": "Mette Ørsted"}', order.id),
            )
            owner.execute("DELETE FROM order_words WHERE order_id = %s", (order.id,))
            for word in ("mette ørsted", "ørsted"):
                owner.execute("INSERT INTO order_words (order_id, word) VALUES (%s, %s)", (order.id, word))
        assert await walked(desk, OrderFilter(text="Ørsted")) == []
        words = OrderWords(database)
        while await words.write_due():
            pass
        for text in ("orsted", "Ørsted", "mette ors", order.snapshot.number):
            assert await walked(desk, OrderFilter(text=text)) == [order.id], text


@pytest.fixture
async def full(own_database: TestDatabase, database: Database) -> Database:
    """The desk with very many orders."""
    with psycopg.connect(own_database.migrator_url, autocommit=True) as owner:
        owner.execute(MANY)
        owner.execute("VACUUM ANALYZE desk_orders, order_words")
    return database


async def test_no_list_scans_or_sorts_the_past(own_database: TestDatabase, full: Database) -> None:
    statements: dict[str, Statement] = {
        f"{sort} {of_country}": walk(sort, of_country=of_country)
        for sort, of_country in product(DeskSort, (True, False))
    }
    for name, statement in statements.items():
        assert "Seq Scan on desk_orders" not in kept_plan(own_database.migrator_url, statement), name
    async with full.acquire() as connection:
        assert not {node for node in await plan_for(connection, STALE) if node.startswith("Seq Scan")}
        for given, sort, more in product(FILTERS, DeskSort, (False, True)):
            wanted = OrderFilter(sort=sort, **given)
            statement = walk(sort, of_country=wanted.country is not None, of_currency=wanted.currency is not None)
            values = _parameters(wanted, (_somewhere(sort), new_id()) if more else None) | {"steps": 21}
            values |= {"country": wanted.country} if wanted.country else {}
            values |= {"currency": wanted.currency} if wanted.currency else {}
            plan = await plan_for(connection, statement, **values)
            assert not {node for node in plan if node.startswith("Seq Scan")}, wanted
            asked = _parameters(wanted, None) | {
                "country": wanted.country, "currency": wanted.currency, "text": "S-1", "emails": ["s-1"], "word": "s-1",
                "behind": "s-2", "most": 21,
            }  # fmt: skip
            plan = await plan_for(connection, search(sort), **asked)
            assert not {node for node in plan if node.startswith(("Seq Scan on desk", "Seq Scan on order_words"))}, (
                wanted
            )


def _somewhere(sort: DeskSort) -> Any:
    return datetime(2020, 1, 20, tzinfo=UTC) if sort in (DeskSort.NEWEST, DeskSort.OLDEST) else 40_000


async def test_what_has_no_index_is_looked_for_a_few_hundred_orders_at_a_time(full: Database) -> None:
    """Between the two columns that have one: each page looks at no more than so many orders of a lane."""
    desk = DeskLists(full)
    page = await desk.page(OrderFilter(total_min=10**9), None, 20)
    assert (page.rows, page.next is not None) == ([], True)
    async with full.acquire() as connection:
        statement, values = (
            walk(DeskSort.NEWEST, of_country=False),
            _parameters(OrderFilter(total_min=10**9), page.next),
        )
        rows = await connection.fetch(statement, **values, steps=_STEPS)
    assert [row["fits"] for row in rows] == [False, False]
    pages = [page]
    while pages[-1].next is not None:
        pages.append(await desk.page(OrderFilter(total_min=10**9), pages[-1].next, 20))
    assert all(later.next < earlier.next for earlier, later in pairwise(pages) if earlier.next and later.next)
    assert len(pages) <= 50_000 // _STEPS + 2


def test_the_limits_of_a_filter_are_numbers_that_a_bigint_holds() -> None:
    wanted = OrderFilter(total_max=2**63 - 2, sort=DeskSort.TOTAL_ASCENDING)
    assert _parameters(wanted, None)["high"] == 2**63 - 1
