"""PostgreSQL as the services see it, and what the operator does to it."""

from observability.boards.servers import SERVERS
from observability.panels import Dashboard, Query, Row, bars, lines, number
from observability.promql import at_least_zero, grew, largest, quantile, rate, select, share, total

_OPERATOR = 'job=~"souk-operator.*"'
_RECONCILES = "souk_operator_reconcile_duration_seconds"
_PENDING = "souk_operator_migration_pending_since_timestamp_seconds"
_DATABASE = "{{database}}"


def _condition(matcher: str) -> str:
    """1 where the conditions of that type hold."""
    return select("souk_operator_database_condition", f"type{matcher}")


_GLANCE = Row(
    "At a glance",
    (
        number(
            "Operator up",
            "1 while it answers. 0 or nothing: the shop goes on, but nothing is repaired, rotated or migrated;"
            " runbook OperatorDown.",
            "short",
            Query(f"sum(up{{{_OPERATOR}}})", "up", every_shop=True),
        ),
        number(
            "Databases ready",
            "Those whose schema and credentials are as their image needs. Fewer than there are: see 'Conditions'.",
            "short",
            Query(total(_condition('="Ready"')), "ready"),
        ),
        number(
            "Stalled",
            "A person must act: kubectl describe database.souk.dev says what, with the command. Runbook"
            " DatabaseStalled.",
            "short",
            Query(total(_condition('="Stalled"')), "stalled"),
            bad=1,
        ),
        number(
            "Migrations pending",
            "Schemas that lack what their image needs. For more than minutes: a plan waits for approval or a Job"
            " fails; runbook MigrationPending.",
            "short",
            Query(f"count({_PENDING} > 0) or 0 * count({_PENDING})", "pending"),
            warn=1,
        ),
        number(
            "Drift repaired",
            "Statements that put right what somebody changed by hand, in the range shown. Again and again: two of us"
            " fight over it; runbook DriftRepairedAgain.",
            "short",
            Query(at_least_zero(total(grew("souk_operator_drift_repaired_total"))), "statements"),
            warn=1,
        ),
        number(
            "Oldest credentials",
            "Age of the oldest application password. Above the rotation's interval (30 days) rotation does not happen:"
            " read the operator's log.",
            "s",
            Query("time() - min(souk_operator_credentials_rotated_timestamp_seconds)", "age"),
            warn=31 * 86400,
        ),
    ),
)

_POOLS = Row(
    "Pools",
    (
        lines(
            "Connections used, per service",
            "All pods. Near the database's connectionLimit: PostgreSQL refuses more pods; raise the limit or shrink the"
            " pools (charts refuse a sum that cannot fit).",
            "short",
            Query(total("db_client_connections_used", "job"), "{{job}}"),
        ),
        lines(
            "Share of the pool in use, worst pod",
            "At 100 % requests queue for a connection. Find the slow statement first (pg_stat_activity), enlarge the"
            " pool last; runbook PoolExhausted.",
            "percentunit",
            Query(largest("db_client_connections_used / db_client_connections_max", "job"), "{{job}}"),
            warn=0.8,
            bad=1,
        ),
        lines(
            "Open and allowed, all services",
            "The sum of all pools must stay below the server's max_connections. Open at the sum for long: everybody is"
            " slow, so look at the server.",
            "short",
            Query(total("db_client_connections_open"), "open"),
            Query(total("db_client_connections_max"), "allowed"),
        ),
    ),
)

_OPERATED = Row(
    "Operator",
    (
        bars(
            "Conditions that do not hold",
            "One bar for each database and condition that should be True and is not. kubectl describe database.souk.dev"
            " NAME says why.",
            "short",
            Query(
                total(_condition('!~"Stalled|Reconciling"') + " == bool 0", "database", "type") + " > 0",
                "{{database}} {{type}}",
            ),
            bad=1,
        ),
        lines(
            "Stalled or reconciling",
            "Reconciling passes by itself. Stalled does not: runbook DatabaseStalled.",
            "short",
            Query(total(_condition('=~"Stalled|Reconciling"'), "database", "type"), "{{database}} {{type}}"),
        ),
        lines(
            "Migration pending for",
            "Since when a schema lacks what its image needs; new pods wait at their gate meanwhile."
            " Runbook MigrationPending.",
            "s",
            Query(f"time() - ({_PENDING} > 0)", _DATABASE),
            warn=300,
            bad=1200,
        ),
        lines(
            "Drift repaired",
            "Statements per minute. A steady rate: another tool changes what the operator owns.",
            "short",
            Query(f"60 * {total(rate('souk_operator_drift_repaired_total'), 'database')}", _DATABASE),
        ),
        lines(
            "Reconciliations",
            "99th percentile by kind, and the share that failed. Slow: PostgreSQL or the API server; failing: read the"
            " operator's log.",
            "s",
            Query(quantile(0.99, _RECONCILES, by=["kind"]), "{{kind}} p99", every_shop=True),
            Query(
                share(rate(f"{_RECONCILES}_count", 'outcome="failed"'), rate(f"{_RECONCILES}_count")),
                "failed",
                every_shop=True,
            ),
            warn=10,
        ),
        lines(
            "Drift scan",
            "One turn over all databases (p99); every 20 s there is one. Near 20 s: too many databases, or one that"
            " does not answer.",
            "s",
            Query(quantile(0.99, "souk_operator_drift_scan_duration_seconds"), "p99", every_shop=True),
            warn=5,
            bad=20,
        ),
        lines(
            "Credentials rotated",
            "In the range shown. More than planned: somebody edits the Secret, and the operator mends it by rotating.",
            "short",
            Query(total(grew("souk_operator_credentials_rotations_total"), "database"), _DATABASE),
        ),
        lines(
            "Age of the credentials",
            "A saw's teeth, as high as the rotation's interval. A tooth that grows on: read the operator's log.",
            "s",
            Query(
                "time() - max by (namespace, database) (souk_operator_credentials_rotated_timestamp_seconds)", _DATABASE
            ),
        ),
    ),
)

DASHBOARD = Dashboard(
    "souk-database",
    "Souk: PostgreSQL and operator",
    "Connections, migrations, credentials and drift of every service's database.",
    (_GLANCE, _POOLS, SERVERS, _OPERATED),
)
