"""What the client exports. Upstream names are a fixed handful, so the series stay few."""

from prometheus_client import Counter, Gauge, Histogram

DURATION = Histogram(
    "http_client_request_duration_seconds",
    "Time from the request to the whole answer, by upstream and outcome",
    ["upstream", "outcome"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10),
)
RETRIES = Counter("http_client_retries_total", "Requests sent again", ["upstream"])
BREAKER = Gauge("http_client_breaker_state", "0 closed, 1 half-open, 2 open", ["upstream"])
