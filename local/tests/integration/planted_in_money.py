"""Violations of stock and money: (invariant, source, statements, a word of the sentence)."""

from invariant_builders import ATTEMPT, OTHER, PAYMENT, SOLD, UNDONE, VARIANT, WAITING

SECOND_CHARGE = f"""
INSERT INTO charges SELECT 'ch_2', created, intent, amount, currency, '{{status}}', payment_method, NULL, NULL, {{key}}
FROM charges WHERE id = 'ch_{SOLD}'
"""
SECOND_REFUND = """
INSERT INTO refunds SELECT 're_2', created, charge, intent, amount, currency, status, reason, failure_reason, metadata,
  settle_at, idempotency_key FROM refunds
"""

IN_MONEY: dict[str, tuple[str, str, list[str], str]] = {
    "a piece appeared": ("I1", "product", ["UPDATE stock SET available = available + 1"], f"variant {VARIANT}"),
    "stock is negative": (
        "I1",
        "product",
        ["ALTER TABLE stock DROP CONSTRAINT stock_never_negative", "UPDATE stock SET available = -1, sold = sold + 9"],
        "-1 available",
    ),
    "a restock has no movement": ("I1", "product", ["UPDATE reservation_lines SET restocked = 1"], "1 restocked"),
    "a confirmed order took nothing": (
        "I1",
        "product",
        [f"UPDATE reservations SET status = 'lapsed' WHERE id = '{SOLD}'"],
        f"order {SOLD} bought 2",
    ),
    "a cancelled order took stock": (
        "I1",
        "product",
        [f"UPDATE reservation_lines SET restocked = 0 WHERE reservation_id = '{UNDONE}'"],
        "no confirmed order",
    ),
    "a hold was forgotten": (
        "I2",
        "product",
        [f"UPDATE reservations SET status = 'released' WHERE id = '{WAITING}'"],
        f"variant {OTHER}: 2 reserved, 0 held",
    ),
    "a capture has no order": ("I3", "order", [f"DELETE FROM orders WHERE id = '{SOLD}'"], "an unknown order"),
    "a capture left its order unpaid": (
        "I3",
        "order",
        [f"UPDATE orders SET payment_status = 'unpaid' WHERE id = '{SOLD}'"],
        f"order {SOLD} is unpaid",
    ),
    "a capture belongs to another payment": (
        "I3",
        "order",
        [f"UPDATE orders SET payment_id = '{ATTEMPT}' WHERE id = '{SOLD}'"],
        f"names payment {ATTEMPT}",
    ),
    "a charge was never captured": (
        "I3",
        "payment",
        [f"UPDATE payments SET captured = 0 WHERE id = '{PAYMENT}'"],
        f"pi_{SOLD}, which no payment has captured",
    ),
    "less was charged than captured": ("I3", "ledger", ["UPDATE charges SET amount = 1"], "the provider charged 1"),
    "an order is paid with nothing": (
        "I4",
        "payment",
        [f"UPDATE payments SET captured = 0 WHERE id = '{PAYMENT}'"],
        f"order {SOLD} is paid, but nothing was captured",
    ),
    "an order is paid with too little": ("I4", "payment", ["UPDATE payments SET captured = 2501"], "2501 EUR"),
    "an order is paid in another currency": ("I4", "payment", ["UPDATE payments SET currency = 'USD'"], "2500 USD"),
    "a key was charged twice": (
        "I5",
        "ledger",
        [SECOND_CHARGE.format(status="failed", key="idempotency_key")],
        f"2 times under key confirm:{SOLD}",
    ),
    "an intent was charged twice": (
        "I5",
        "ledger",
        ["DROP INDEX charges_one_success", SECOND_CHARGE.format(status="succeeded", key="NULL")],
        f"charged intent pi_{SOLD} 2 times",
    ),
    "an order was charged twice": (
        "I5",
        "ledger",
        [f'UPDATE intents SET metadata = \'{{"order_id": "{SOLD}"}}\''],
        f"charged order {SOLD} 2 times",
    ),
    "two payments share a key": (
        "I5",
        "payment",
        [f'UPDATE payments SET attempts = \'[{{"id": "{ATTEMPT}"}}]\''],
        f"attempt {ATTEMPT} belongs to 2",
    ),
    "more is going back than came": ("I6", "payment", ["UPDATE payments SET refunding = 9999"], "9999 begun"),
    "a refund is counted twice": ("I6", "payment", ["DELETE FROM refunds"], "by its refunds 0 and 0"),
    "the provider refunded twice": (
        "I6",
        "ledger",
        [SECOND_REFUND],
        "5000 on charge",
    ),
    "the provider refunded nothing": ("I6", "ledger", ["DELETE FROM refunds"], "not at the provider"),
    "a refund of the provider is unknown": ("I6", "payment", ["UPDATE refunds SET provider_id = 'x'"], "do not know"),
    "debits differ from credits": (
        "I7",
        "payment",
        ["UPDATE ledger_entries SET debit = 2501 WHERE debit > 0"],
        "EUR: 7503 debited, 7500 credited",
    ),
    "a transaction has one leg": ("I7", "payment", ["DELETE FROM ledger_entries WHERE line = 1"], "2500 debited"),
    "a capture was not booked": (
        "I7",
        "payment",
        [f"DELETE FROM ledger_transactions WHERE payment_id = '{PAYMENT}'"],
        "2500 held, 0 booked",
    ),
    "the kept balance is not the books'": (
        "I7",
        "payment",
        ["INSERT INTO ledger_balances VALUES ('EUR', 'refunds', 1, 0)"],
        "refunds in EUR",
    ),
}
