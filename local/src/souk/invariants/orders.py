"""I8, I9 and I13: the sums and states of orders, and their sagas."""

from souk.invariants.check import Check, Finding, rows_that_break
from souk.invariants.sources import Sources

_SUMS = """
WITH lines AS (
  SELECT order_id, sum(gross) AS gross, sum(tax) AS tax, sum(discount) AS discount, sum(unit_price * quantity) AS shown,
         bool_and(gross = net + tax) AS add_up, count(*) AS number
  FROM order_lines GROUP BY order_id
)
SELECT o.id, o.total, o.tax, coalesce(l.gross, 0) AS lines, o.shipping_gross AS shipping
FROM orders o LEFT JOIN lines l ON l.order_id = o.id
WHERE l.number IS NULL OR NOT l.add_up
   OR o.total <> l.gross + o.shipping_gross
   OR o.shipping_gross <> o.shipping_net + o.shipping_tax
   OR o.tax <> l.tax + o.shipping_tax
   OR o.discount <> l.discount
   OR o.subtotal <> l.shown
"""

_LINE_AMOUNTS = """
SELECT l.order_id, l.position, l.unit_price, l.quantity, l.discount, l.net, l.gross
FROM order_lines l JOIN orders o ON o.id = l.order_id
WHERE CASE WHEN o.prices_include_tax THEN l.gross ELSE l.net END <> l.unit_price * l.quantity - l.discount
"""

_PRICES = "SELECT DISTINCT order_id, variant_id, unit_price FROM order_lines"
_KNOWN_PRICES = """
SELECT variant_id, price FROM price_history UNION SELECT id, price FROM variants
"""

# What cannot be together, and what the two sides of the machine say of each other.
_STATES = """
SELECT o.id, o.status, o.payment_status, o.fulfilment_status, s.step
FROM orders o LEFT JOIN sagas s ON s.order_id = o.id
WHERE s.order_id IS NULL
   OR (o.payment_status = 'unpaid') <> (o.paid_at IS NULL)
   OR (o.status IN ('cancelled', 'expired')) <> (o.closed_at IS NOT NULL)
   OR (o.status IN ('confirmed', 'completed') AND o.payment_status = 'unpaid')
   OR (o.status IN ('confirmed', 'completed') AND s.step NOT IN ('done', 'refunding'))
   OR (o.status IN ('cancelled', 'expired') AND (o.cancel_reason IS NULL OR s.step NOT IN ('done', 'refunding')))
   OR (o.status = 'awaiting_payment' AND s.step NOT IN ('awaiting_payment', 'committing'))
   OR (o.status NOT IN ('confirmed', 'completed') AND o.fulfilment_status <> 'unfulfilled')
   OR (o.payment_status <> 'unpaid'
       AND (o.payment_status = 'refunded') <> (o.refunded = o.total AND o.refunded > 0))
   OR (o.payment_status <> 'unpaid'
       AND (o.payment_status = 'partially_refunded') <> (o.refunded > 0 AND o.refunded < o.total))
   OR (o.payment_status = 'unpaid' AND o.refunded > coalesce(o.captured, 0))
   OR (o.status = 'on_hold' AND (o.attention_since IS NULL OR o.payment_status <> 'unpaid' OR s.step <> 'done'))
   OR (o.captured IS NOT NULL
       AND (o.payment_status = 'unpaid') = ((o.captured, o.captured_currency) = (o.total, o.currency)))
"""

_AFTER_THE_END = """
SELECT ended.aggregate_id AS id, ended.type AS ended, later.type AS later
FROM outbox ended JOIN outbox later ON later.aggregate_id = ended.aggregate_id AND later.id > ended.id
WHERE ended.type IN ('souk.order.cancelled.v1', 'souk.order.expired.v1')
  AND later.type IN ('souk.order.placed.v1', 'souk.order.paid.v1', 'souk.order.cancelled.v1', 'souk.order.expired.v1')
"""

_TWICE = """
SELECT aggregate_id AS id, type, count(*) AS times FROM outbox
WHERE type IN ('souk.order.placed.v1', 'souk.order.paid.v1', 'souk.order.cancelled.v1', 'souk.order.expired.v1')
GROUP BY aggregate_id, type HAVING count(*) > 1
"""

# Unless a person has to see to it, or has.
_UNREFUNDED = """
SELECT id, status, payment_status FROM orders
WHERE status IN ('cancelled', 'expired')
  AND (payment_status IN ('paid', 'partially_refunded') OR (payment_status = 'unpaid' AND captured > refunded))
  AND attention_since IS NULL AND attention ->> 'resolution' IS DISTINCT FROM 'close'
"""

_UNFINISHED = """
SELECT s.order_id, s.step, s.attempts, s.due_at FROM sagas s JOIN orders o ON o.id = s.order_id
WHERE (s.step NOT IN ('done', 'awaiting_payment') AND o.attention_since IS NULL)
   OR (s.step = 'awaiting_payment' AND s.due_at < now() - interval '60 seconds')
"""


def _prices_are_the_servers(sources: Sources) -> Finding:
    # Lines first: a price that is new meanwhile is then known.
    lines = sources.rows("order", _PRICES)
    known = {(row["variant_id"], row["price"]) for row in sources.rows("product", _KNOWN_PRICES)}
    violations = [
        f"order {row['order_id']} has variant {row['variant_id']} at {row['unit_price']}, which was never its price"
        for row in lines
        if (row["variant_id"], row["unit_price"]) not in known
    ]
    return Finding(len(lines), "order lines", violations)


def _terminal_states_stay(sources: Sources) -> Finding:
    ended = sources.value("order", "SELECT count(*) FROM orders WHERE status IN ('cancelled', 'expired')")
    violations = [
        f"order {row['id']} went on to {row['later']} after {row['ended']}"
        for row in sources.rows("order", _AFTER_THE_END)
    ]
    violations += [f"order {row['id']} had {row['type']} {row['times']} times" for row in sources.rows("order", _TWICE)]
    return Finding(int(ended), "ended orders", violations)


_COUNT = "SELECT count(*) FROM orders"
CHECKS = (
    Check(
        "I8",
        "order total = lines' gross after discount + shipping; gross = net + tax",
        ("order.orders",),
        rows_that_break(
            "order", _COUNT, "orders", _SUMS, "order {id}: total {total}, lines {lines}, shipping {shipping}"
        ),
    ),
    Check(
        "I8",
        "a line's amount is price × quantity − discount",
        ("order.orders",),
        rows_that_break(
            "order",
            "SELECT count(*) FROM order_lines",
            "order lines",
            _LINE_AMOUNTS,
            "order {order_id} line {position}: {quantity} × {unit_price} − {discount}, but {net} net and {gross} gross",
        ),
    ),
    Check("I8", "all prices are the server's", ("order.orders", "product.price_history"), _prices_are_the_servers),
    Check(
        "I9",
        "states follow the machine",
        ("order.orders",),
        rows_that_break(
            "order",
            _COUNT,
            "orders",
            _STATES,
            "order {id} is {status}, {payment_status}, {fulfilment_status} at step {step}",
        ),
    ),
    Check("I9", "terminal states never change", ("order.orders",), _terminal_states_stay),
    Check(
        "I9",
        "money for an order that is over goes back",
        ("order.orders",),
        rows_that_break(
            "order",
            "SELECT count(*) FROM orders WHERE status IN ('cancelled', 'expired')",
            "ended orders",
            _UNREFUNDED,
            "order {id} is {status} and {payment_status}",
        ),
        at_rest=True,
    ),
    Check(
        "I13",
        "no saga is unfinished at rest",
        ("order.sagas",),
        rows_that_break(
            "order",
            "SELECT count(*) FROM sagas",
            "sagas",
            _UNFINISHED,
            "order {order_id} hangs at {step} after {attempts} attempts, due {due_at}",
        ),
        at_rest=True,
    ),
)
