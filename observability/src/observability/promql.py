"""The turns of PromQL that the boards share."""

from collections.abc import Iterable

from deployables import NAMES

_NAMES = "|".join(NAMES)
SERVICES = f'job=~"({_NAMES})-service"'
"""Souk's services among everything that Prometheus scrapes."""
SERVED = 'http_route!~"/health.*|/metrics"'
"""Not the probes, which answer 503 on purpose."""
STREAMS = 'http_route!~"/health.*|/metrics|.*/events|.*/stream"'
"""Nor the live views, which last as long as somebody looks."""
AT_GATEWAY = "traefik_router_requests_total"
"""Everything that the gateway answers, by the service behind; also what no service was there to count."""
_BEHIND = f"(?:(.+)-)?({_NAMES})(?:-service-[a-z0-9]+)?@(?:kubernetes|file)"
BEHIND_GATEWAY = f'service=~"{_BEHIND}"'
"""Souk's services as Traefik calls those of an Ingress, such as souk-order-service-8006@kubernetes, or of a file."""
FAILED = 'http_response_status_code=~"5.."'
CHECKOUT = 'http_route=~"/cart/checkout|/payments/confirm"'
DURATION = "http_server_request_duration_seconds"
REQUESTS = f"{DURATION}_count"


def select(metric: str, *matchers: str) -> str:
    """An instant vector selector: `metric{matcher,matcher}`, or the bare metric without matchers."""
    return f"{metric}{{{','.join(matchers)}}}" if matchers else metric


def rate(metric: str, *matchers: str) -> str:
    """How fast a counter grows, per second."""
    return f"rate({select(metric, *matchers)}[$__rate_interval])"


def grew(metric: str, *matchers: str) -> str:
    """By how much a counter grew over the range shown.

    increase() alone misses the first event of a series: a labelled counter is born with it, at 1.
    """
    series = select(metric, *matchers)
    return f"({series} unless {series} offset $__range) or increase({series}[$__range])"


def total(expr: str, *by: str) -> str:
    """Summed over every pod, kept apart by the labels named."""
    return _aggregated("sum", expr, by)


def largest(expr: str, *by: str) -> str:
    """Of every pod: right for gauges that each of them measures alike."""
    return _aggregated("max", expr, by)


def share(part: str, whole: str, *by: str) -> str:
    """part / whole, kept apart by the labels named; 0 where nothing of `part` ever happened."""
    return f"({total(part, *by)} or 0 * {total(whole, *by)}) / {total(whole, *by)}"


def quantile(which: float, metric: str, *matchers: str, by: Iterable[str] = ()) -> str:
    """Of a histogram, in its unit."""
    buckets = total(rate(f"{metric}_bucket", *matchers), "le", *by)
    return f"histogram_quantile({which}, {buckets})"


def events(kind: str) -> str:
    """The matcher of one event: order.paid -> type="souk.order.paid.v1"."""
    return f'type="souk.{kind}.v1"'


def some_events(pattern: str) -> str:
    """The matcher of several: order.* -> type=~"souk.order.*"."""
    return f'type=~"souk.{pattern}"'


def per_minute(metric: str, *matchers: str, by: Iterable[str] = ()) -> str:
    """A counter's rate, summed, as people count what is rare."""
    return f"60 * {total(rate(metric, *matchers), *by)}"


def named_like_services(expr: str) -> str:
    """The gateway's figures per `service` with the labels that the service's own have."""
    job = f'label_replace({expr}, "job", "$2-service", "service", "{_BEHIND}")'
    return f'sum by (namespace, job) (label_replace({job}, "namespace", "$1", "service", "{_BEHIND}"))'


def at_least_zero(expr: str) -> str:
    """0 instead of nothing where no such thing ever happened; for expressions without labels."""
    return f"{expr} or vector(0)"


def _aggregated(how: str, expr: str, by: tuple[str, ...]) -> str:
    return f"{how} by ({', '.join(by)}) ({expr})" if by else f"{how}({expr})"
