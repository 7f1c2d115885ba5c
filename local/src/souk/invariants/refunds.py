"""I6: refunds here and at the provider."""

from payment_sandbox.amounts import as_money
from souk.invariants.check import Check, Finding, rows_that_break
from souk.invariants.sources import Row, Sources

_REFUND_SUMS = """
SELECT p.id, p.captured, p.refunding, p.refunded,
       coalesce(sum(r.amount) FILTER (WHERE r.status IN ('pending', 'succeeded')), 0) AS begun,
       coalesce(sum(r.amount) FILTER (WHERE r.status = 'succeeded'), 0) AS given
FROM payments p LEFT JOIN refunds r ON r.payment_id = p.id
GROUP BY p.id
HAVING p.refunding > p.captured OR p.refunded > p.captured
    OR p.refunding <> coalesce(sum(r.amount) FILTER (WHERE r.status IN ('pending', 'succeeded')), 0)
    OR p.refunded <> coalesce(sum(r.amount) FILTER (WHERE r.status = 'succeeded'), 0)
"""

_OVER_REFUNDED = """
SELECT c.id, c.amount AS charged, sum(r.amount) AS refunded FROM charges c JOIN refunds r ON r.charge = c.id
WHERE r.status <> 'failed' GROUP BY c.id HAVING sum(r.amount) > c.amount
"""

_REFUNDS_PER_KEY = """
SELECT idempotency_key AS key, count(*) AS refunds FROM refunds
WHERE idempotency_key IS NOT NULL GROUP BY idempotency_key HAVING count(*) > 1
"""

_PROVIDER_REFUNDS = "SELECT id, amount, currency, status FROM refunds WHERE status <> 'failed'"

_OUR_REFUNDS = """
SELECT r.id, r.provider_id, r.amount, r.status FROM refunds r JOIN payments p ON p.id = r.payment_id
WHERE r.status = 'succeeded' AND p.provider = 'sandbox'
"""


def _amount(refund: Row) -> int:
    """The provider's refund in our minor units."""
    return as_money(refund["amount"], refund["currency"]).amount


def _provider_agrees_on_refunds(sources: Sources) -> Finding:
    theirs = {row["id"]: row for row in sources.rows("ledger", _PROVIDER_REFUNDS)}
    ours = {row["provider_id"]: row for row in sources.rows("payment", _OUR_REFUNDS)}
    violations = [
        f"the provider refunded {row['refunded']} on charge {row['id']} of {row['charged']}"
        for row in sources.rows("ledger", _OVER_REFUNDED)
    ]
    violations += [
        f"the provider refunded {row['refunds']} times under key {row['key']}"
        for row in sources.rows("ledger", _REFUNDS_PER_KEY)
    ]
    violations += [
        f"the provider gave {row['amount']} back as {identifier}, which we do not know of"
        for identifier, row in theirs.items()
        if row["status"] == "succeeded" and identifier not in ours
    ]
    violations += [
        f"refund {row['id']} of {row['amount']} succeeded here, but not at the provider"
        for identifier, row in ours.items()
        if identifier not in theirs or _amount(theirs[identifier]) != row["amount"]
    ]
    return Finding(len(theirs), "refunds", violations)


CHECKS = (
    Check(
        "I6",
        "refunds, pending ones included, are at most what was captured",
        ("payment.payments",),
        rows_that_break(
            "payment",
            "SELECT count(*) FROM refunds",
            "refunds",
            _REFUND_SUMS,
            "payment {id} of {captured}: {refunding} begun, {refunded} given; by its refunds {begun} and {given}",
        ),
    ),
    Check(
        "I6",
        "each refund once, counted at the provider",
        ("payment.payments", "ledger"),
        _provider_agrees_on_refunds,
        at_rest=True,
    ),
)
