"""PostgreSQL and the payment providers."""
