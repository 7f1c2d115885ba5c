"""PostgreSQL, Valkey, passwords and keys."""
