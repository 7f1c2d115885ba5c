"""One service from its routes down to its runtime."""

from observability.panels import Dashboard, Query, Row, Variable, lines
from observability.promql import (
    DURATION,
    FAILED,
    REQUESTS,
    SERVED,
    STREAMS,
    at_least_zero,
    grew,
    largest,
    quantile,
    rate,
    select,
    share,
    total,
)

_JOB = 'job="$job"'
_ROUTE = "{{http_request_method}} {{http_route}}"
_BY_ROUTE = ("http_request_method", "http_route")
_CALLS = "http_client_request_duration_seconds"

_ROUTES = Row(
    "Routes",
    (
        lines(
            "Requests by route",
            "Served per second. 'unmatched' rising: somebody guesses addresses, or a client has an old one.",
            "reqps",
            Query(total(rate(REQUESTS, _JOB, SERVED), *_BY_ROUTE), _ROUTE),
            width=12,
        ),
        lines(
            "Errors by route",
            "Share answered with 5xx. One route alone: its code or its upstream. All of them: database or start-up;"
            " kubectl -n souk logs deploy/$job, then souk trace or your trace store with the trace_id of an error.",
            "percentunit",
            Query(share(rate(REQUESTS, _JOB, SERVED, FAILED), rate(REQUESTS, _JOB, SERVED), *_BY_ROUTE), _ROUTE),
            width=12,
            bad=0.01,
        ),
        lines(
            "Answers by status",
            "Per second. 409 and 402 are business; 401 in waves: keys or clocks; 422: a client changed;"
            " 429: limits hold somebody back; 499: callers give up before we answer, so look at the duration.",
            "reqps",
            Query(total(rate(REQUESTS, _JOB, SERVED), "http_response_status_code"), "{{http_response_status_code}}"),
            stacked=True,
        ),
        lines(
            "Duration by route, median",
            "Half are faster. Compare with last week's before blaming today's release.",
            "s",
            Query(quantile(0.5, DURATION, _JOB, STREAMS, by=_BY_ROUTE), _ROUTE),
        ),
        lines(
            "Duration by route, 99th percentile",
            "Live views left out. A single slow route: EXPLAIN its statement. All routes: pool, loop lag or CPU below.",
            "s",
            Query(quantile(0.99, DURATION, _JOB, STREAMS, by=_BY_ROUTE), _ROUTE),
            warn=0.25,
            bad=1,
        ),
    ),
)

_UPSTREAMS = Row(
    "Calls to upstreams",
    (
        lines(
            "Calls by outcome",
            "'answered' is good. 'unavailable' was surely not executed, 'outcome_unknown' may have been,"
            " 'breaker_open' was not even asked: look at that upstream's own dashboard.",
            "reqps",
            Query(total(rate(f"{_CALLS}_count", _JOB), "upstream", "outcome"), "{{upstream}} {{outcome}}"),
        ),
        lines(
            "Duration of calls, 99th percentile",
            "What an upstream costs us. Near the deadline (5 s): it hangs; its pool and locks are the usual reason.",
            "s",
            Query(quantile(0.99, _CALLS, _JOB, by=["upstream"]), "{{upstream}}"),
        ),
        lines(
            "Retries and breakers",
            "Retries per second, and each breaker: 0 closed, 1 trying, 2 open. Open: runbook BreakerOpen.",
            "short",
            Query(total(rate("http_client_retries_total", _JOB), "upstream"), "retries {{upstream}}"),
            Query(largest(select("http_client_breaker_state", _JOB), "upstream"), "breaker {{upstream}}"),
            bad=2,
        ),
    ),
)

_DATA = Row(
    "Database and events",
    (
        lines(
            "Connections",
            "All pods together. Used at the maximum: requests queue, runbook PoolExhausted. Open far above used for"
            " long: the pool may be smaller.",
            "short",
            Query(total(select("db_client_connections_used", _JOB)), "used"),
            Query(total(select("db_client_connections_open", _JOB)), "open"),
            Query(total(select("db_client_connections_max", _JOB)), "at most"),
        ),
        lines(
            "Outbox",
            "Events that wait, and seconds the oldest has waited. Rising: runbook OutboxStuck.",
            "short",
            Query(largest(select("outbox_unpublished", _JOB)), "waiting"),
            Query(largest(select("outbox_oldest_age_seconds", _JOB)), "oldest, s"),
            bad=60,
        ),
        lines(
            "Events by type",
            "Committed per second. A type that stops while its cause goes on: a release changed its use case.",
            "cps",
            Query(total(rate("events_committed_total", _JOB), "type"), "{{type}}"),
            Query(total(rate("outbox_republished_total", _JOB)), "published again"),
            stacked=True,
        ),
        lines(
            "Messages by outcome",
            "'retried' in bursts is an outage that passes; for long it is a handler that fails: read the warning"
            " 'message failed' in the log.",
            "cps",
            Query(total(rate("messages_total", _JOB), "stream", "outcome"), "{{stream}} {{outcome}}"),
        ),
        lines(
            "Message lag",
            "Median and 99th percentile from the event to the end of its handling. Runbook MessageLag.",
            "s",
            Query(quantile(0.5, "message_lag_seconds", _JOB, by=["stream"]), "{{stream}} median"),
            Query(quantile(0.99, "message_lag_seconds", _JOB, by=["stream"]), "{{stream}} p99"),
            bad=60,
        ),
        lines(
            "Dead letters",
            "Laid aside in <stream>.dead since the range began; nothing brings them back but a person."
            " Runbook DeadLetters.",
            "short",
            Query(at_least_zero(total(grew("messages_total", _JOB, 'outcome="dead"'))), "dead"),
            bad=1,
        ),
    ),
)

_RUNTIME = Row(
    "Runtime",
    (
        lines(
            "CPU by pod",
            "Cores. One pod far above the others: a client sticks to it, or it loops.",
            "short",
            Query(total(rate("process_cpu_seconds_total", _JOB), "instance"), "{{instance}}"),
            width=6,
        ),
        lines(
            "Memory by pod",
            "Resident. Rising without end: runbook MemoryGrowing. A drop to nothing is a restart;"
            " kubectl -n souk describe pod shows whether it was OOMKilled.",
            "bytes",
            Query(select("process_resident_memory_bytes", _JOB), "{{instance}}"),
            width=6,
            bad=384 * 2**20,
        ),
        lines(
            "Event loop lag by pod",
            "Above 50 ms something computes on the loop, or the node is full. Runbook EventLoopLag.",
            "s",
            Query(select("event_loop_lag_seconds", _JOB), "{{instance}}"),
            width=6,
            warn=0.05,
            bad=0.25,
        ),
        lines(
            "Files open, garbage collections",
            "Files and sockets near the limit: connections leak. Full collections per second above 1: too many"
            " objects are kept; compare with memory.",
            "short",
            Query(f"{select('process_open_fds', _JOB)} / {select('process_max_fds', _JOB)}", "files {{instance}}"),
            Query(rate("python_gc_collections_total", _JOB, 'generation="2"'), "full collections/s {{instance}}"),
            width=6,
        ),
    ),
)

DASHBOARD = Dashboard(
    "souk-service",
    "Souk: one service",
    "Everything one service exports about itself; choose it at the top.",
    (_ROUTES, _UPSTREAMS, _DATA, _RUNTIME),
    (Variable("job", "Service", 'label_values(db_client_connections_max{namespace=~"$namespace"}, job)'),),
)
