"""A history of very many payments, of which most are alike."""

import psycopg

MANY = 100_000
_FILL = f"""
INSERT INTO payments (id, order_id, owner_id, amount, currency, provider, intent_id, client_secret, status, captured,
                      captured_currency, charge_id, created_at, updated_at)
SELECT lpad(to_hex(n), 32, '0')::uuid, ('0000000a' || lpad(to_hex(n), 24, '0'))::uuid, gen_random_uuid(),
       (n * 7919) % 90000 + 100, CASE WHEN n % 5000 = 0 THEN 'USD' ELSE 'EUR' END, 'stripe', 'pi_' || n, 'secret',
       CASE WHEN n % 20 = 0 THEN 'voided' ELSE 'succeeded' END, (n * 7919) % 90000 + 100, 'EUR', 'ch_' || n,
       timestamptz '2020-01-01Z' + n * interval '1 min', timestamptz '2020-01-01Z' + n * interval '1 min'
FROM generate_series(1, {MANY}) AS n;
INSERT INTO refunds (id, payment_id, amount, currency, reason, origin, status, provider_id, created_at)
SELECT id, id, 100, 'EUR', 'late', 'order', CASE WHEN amount % 1000 = 7 THEN 'failed' ELSE 'succeeded' END,
       replace(intent_id, 'pi', 're'), created_at
FROM payments;
INSERT INTO webhooks (event_id, type, provider, about, payment_id, outcome, deliveries, received_at, heard_at)
SELECT replace(intent_id, 'pi', 'evt'), 'payment_intent.succeeded', 'stripe', intent_id, id,
       CASE WHEN amount % 1000 = 7 THEN 'failed' ELSE 'known' END, 1, created_at, created_at
FROM payments;
INSERT INTO ledger_transactions (id, payment_id, kind, currency, occurred_at)
SELECT id, id, 'capture', currency, created_at FROM payments;
INSERT INTO ledger_entries (transaction_id, line, account, debit, credit)
SELECT id, line, CASE line WHEN 1 THEN 'provider_balance' ELSE 'order_payments' END,
       CASE line WHEN 1 THEN amount ELSE 0 END, CASE line WHEN 2 THEN amount ELSE 0 END
FROM payments, generate_series(1, 2) AS line;
"""


def fill(owner_url: str) -> None:
    """Write it, as the owner of the database."""
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute(_FILL)
        owner.execute(
            "VACUUM ANALYZE payments, refunds, webhooks, ledger_transactions, ledger_entries, ledger_unsummed"
        )
