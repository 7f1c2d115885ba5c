"""Violations of orders, events and carts: (invariant, source, statements, a word of the sentence)."""

from invariant_builders import ATTEMPT, OTHER, OWN_CART, PAYMENT, SOLD, UNDONE, VARIANT, WAITING

LATE = "occurred_at = now() - interval '2 minutes', published_at = NULL"
PAID_AGAIN = f"""
INSERT INTO outbox (event_id, stream, type, aggregate_id, data)
VALUES ('{VARIANT}', 's', 'souk.order.paid.v1', '{{order}}', '{{{{}}}}')
"""

IN_ORDERS: dict[str, tuple[str, str, list[str], str]] = {
    "a total is wrong": ("I8", "order", ["UPDATE orders SET total = 2501"], "total 2501, lines 2000, shipping 500"),
    "an order has no lines": ("I8", "order", ["DELETE FROM order_lines"], "lines 0"),
    "tax does not add up": ("I8", "order", ["UPDATE orders SET tax = 1"], "total 2500"),
    "a line is cheaper": ("I8", "order", ["UPDATE order_lines SET unit_price = 999"], "2 × 999"),
    "a price was never the server's": ("I8", "product", ["UPDATE price_history SET price = 1001"], "never its price"),
    "an order is confirmed and unpaid": (
        "I9",
        "order",
        [f"UPDATE orders SET payment_status = 'unpaid', paid_at = NULL WHERE id = '{SOLD}'"],
        "is confirmed, unpaid",
    ),
    "an order has no saga": ("I9", "order", ["DELETE FROM sagas"], "at step None"),
    "an unpaid order was shipped": (
        "I9",
        "order",
        ["UPDATE orders SET fulfilment_status = 'shipped' WHERE status = 'awaiting_payment'"],
        "shipped",
    ),
    "an order came back to life": (
        "I9",
        "order",
        [PAID_AGAIN.format(order=UNDONE)],
        f"order {UNDONE} went on to souk.order.paid.v1",
    ),
    "an order was paid twice": (
        "I9",
        "order",
        [PAID_AGAIN.format(order=SOLD)],
        "had souk.order.paid.v1 2 times",
    ),
    "a cancelled order keeps the money": (
        "I9",
        "order",
        [f"UPDATE orders SET payment_status = 'paid', refunded = 0 WHERE id = '{UNDONE}'"],
        f"order {UNDONE} is cancelled and paid",
    ),
    "an order on hold waits for nobody": (
        "I9",
        "order",
        [f"UPDATE orders SET status = 'on_hold' WHERE id = '{WAITING}'"],
        f"order {WAITING} is on_hold",
    ),
    "an order is paid with another amount": (
        "I9",
        "order",
        [f"UPDATE orders SET captured = 2400, captured_currency = 'EUR' WHERE id = '{SOLD}'"],
        f"order {SOLD} is confirmed, paid",
    ),
    "a cancelled order keeps what differed": (
        "I9",
        "order",
        [
            "UPDATE orders SET payment_status = 'unpaid', paid_at = NULL, refunded = 0",
            f"UPDATE orders SET captured = 2400, captured_currency = 'EUR' WHERE id = '{UNDONE}'",
        ],
        f"order {UNDONE} is cancelled and unpaid",
    ),
    "an event is stuck": ("I10", "payment", [f"UPDATE outbox SET {LATE}"], "waits since"),
    "an event was not applied": ("I10", "order", ["DELETE FROM inbox"], "order-service has not applied"),
    "a paid order stayed in the cart": ("I10", "cart", ["DELETE FROM inbox"], "cart-service has not applied"),
    "an answer is half": ("I11", "order", ["UPDATE idempotency_keys SET body = NULL"], "keeps an answer"),
    "an unknown outcome was kept": ("I11", "payment", ["UPDATE idempotency_keys SET status = 504"], "status 504"),
    "an acknowledged order is lost": (
        "I12",
        "order",
        [f"UPDATE orders SET id = '{ATTEMPT}' WHERE id = '{SOLD}'"],
        f"acknowledged {SOLD}",
    ),
    "an acknowledged intent is lost": ("I12", "payment", ["DELETE FROM payments"], f"acknowledged {PAYMENT}"),
    "an acknowledged refund is lost": ("I12", "payment", ["DELETE FROM refunds"], "which is not in refunds"),
    "a saga hangs": ("I13", "order", ["UPDATE sagas SET step = 'committing'"], "hangs at committing"),
    "a payment window was forgotten": (
        "I13",
        "order",
        ["UPDATE sagas SET due_at = now() - interval '5 minutes' WHERE step = 'awaiting_payment'"],
        "hangs at awaiting_payment",
    ),
    "a merge has no report": ("I15", "cart", ["DELETE FROM cart_merges"], "its merge reports None"),
    "a merge's report leaves a line out": (
        "I15",
        "cart",
        ["UPDATE cart_merges SET report = jsonb_set(report, '{merged_lines}', '1')"],
        "has 2 lines, its merge reports 1",
    ),
    "a merge lost pieces": (
        "I15",
        "cart",
        [f"UPDATE cart_items SET quantity = 1 WHERE cart_id = '{OWN_CART}' AND variant_id = '{VARIANT}'"],
        "had 2 of variant",
    ),
    "a merge kept fewer than it says": (
        "I15",
        "cart",
        [f"DELETE FROM cart_items WHERE cart_id = '{OWN_CART}' AND variant_id = '{OTHER}'"],
        "0 arrived, the report keeps 5",
    ),
    "an order cannot be read after its checkout": (
        "I17",
        "order",
        [f"DELETE FROM orders WHERE id = '{SOLD}'"],
        "/cart/checkout acknowledged",
    ),
}
