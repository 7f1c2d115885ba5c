"""Look, decide, act, report: for PostgresServers and Databases."""
