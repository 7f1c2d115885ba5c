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

_KEPT = """
WITH whole AS (
  SELECT t.currency, e.account, sum(e.debit) AS debit, sum(e.credit) AS credit
  FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id GROUP BY t.currency, e.account
), kept AS (
  SELECT currency, account, sum(debit) AS debit, sum(credit) AS credit FROM (
    SELECT currency, account, debit, credit FROM ledger_balances
    UNION ALL
    SELECT t.currency, e.account, e.debit, e.credit FROM ledger_unsummed u
    JOIN ledger_transactions t ON t.id = u.transaction_id JOIN ledger_entries e ON e.transaction_id = t.id
  ) parts GROUP BY currency, account
)
SELECT currency, account, kept.debit, kept.credit, whole.debit AS booked_debit, whole.credit AS booked_credit
FROM whole FULL JOIN kept USING (currency, account)
WHERE (whole.debit, whole.credit) IS DISTINCT FROM (kept.debit, kept.credit)
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
    Check(
        "I7",
        "the balance that is kept is that of the books",
        ("payment.ledger_balances",),
        rows_that_break(
            "payment",
            "SELECT count(*) FROM ledger_entries",
            "entries",
            _KEPT,
            "{account} in {currency}: {debit} and {credit} kept, {booked_debit} and {booked_credit} booked",
        ),
    ),
)
