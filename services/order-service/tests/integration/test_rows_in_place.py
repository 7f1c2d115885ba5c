"""What a purchase changes in an order is in no index but that of networks; every queue and list has its index."""

import copy
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Any

import psycopg
from builders import NOON, STAFF, a_confirmed_order, a_wish, an_open_order, an_order, eur

from commerce.values import CancelReason, OrderStatus
from order_service.domain.attention import Resolution
from order_service.domain.order import IllegalTransition, Order
from order_service.infrastructure import order_queries, orders_repository, sagas, waiting
from order_service.infrastructure.rows import changing_row_of
from order_service.infrastructure.unit_of_work import OrderUnitOfWork
from servicekit.database import Database, Statement
from servicekit.domain import new_id, utc_now
from servicekit.domain.errors import DomainError
from testkit.databases import TestDatabase
from testkit.plans import indexed_columns, kept_plan, plan_for

# An order of each of the shop's past days, and what became of them.
PAST = """
INSERT INTO orders (
  id, number, customer_id, customer_role, email, locale, accepted_terms_version, cart_id, cart_version,
  shipping_address, shipping_method_id, shipping_method_name, currency, prices_include_tax, subtotal, discount,
  shipping_net, shipping_tax, shipping_gross, tax, total, placed_at, payment_due_at, status, payment_status,
  fulfilment_status, reservation_id, refunds, refunded
)
SELECT lpad(to_hex(n), 32, '0')::uuid, 'S-' || n, lpad(to_hex(n % 7000), 32, '0')::uuid, 'customer', n || '@souk.test',
       'en', '1', gen_random_uuid(), 1, '{}', 'standard', 'Standard', 'EUR', true, 100, 0, 0, 0, 0, 0, 100,
       now(), now(), 'confirmed', 'paid', 'unfulfilled', gen_random_uuid(), '[]', 0
FROM generate_series(1, 30000) AS n;
INSERT INTO order_lines (order_id, position, variant_id, product_id, sku, title, variant_title, quantity, unit_price,
                         discount, net, tax, gross)
SELECT id, 0, id, id, number, 'Lamp', '', 1, 100, 0, 100, 0, 100 FROM orders;
INSERT INTO sagas (order_id, step, due_at, attempts, version) SELECT id, 'done', NULL, 0, 3 FROM orders;
INSERT INTO failed_mails (mail_id, order_id, kind, error, failed_at, closed_at)
SELECT id, id, 'order_confirmed', 'refused with 550', placed_at, placed_at FROM orders;
"""
PREDICATE = "SELECT pg_get_expr(indpred, indrelid) FROM pg_index WHERE indexrelid = 'orders_one_per_cart_idx'::regclass"
QUEUES_AND_LISTS: dict[str, Statement] = {
    "what awaits payment": sagas._AWAITING,
    "the backlog": sagas._BACKLOG,
    "how long people wait": sagas._WAITING,
    "what waits for a person": waiting.NEXT,
    "how much waits for a person": waiting.NUMBERS,
    "orders that wait": waiting._ORDERS,
    "what a customer and a network have open": orders_repository._UNPAID,
    "an order": orders_repository._GET,
    "a customer's orders": order_queries._OF_CUSTOMER,
    "orders of a list": order_queries.SUMMARIES,
}


def nothing() -> None: ...


def changed(order: Order, step: Callable[[Order], Any]) -> set[str]:
    """The columns that a step changes."""
    before = changing_row_of(order)
    step(order)
    after = changing_row_of(order)
    return {name for name in after if after[name] != before[name]}


def test_a_step_of_a_purchase_changes_no_column_that_an_index_knows(own_database: TestDatabase) -> None:
    known = indexed_columns(own_database.migrator_url, "orders")
    order = an_order(placed_from=b"here")
    assert not changed(order, lambda order: order.await_payment(new_id())) & known
    paid = changed(order, lambda order: order.receive_payment(new_id(), order.total, NOON))
    confirmed = changed(order, lambda order: order.confirm())
    # Its network is forgotten: the order leaves the index by which those of a network are counted.
    assert (paid | confirmed) & known == {"placed_from"}


async def test_no_queue_and_no_list_scans_the_past(own_database: TestDatabase, database: Database) -> None:
    with psycopg.connect(own_database.migrator_url, autocommit=True) as owner:
        owner.execute(PAST)
        owner.execute("VACUUM ANALYZE orders, order_lines, sagas, failed_mails")
    for name, statement in QUEUES_AND_LISTS.items():
        plan = kept_plan(own_database.migrator_url, statement)
        assert not {node for node in plan if node.startswith("Seq Scan")}, name
    async with database.acquire() as connection:  # planned each time: how much is due depends on the time
        plan = await plan_for(connection, sagas._CLAIM, now=NOON, until=LATER, most=10)
    assert not {node for node in plan if node.startswith("Seq Scan")}


async def test_the_orders_of_a_cart_that_count_are_those_neither_given_up_nor_on_hold(
    own_database: TestDatabase, database: Database
) -> None:
    """The index tells them by other columns than the status: however an order came to be as it is, they agree."""
    seen = set()
    async with OrderUnitOfWork(database, None, utc_now, nothing, nothing) as uow:
        for order in walks(number=800):
            seen.add(order.status)
            order.pull_events()
            await uow.orders.add(order)
    assert seen >= set(OrderStatus) - {OrderStatus.COMPLETED}
    over = "('on_hold', 'cancelling', 'cancelled', 'expired')"
    with psycopg.connect(own_database.migrator_url) as connection:
        (live,) = connection.execute(PREDICATE).fetchone() or ("",)
        disagree = f"SELECT status, cancel_reason, attention FROM orders WHERE ({live}) = (status IN {over})"
        assert connection.execute(disagree.encode()).fetchall() == []


def walks(number: int) -> Iterator[Order]:
    """Orders after steps in any order; those that an order refuses did not happen."""
    chance = random.Random(7)
    for _ in range(number):
        order = chance.choice([an_order, an_open_order, a_confirmed_order])()
        for _ in range(chance.randint(0, 25)):
            tried = copy.deepcopy(order)
            with suppress(DomainError, IllegalTransition):
                chance.choice(STEPS)(tried, chance)
                order = tried
        yield order


REASONS = [CancelReason.EXPIRED, CancelReason.CUSTOMER]
LATER = NOON + timedelta(minutes=5)
STEPS: list[Callable[[Order, random.Random], Any]] = [
    lambda order, _: order.await_payment(new_id()),
    lambda order, _: order.reject(LATER),
    lambda order, chance: order.request_cancellation(
        chance.choice([CancelReason.EXPIRED, CancelReason.CUSTOMER]), LATER
    ),
    lambda order, _: order.intent_voided(LATER),
    lambda order, _: order.stock_returned(LATER),
    lambda order, _: order.confirm(),
    lambda order, _: order.undo_payment(CancelReason.OUT_OF_STOCK, LATER),
    lambda order, _: order.receive_payment(new_id(), order.total, LATER),
    lambda order, chance: order.receive_payment(new_id(), eur(chance.randint(1, 9000)), LATER),
    lambda order, _: order.request_refund(new_id(), a_wish(None), "broken", STAFF, LATER),
    lambda order, _: [order.refund_succeeded(each.id, each.amount, LATER) for each in list(order.refunds)[-1:]],
    lambda order, _: [order.refund_failed(each.id, LATER) for each in list(order.refunds)[-1:]],
    lambda order, chance: order.resolve_attention(chance.choice(list(Resolution)), STAFF, "", LATER),
]
