"""The middle of the databases' page: PostgreSQL servers as the operator measures them, whichever shops use them."""

from observability.panels import Query, Row, lines
from observability.promql import largest, rate, total

SERVERS = Row(
    "PostgreSQL servers, as the operator measures them",
    (
        lines(
            "Connections of the maximum",
            "Open in our databases. Near 100 %: runbook PostgresConnectionsHigh.",
            "percentunit",
            Query(
                "sum by (server) (souk_postgres_connections) / max by (server) (souk_postgres_max_connections)",
                "{{server}}",
                every_shop=True,
            ),
            warn=0.7,
            bad=0.85,
        ),
        lines(
            "Sizes",
            "Of each database. One that grows by itself: events or carts that nothing sweeps.",
            "bytes",
            Query(largest("souk_postgres_database_size_bytes", "server", "database"), "{{database}}", every_shop=True),
        ),
        lines(
            "Oldest transaction",
            "Open in one of our databases. Minutes: somebody forgot a session; runbook PostgresLongTransaction.",
            "s",
            Query(largest("souk_postgres_oldest_transaction_seconds", "server"), "{{server}}", every_shop=True),
            warn=300,
            bad=1800,
        ),
        lines(
            "Transactions",
            "Per second. Rolled back: conflicts and refusals; deadlocks: two use cases lock in different orders.",
            "cps",
            Query(total(rate("souk_postgres_commits_total"), "server"), "{{server}} committed", every_shop=True),
            Query(total(rate("souk_postgres_rollbacks_total"), "server"), "{{server}} rolled back", every_shop=True),
            Query(total(rate("souk_postgres_deadlocks_total"), "server"), "{{server}} deadlocks", every_shop=True),
        ),
        lines(
            "Age of transactions",
            "Since the oldest that is not frozen. Autovacuum works from 200 million; runbook PostgresTransactionAge.",
            "short",
            Query(largest("souk_postgres_transaction_age", "server", "database"), "{{database}}", every_shop=True),
            warn=5e8,
            bad=1e9,
        ),
        lines(
            "Last measured",
            "Ago. Above a minute: the server does not answer the operator; runbook PostgresServerNotReady.",
            "s",
            Query(
                "time() - max by (server) (souk_operator_server_measured_timestamp_seconds)",
                "{{server}}",
                every_shop=True,
            ),
            bad=120,
        ),
    ),
)
