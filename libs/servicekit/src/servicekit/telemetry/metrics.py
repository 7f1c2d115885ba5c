"""RED per route, with OpenTelemetry's semantic names and buckets; exemplars carry trace ids (OpenMetrics)."""

from collections.abc import Callable
from functools import partial
from typing import Final

from prometheus_client import REGISTRY, Gauge, Histogram
from prometheus_client.exposition import choose_encoder

from servicekit.telemetry.tracing import TraceContext

_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10)

REQUEST_DURATION = Histogram(
    "http_server_request_duration_seconds",
    "Duration of HTTP server requests.",
    ("http_request_method", "http_route", "http_response_status_code"),
    buckets=_BUCKETS,
)
READY = Gauge("service_ready", "1 while the service would be sent requests, as /health/ready says.")
CHECK_OK = Gauge("service_check_ok", "1 where a part that /health names answers.", ("check",))
LOOP_LAG = Gauge("event_loop_lag_seconds", "How late the event loop woke from its last sleep of a second.")
POOL_IN_USE = Gauge("db_client_connections_used", "Database connections in use.")
POOL_OPEN = Gauge("db_client_connections_open", "Database connections open.")
POOL_MAX = Gauge("db_client_connections_max", "Database connections allowed.")

_children: dict[tuple[str, str, int], Histogram] = {}
_METHODS: Final = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))


def observe_request(method: str, route: str, status: int, seconds: float, trace: TraceContext | None) -> None:
    """Count one answered request. `route` is the template, never the raw path, so series stay bounded."""
    key = (method if method in _METHODS else "_OTHER", route, status)
    child = _children.get(key)
    if child is None:
        child = _children[key] = REQUEST_DURATION.labels(*key)
    child.observe(seconds, {"trace_id": trace.trace_id} if trace is not None and trace.sampled else None)


def exposition(accept: str) -> tuple[bytes, str]:
    """(body, content type) of /metrics, OpenMetrics when the scraper asks for it."""
    encoder, content_type = choose_encoder(accept)
    return encoder(REGISTRY), content_type


def show_pool(usage: Callable[[], tuple[int, int, int]]) -> None:
    """Ask the pool at each scrape for its connections (in use, open, at most)."""
    for index, gauge in enumerate((POOL_IN_USE, POOL_OPEN, POOL_MAX)):
        gauge.set_function(partial(_figure, usage, index))


def _figure(usage: Callable[[], tuple[int, int, int]], index: int) -> float:
    return usage()[index]
