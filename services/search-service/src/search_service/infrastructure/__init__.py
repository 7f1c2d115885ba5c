"""PostgreSQL, the models, and the neighbours."""
