"""The lower half of the platform's page: what every service uses, and whether events flow."""

from observability.panels import Query, Row, bars, lines
from observability.promql import SERVICES, largest, quantile, rate, total

_BY_JOB = "{{job}}"
_UPSTREAM = "{{job}} → {{upstream}}"

RESOURCES = Row(
    "Resources",
    (
        lines(
            "CPU",
            "Cores used by all pods of a service. At the limit of the pods: scale out; the autoscaler should have."
            " High without traffic: a loop; look at the logs.",
            "short",
            Query(total(rate("process_cpu_seconds_total", SERVICES), "job"), _BY_JOB),
        ),
        lines(
            "Memory",
            "The largest pod of each service. Rising for hours and never falling: a leak, runbook MemoryGrowing;"
            " the pod is killed at its limit (384 MiB).",
            "bytes",
            Query(largest(f"process_resident_memory_bytes{{{SERVICES}}}", "job"), _BY_JOB),
            warn=300 * 2**20,
            bad=384 * 2**20,
        ),
        lines(
            "Event loop lag",
            "How late the loop wakes. Above 50 ms something computes on it, or the node has no CPU left:"
            " compare with CPU; runbook EventLoopLag.",
            "s",
            Query(largest("event_loop_lag_seconds", "job"), _BY_JOB),
            warn=0.05,
            bad=0.25,
        ),
        lines(
            "Database pools in use",
            "Share of the connections a pod may have. At 100 % requests queue for one: slow statements or too small"
            " a pool; runbook PoolExhausted.",
            "percentunit",
            Query(largest("db_client_connections_used / db_client_connections_max", "job"), _BY_JOB),
            warn=0.8,
            bad=1,
        ),
        lines(
            "Breakers",
            "0 closed, 1 trying, 2 open: the caller no longer asks that upstream. Open for minutes: look at the"
            " upstream first, then at the network between; runbook BreakerOpen.",
            "short",
            Query(largest("http_client_breaker_state", "job", "upstream") + " > 0", _UPSTREAM),
            warn=1,
            bad=2,
        ),
        lines(
            "Valkey's memory",
            "Used of what it may use. Full: keys are given up, then events wait; runbook ValkeyMemoryHigh.",
            "percentunit",
            Query(largest("valkey_memory_used_bytes / valkey_memory_max_bytes"), "memory"),
            Query(largest("valkey_connected_clients / valkey_clients_max"), "connections"),
            warn=0.7,
            bad=0.85,
        ),
        lines(
            "Parts that do not answer",
            "What /health finds broken, in how many pods. 'database': PostgresServerNotReady; 'valkey': runbook"
            " ValkeyDown; 'identity': auth-service.",
            "short",
            Query(total("service_check_ok == bool 0", "job", "check") + " > 0", "{{job}} {{check}}"),
        ),
        bars(
            "Calls that failed",
            "Per second, by caller and upstream. The upstream with the longest bar is where to look.",
            "reqps",
            Query(
                total(rate("http_client_request_duration_seconds_count", 'outcome!="answered"'), "job", "upstream"),
                _UPSTREAM,
            ),
        ),
    ),
)

EVENTS = Row(
    "Events",
    (
        lines(
            "Outbox age",
            "The oldest committed event that waits to be published. Rising: Valkey is away or the relay has stopped;"
            " runbook OutboxStuck.",
            "s",
            Query(largest("outbox_oldest_age_seconds", "job"), _BY_JOB),
            warn=10,
            bad=60,
        ),
        lines(
            "Events committed and published",
            "Both curves of a service lie on each other. Committed without published: runbook OutboxStuck.",
            "cps",
            Query(total(rate("events_committed_total"), "job"), "{{job}} committed"),
            Query(total(rate("outbox_published_total"), "job"), "{{job}} published"),
        ),
        lines(
            "Message lag, 99th percentile",
            "From an event to the end of its handling. Raised: a consumer is slow, retries, or was away;"
            " its messages by outcome are on the service's dashboard. Runbook MessageLag.",
            "s",
            Query(quantile(0.99, "message_lag_seconds", by=["job", "stream"]), "{{job}} {{stream}}"),
            warn=1,
            bad=60,
        ),
    ),
)
