"""The desk's lists of orders: CPU of the whole platform for one answer, with few orders and with very many."""

import itertools
from collections.abc import Mapping
from statistics import median
from typing import Final

import httpx2
import psycopg

from souk.bench.load import cpu_milliseconds, get
from souk.demo_staff import signed_in
from souk.measured import Row

_REQUESTS, _ROUNDS = 200, 3
_LISTS: Final = {
    "all, newest first": "all",
    "a state without hits": "all?status=completed",
    "a state and a country, by total": "all?status=confirmed&country=FR&sort=total_desc",
    "a time and an amount without hits": "all?placed_from=2020-01-01T00:00:00Z&total_min=900000000",
    "a currency without hits": "all?currency=JPY",
    "a buyer's name": "all?q=haddad",
    "an e-mail address": "all?q=777@souk.test",
    "a number": "all?q=B-777",
    "what needs somebody": "attention",
}
# Past orders of very many people, as the service would have written them; their words too, which it makes beside.
_FILL: Final = """
INSERT INTO orders (
  id, number, customer_id, customer_role, email, locale, accepted_terms_version, cart_id, cart_version,
  shipping_address, shipping_method_id, shipping_method_name, currency, prices_include_tax, subtotal, discount,
  shipping_net, shipping_tax, shipping_gross, tax, total, placed_at, payment_due_at, status, payment_status,
  fulfilment_status, reservation_id, refunds, refunded
)
SELECT lpad(to_hex(n), 32, '0')::uuid, 'B-' || n, lpad(to_hex(n % 7000), 32, '0')::uuid, 'customer', n || '@souk.test',
       'en', '1', lpad(to_hex(n), 32, '0')::uuid, 1, '{"name": "Amira Haddad", "country": "FR"}', 'standard',
       'Standard', 'EUR', true, 100, 0, 0, 0, 0, 0, n % 90000, timestamptz '2020-01-01Z' + n * interval '1 min',
       timestamptz '2020-01-01Z' + n * interval '1 min', CASE WHEN n % 9 = 0 THEN 'cancelled' ELSE 'confirmed' END,
       CASE WHEN n % 9 = 0 THEN 'unpaid' ELSE 'paid' END, 'unfulfilled', lpad(to_hex(n), 32, '0')::uuid, '[]', 0
FROM generate_series(1, {orders}) AS n;
INSERT INTO order_lines (order_id, position, variant_id, product_id, sku, title, variant_title, quantity, unit_price,
                         discount, net, tax, gross)
SELECT id, 0, id, id, number, 'Lamp', '', 1, 100, 0, 100, 0, 100 FROM orders WHERE number LIKE 'B-%';
INSERT INTO sagas (order_id, step, due_at, attempts, version)
SELECT id, 'done', NULL, 0, 3 FROM orders WHERE number LIKE 'B-%';
DELETE FROM order_words_due;
INSERT INTO order_words (order_id, word)
SELECT id, word FROM orders, unnest(ARRAY[lower(number), email, 'amira haddad', 'haddad']) AS word
WHERE number LIKE 'B-%';
"""


def measure(gateway: str, pids: Mapping[str, int], admin: tuple[str, str], order_db: str, orders: int) -> list[Row]:
    """The median of three rounds with the demo's orders, and then with so many; `order_db` is its owner's address."""
    few = _round(gateway, pids, admin)
    fill(order_db, orders)
    many = _round(gateway, pids, admin)
    return [
        Row(f"Desk, {orders:,} orders: {name}", many[name], "ms CPU", "≤ 1.5 × + 1 ms", f"few orders: {few[name]:.2f}",
            many[name] <= 1.5 * few[name] + 1)
        for name in _LISTS
    ]  # fmt: skip


def fill(order_db: str, orders: int) -> None:
    """Write so many past orders."""
    with psycopg.connect(order_db, autocommit=True, options="-c search_path=souk,extensions") as owner:
        for statement in _FILL.split(";\n"):
            if statement.strip():
                owner.execute(statement.replace("{orders}", str(orders)).encode())
        owner.execute("VACUUM ANALYZE orders, order_lines, sagas, desk_orders, order_words")


def _round(gateway: str, pids: Mapping[str, int], admin: tuple[str, str]) -> dict[str, float]:
    bearer, port = signed_in(gateway, admin), httpx2.URL(gateway).port or 80
    figures: dict[str, list[float]] = {}
    for name, path in list(_LISTS.items()) * _ROUNDS:
        requests = itertools.repeat(get(f"/api/orders/{path}", bearer))
        figures.setdefault(name, []).append(cpu_milliseconds(port, pids, requests, _REQUESTS))
    return {name: median(of_rounds) for name, of_rounds in figures.items()}
