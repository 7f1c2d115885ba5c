"""Adapters: PostgreSQL, streams, product-service, payment-service."""
