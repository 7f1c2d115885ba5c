"""A small shop at rest: an order confirmed, one that waits for its payment, one that was paid, cancelled, refunded."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from redis import Redis

from payment_sandbox.schema import TABLES
from souk.invariants.sources import Sources

SOLD, WAITING, UNDONE = (UUID(int=number) for number in (1, 2, 3))
VARIANT, OTHER = UUID(int=11), UUID(int=12)
PAYMENT, UNDONE_PAYMENT, REFUND = UUID(int=21), UUID(int=23), UUID(int=31)
GUEST_CART, OWN_CART = UUID(int=71), UUID(int=72)
ATTEMPT, PAID_EVENT, REFUND_EVENT = UUID(int=41), UUID(int=51), UUID(int=52)

_ORDER = """
INSERT INTO orders (id, number, customer_id, customer_role, email, locale, accepted_terms_version, cart_id,
  cart_version, shipping_address, shipping_method_id, shipping_method_name, currency, prices_include_tax,
  subtotal, discount, shipping_net, shipping_tax, shipping_gross, tax, total, placed_at, payment_due_at,
  status, payment_status, fulfilment_status, cancel_reason, reservation_id, payment_id, refunds, refunded,
  paid_at, closed_at)
SELECT '{id}', 'N{id}', '{id}', 'guest', 'a@b', 'en', '1', '{id}', 1, '{{}}', 'm', 'M', 'EUR', true, 2000, 0,
  420, 80, 500, 399, 2500, now(), now() + interval '15 minutes', '{status}', '{payment_status}',
  'unfulfilled', {reason}, '{id}', {payment}, '[]', {refunded}, {paid_at}, {closed_at}
"""
_LINE = """
INSERT INTO order_lines (order_id, position, variant_id, product_id, sku, title, variant_title, image_url, quantity,
  unit_price, discount, net, tax, gross)
SELECT '{id}', 0, '{variant}', '{variant}', 'SKU', 'T', '', NULL, 2, 1000, 0, 1681, 319, 2000
"""
_PAYMENT = """
INSERT INTO payments (id, order_id, owner_id, amount, currency, provider, intent_id, client_secret, status, attempts,
  captured, refunding, refunded, charge_id, created_at, updated_at)
SELECT '{id}', '{order}', '{order}', 2500, 'EUR', 'sandbox', 'pi_{order}', 's', 'succeeded', '[{{"id": "{attempt}"}}]',
  2500, {refunded}, {refunded}, 'ch_{order}', now(), now()
"""
_SAGA = "INSERT INTO sagas (order_id, step, due_at, attempts, version) VALUES"
_HEARD = "INSERT INTO inbox (consumer, event_id) VALUES"
_TRANSACTION = "INSERT INTO ledger_transactions (id, payment_id, refund_id, kind, currency, occurred_at) VALUES"
_ENTRY = "INSERT INTO ledger_entries (transaction_id, line, account, debit, credit) VALUES"
_ITEM = """
INSERT INTO cart_items (id, cart_id, variant_id, product_id, sku, title, variant_title, slug, image_url, quantity,
  price_amount, price_currency)
SELECT '00000000-0000-0000-0000-00000000000{id}', '{cart}', '{variant}', '{variant}', 'SKU', 'T', '', 's', NULL,
  {quantity}, 1000, 'EUR'
"""
_EVENT = """
INSERT INTO outbox (event_id, stream, type, aggregate_id, data, published_at)
VALUES ('{id}', 'souk.{stream}', '{type}', '{about}', '{{}}', now())
"""
_ANSWER = """
INSERT INTO idempotency_keys (caller, method, route, key, request_hash, claimed_until, status, headers, body)
VALUES ('c', 'POST', '{route}', 'k', '', now(), 201, '[]', convert_to('{body}', 'UTF8'))
"""


def _order(order: UUID, status: str, payment_status: str, **columns: Any) -> str:
    defaults = {"reason": "NULL", "payment": "NULL", "refunded": 0, "paid_at": "NULL", "closed_at": "NULL"}
    return _ORDER.format(id=order, status=status, payment_status=payment_status, **defaults | columns)


def _booked(transaction: int, payment: UUID, kind: str, refund: str, debited: str, credited: str) -> list[str]:
    identifier = UUID(int=transaction)
    return [
        f"{_TRANSACTION} ('{identifier}', '{payment}', {refund}, '{kind}', 'EUR', now())",
        f"INSERT INTO ledger_unsummed VALUES ('{identifier}')",  # as a trigger does, but here are none
        f"{_ENTRY} ('{identifier}', 0, '{debited}', 2500, 0)",
        f"{_ENTRY} ('{identifier}', 1, '{credited}', 0, 2500)",
    ]


ROWS: dict[str, Sequence[str]] = {
    "product": [
        f"INSERT INTO price_history (variant_id, price, currency) VALUES ('{VARIANT}', 1000, 'EUR')",
        f"INSERT INTO price_history (variant_id, price, currency) VALUES ('{OTHER}', 1000, 'EUR')",
        f"INSERT INTO stock (variant_id, available, reserved, sold) VALUES ('{VARIANT}', 8, 0, 2)",
        f"INSERT INTO stock (variant_id, available, reserved, sold) VALUES ('{OTHER}', 3, 2, 2)",
        f"INSERT INTO stock_movements (id, variant_id, quantity, reason) VALUES ('{SOLD}', '{VARIANT}', 10, 'initial')",
        f"INSERT INTO stock_movements (id, variant_id, quantity, reason) VALUES ('{WAITING}', '{OTHER}', 5, 'receipt')",
        f"INSERT INTO reservations (id, status) VALUES ('{SOLD}', 'committed'), ('{WAITING}', 'held')",
        f"INSERT INTO reservations (id, status) VALUES ('{UNDONE}', 'committed')",
        f"INSERT INTO restocks (id, reservation_id) VALUES ('{UNDONE}', '{UNDONE}')",
        (
            "INSERT INTO stock_movements (id, variant_id, quantity, reason, restock_id)"
            f" VALUES ('{UNDONE}', '{OTHER}', 2, 'return', '{UNDONE}')"
        ),
        f"INSERT INTO reservation_lines (reservation_id, variant_id, quantity) VALUES ('{SOLD}', '{VARIANT}', 2)",
        f"INSERT INTO reservation_lines (reservation_id, variant_id, quantity) VALUES ('{WAITING}', '{OTHER}', 2)",
        (
            "INSERT INTO reservation_lines (reservation_id, variant_id, quantity, restocked)"
            f" VALUES ('{UNDONE}', '{OTHER}', 2, 2)"
        ),
    ],
    "order": [
        _order(SOLD, "confirmed", "paid", payment=f"'{PAYMENT}'", paid_at="now()"),
        _order(WAITING, "awaiting_payment", "unpaid"),
        _order(
            UNDONE,
            "cancelled",
            "refunded",
            reason="'customer'",
            payment=f"'{UNDONE_PAYMENT}'",
            refunded=2500,
            paid_at="now()",
            closed_at="now()",
        ),
        _LINE.format(id=SOLD, variant=VARIANT),
        _LINE.format(id=WAITING, variant=OTHER),
        _LINE.format(id=UNDONE, variant=OTHER),
        f"{_SAGA} ('{SOLD}', 'done', NULL, 0, 1), ('{UNDONE}', 'done', NULL, 0, 1)",
        f"{_SAGA} ('{WAITING}', 'awaiting_payment', now() + interval '15 minutes', 0, 1)",
        _EVENT.format(id=SOLD, stream="orders", type="souk.order.paid.v1", about=SOLD),
        _EVENT.format(id=UNDONE, stream="orders", type="souk.order.cancelled.v1", about=UNDONE),
        f"{_HEARD} ('order-service', '{PAID_EVENT}'), ('order-service', '{REFUND_EVENT}')",
        _ANSWER.format(route="/internal/orders", body=f'{{"order": {{"id": "{SOLD}"}}}}'),
    ],
    "payment": [
        _PAYMENT.format(id=PAYMENT, order=SOLD, refunded=0, attempt=ATTEMPT),
        _PAYMENT.format(id=UNDONE_PAYMENT, order=UNDONE, refunded=2500, attempt=UUID(int=42)),
        (
            "INSERT INTO refunds (id, payment_id, amount, currency, reason, origin, status, provider_id, created_at)"
            f" SELECT '{REFUND}', '{UNDONE_PAYMENT}', 2500, 'EUR', 'r', 'order', 'succeeded', 're_1', now()"
        ),
        *_booked(61, PAYMENT, "capture", "NULL", "provider_balance", "order_payments"),
        *_booked(62, UNDONE_PAYMENT, "capture", "NULL", "provider_balance", "order_payments"),
        *_booked(63, UNDONE_PAYMENT, "refund", f"'{REFUND}'", "refunds", "provider_balance"),
        _EVENT.format(id=PAID_EVENT, stream="payments", type="souk.payment.succeeded.v1", about=PAYMENT),
        _EVENT.format(id=REFUND_EVENT, stream="payments", type="souk.payment.refunded.v1", about=UNDONE_PAYMENT),
        _ANSWER.format(route="/payments/create-intent", body=f'{{"id": "{PAYMENT}"}}'),
        _ANSWER.format(route="/payments/refund", body=f'{{"refund_id": "{REFUND}"}}'),
    ],
    "cart": [
        f"INSERT INTO carts (id, owner_id, status, version) VALUES ('{OWN_CART}', '{OWN_CART}', 'open', 1)",
        (
            "INSERT INTO carts (id, owner_id, status, version, merged_into)"
            f" VALUES ('{GUEST_CART}', '{GUEST_CART}', 'merged', 1, '{OWN_CART}')"
        ),
        _ITEM.format(id=1, cart=GUEST_CART, variant=VARIANT, quantity=2),
        _ITEM.format(id=2, cart=GUEST_CART, variant=OTHER, quantity=9),
        _ITEM.format(id=3, cart=OWN_CART, variant=VARIANT, quantity=3),
        _ITEM.format(id=4, cart=OWN_CART, variant=OTHER, quantity=5),
        (
            "INSERT INTO cart_merges (guest_cart_id, guest_id, customer_id, report)"
            f" VALUES ('{GUEST_CART}', '{GUEST_CART}', '{OWN_CART}',"
            f' \'{{"merged_lines": 2, "capped": [{{"variant_id": "{OTHER}", "wanted": 9, "kept": 5}}]}}\')'
        ),
        f"{_HEARD} ('cart-service', '{SOLD}')",
        _ANSWER.format(route="/cart/checkout", body=f'{{"order": {{"id": "{SOLD}"}}}}'),
    ],
    "ledger": [
        *(
            "INSERT INTO intents (id, created, amount, currency, status, client_secret, metadata)"
            f" VALUES ('pi_{order}', 0, 2500, 'eur', 'succeeded', 's', '{{\"order_id\": \"{order}\"}}')"
            for order in (SOLD, UNDONE)
        ),
        *(
            "INSERT INTO charges (id, created, intent, amount, currency, status, payment_method, idempotency_key)"
            f" VALUES ('ch_{order}', 0, 'pi_{order}', 2500, 'eur', 'succeeded', 'pm_card_visa', 'confirm:{order}')"
            for order in (SOLD, UNDONE)
        ),
        (
            "INSERT INTO refunds (id, created, charge, intent, amount, currency, status, metadata, idempotency_key)"
            f" VALUES ('re_1', 0, 'ch_{UNDONE}', 'pi_{UNDONE}', 2500, 'eur', 'succeeded', '{{}}', 'refund:{REFUND}')"
        ),
    ],
}


def a_shop(databases: dict[str, psycopg.Connection[Any]], ledger: Path, valkey: Redis) -> Sources:
    """The shop at rest, in transactions that the caller rolls back; foreign keys are not enforced in them."""
    sqlite = sqlite3.connect(ledger, isolation_level=None)
    sqlite.row_factory = sqlite3.Row
    sqlite.executescript(TABLES)
    sources = Sources(databases, sqlite, valkey)
    for source in databases:
        plant(sources, source, "SET LOCAL session_replication_role = replica", "SET LOCAL search_path = souk")
    for source, rows in ROWS.items():
        plant(sources, source, *rows)
    return sources


def plant(sources: Sources, source: str, *statements: str) -> None:
    """Run statements that no service would run."""
    for statement in statements:
        if source == "ledger":
            assert sources.ledger is not None
            sources.ledger.execute(statement)
        else:
            sources.databases[source].execute(statement.encode())
