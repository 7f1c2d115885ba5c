"""I7: debits equal credits in every currency."""

from souk.invariants.check import Check, rows_that_break

_BALANCE = """
SELECT t.currency, sum(e.debit) AS debit, sum(e.credit) AS credit
FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id
GROUP BY t.currency HAVING sum(e.debit) <> sum(e.credit)
"""

_UNBALANCED = """
SELECT t.id, t.kind, coalesce(sum(e.debit), 0) AS debit, coalesce(sum(e.credit), 0) AS credit
FROM ledger_transactions t LEFT JOIN ledger_entries e ON e.transaction_id = t.id
GROUP BY t.id HAVING count(e.line) < 2 OR sum(e.debit) <> sum(e.credit)
"""

_BOOKED = """
SELECT p.id, p.captured - p.refunded AS held, coalesce(b.amount, 0) AS booked
FROM payments p
LEFT JOIN (
  SELECT t.payment_id, sum(e.debit - e.credit) AS amount
  FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id
  WHERE e.account = 'provider_balance' GROUP BY t.payment_id
) b ON b.payment_id = p.id
WHERE p.captured - p.refunded <> coalesce(b.amount, 0)
"""


CHECKS = (
    Check(
        "I7",
        "debits = credits per currency",
        ("payment.ledger_entries",),
        rows_that_break(
            "payment",
            "SELECT count(*) FROM ledger_entries",
            "entries",
            _BALANCE,
            "{currency}: {debit} debited, {credit} credited",
        ),
    ),
    Check(
        "I7",
        "every transaction balances by itself",
        ("payment.ledger_entries",),
        rows_that_break(
            "payment",
            "SELECT count(*) FROM ledger_transactions",
            "transactions",
            _UNBALANCED,
            "{kind} {id}: {debit} debited, {credit} credited",
        ),
    ),
    Check(
        "I7",
        "the books hold what each payment captured and has not given back",
        ("payment.ledger_entries",),
        rows_that_break(
            "payment",
            "SELECT count(*) FROM payments",
            "payments",
            _BOOKED,
            "payment {id}: {held} held, {booked} booked",
        ),
    ),
)
