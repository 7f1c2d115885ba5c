"""I3 to I5: payments, the orders they belong to, and the provider's charges."""

from commerce.values import Money
from payment_sandbox.amounts import as_money
from souk.invariants.check import Check, Finding, rows_that_break
from souk.invariants.sources import Row, Sources

_PAYMENTS = """
SELECT id, order_id, captured, coalesce(captured_currency, currency) AS currency, provider, intent_id, charge_id
FROM payments WHERE captured > 0
"""

_PAID_ORDERS = "SELECT id, payment_id, payment_status, total, currency FROM orders WHERE payment_status <> 'unpaid'"

_ORDERS = "SELECT id, payment_id, payment_status, captured, captured_currency FROM orders"

_ATTEMPT_KEYS = """
SELECT key, count(*) AS payments FROM (
  SELECT DISTINCT p.id, a ->> 'id' AS key FROM payments p CROSS JOIN jsonb_array_elements(p.attempts) a
) t GROUP BY key HAVING count(*) > 1
"""

_CHARGES_PER_KEY = """
SELECT idempotency_key AS key, count(*) AS charges FROM charges
WHERE idempotency_key IS NOT NULL GROUP BY idempotency_key HAVING count(*) > 1
"""

_CHARGES_PER_INTENT = """
SELECT intent, count(*) AS charges FROM charges WHERE status = 'succeeded' GROUP BY intent HAVING count(*) > 1
"""

_CHARGES_PER_ORDER = """
SELECT json_extract(i.metadata, '$.order_id') AS order_id, count(*) AS charges
FROM charges c JOIN intents i ON i.id = c.intent
WHERE c.status = 'succeeded' AND json_extract(i.metadata, '$.order_id') IS NOT NULL
GROUP BY order_id HAVING count(*) > 1
"""

_CHARGES = "SELECT id, intent, amount, currency FROM charges WHERE status = 'succeeded'"


def _captured_has_one_order(sources: Sources) -> Finding:
    orders = {row["id"]: row for row in sources.rows("order", _ORDERS)}
    payments = sources.rows("payment", _PAYMENTS)
    return Finding(len(payments), "captures", [broken for each in payments if (broken := _unclaimed(each, orders))])


def _unclaimed(payment: Row, orders: dict[object, Row]) -> str | None:
    order = orders.get(payment["order_id"])
    if order is None:
        return f"payment {payment['id']} captured {payment['captured']} for an unknown order, {payment['order_id']}"
    if order["payment_id"] != payment["id"]:
        return f"order {order['id']} names payment {order['payment_id']}, but {payment['id']} captured money for it"
    # What differs from the total stays unpaid, and the order says what it was: a person sees to it.
    known = (order["captured"], order["captured_currency"]) == (payment["captured"], payment["currency"])
    if order["payment_status"] == "unpaid" and not known:
        return f"order {order['id']} is unpaid, but payment {payment['id']} captured {payment['captured']}"
    return None


def _paid_has_its_capture(sources: Sources) -> Finding:
    captures = {row["order_id"]: row for row in sources.rows("payment", _PAYMENTS)}
    orders = sources.rows("order", _PAID_ORDERS)
    violations = []
    for order in orders:
        capture = captures.get(order["id"])
        if capture is None:
            violations.append(f"order {order['id']} is {order['payment_status']}, but nothing was captured")
        elif (capture["captured"], capture["currency"]) != (order["total"], order["currency"]):
            took = f"{capture['captured']} {capture['currency']}"
            violations.append(f"order {order['id']} costs {order['total']} {order['currency']}, {took} was captured")
    return Finding(len(orders), "paid orders", violations)


def _provider_agrees_on_captures(sources: Sources) -> Finding:
    charges = {row["intent"]: as_money(row["amount"], row["currency"]) for row in sources.rows("ledger", _CHARGES)}
    captures = {row["intent_id"]: row for row in sources.rows("payment", _PAYMENTS) if row["provider"] == "sandbox"}
    violations = [
        f"the provider charged {charge.amount} {charge.currency} on {intent}, which no payment has captured"
        for intent, charge in charges.items()
        if intent not in captures
    ]
    for intent, payment in captures.items():
        ours = Money(payment["captured"], payment["currency"])
        taken = charges.get(intent, Money.zero(ours.currency))
        if taken != ours:
            violations.append(f"payment {payment['id']} says {ours.amount}, the provider charged {taken.amount}")
    return Finding(len(charges), "charges", violations)


def _one_charge_per_key(sources: Sources) -> Finding:
    counted = sources.value("ledger", "SELECT count(*) FROM charges")
    violations = [
        f"the provider charged {row['charges']} times under key {row['key']}"
        for row in sources.rows("ledger", _CHARGES_PER_KEY)
    ]
    violations += [
        f"the provider charged intent {row['intent']} {row['charges']} times"
        for row in sources.rows("ledger", _CHARGES_PER_INTENT)
    ]
    violations += [
        f"the provider charged order {row['order_id']} {row['charges']} times"
        for row in sources.rows("ledger", _CHARGES_PER_ORDER)
    ]
    return Finding(int(counted), "charges", violations)


CHECKS = (
    Check(
        "I3",
        "a captured payment has exactly one order",
        ("payment.payments", "order.orders"),
        _captured_has_one_order,
        at_rest=True,
    ),
    Check(
        "I3",
        "every charge at the provider is one capture of ours",
        ("payment.payments", "ledger"),
        _provider_agrees_on_captures,
        at_rest=True,
    ),
    Check(
        "I4",
        "no order is paid without a capture of exactly its total and currency",
        ("payment.payments", "order.orders"),
        _paid_has_its_capture,
        at_rest=True,
    ),
    Check(
        "I5", "at most one charge per key, intent and order, counted at the provider", ("ledger",), _one_charge_per_key
    ),
    Check(
        "I5",
        "no two payments share a key at the provider",
        ("payment.payments",),
        rows_that_break(
            "payment",
            "SELECT coalesce(sum(jsonb_array_length(attempts)), 0) FROM payments",
            "attempts",
            _ATTEMPT_KEYS,
            "attempt {key} belongs to {payments} payments",
        ),
    ),
)
