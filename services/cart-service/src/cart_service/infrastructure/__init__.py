"""PostgreSQL, and the neighbours."""
