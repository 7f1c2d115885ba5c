"""Payments, attempts, refunds and the ledger."""
