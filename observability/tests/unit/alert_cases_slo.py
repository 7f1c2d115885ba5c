"""The burn rates: three objectives, three pairs of windows each."""

from collections.abc import Iterator

from alert_case import Case, Series, counter, page, ticket

_REQUESTS = "http_server_request_duration_seconds"


def _labels(job: str, method: str, route: str, status: int, le: str = "") -> str:
    bound = f',le="{le}"' if le else ""
    return (
        f'{{job="{job}",instance="a",http_request_method="{method}",http_route="{route}",'
        f'http_response_status_code="{status}"{bound}}}'
    )


def _availability(good: str, bad: str) -> Series:
    return {
        f"{_REQUESTS}_count{_labels('cart-service', 'GET', '/cart', 200)}": good,
        f"{_REQUESTS}_count{_labels('cart-service', 'GET', '/cart', 500)}": bad,
        # Probes answer 503 on purpose.
        f"{_REQUESTS}_count{_labels('cart-service', 'GET', '/health/ready', 503)}": counter((50, 400)),
    }


def _at_gateway(good: str, bad: str) -> Series:
    answers = (
        'traefik_router_requests_total{job="traefik-metrics",router="a",service="$SHOPcart-service-8003@kubernetes"'
    )
    return {
        f'{answers},code="200"}}': good,
        f'{answers},code="503"}}': bad,
        # Another name of it, by which nobody asks.
        f'{answers.replace("8003", "http")},code="200"}}': counter((0, 400)),
        # Nobody was there to count what the gateway answered.
        f"{_REQUESTS}_count{_labels('cart-service', 'GET', '/cart', 200)}": good,
    }


def _behind_gateway(good: str, bad: str) -> Series:
    """Only services saw it fail, one of them tried again: no shopper did."""
    answers = (
        'traefik_router_requests_total{job="traefik-metrics",router="a",service="$SHOPcart-service-8003@kubernetes"'
    )
    return {f'{answers},code="200"}}': counter((60, 400)), **_availability(good, bad)}


def _checkout(good: str, bad: str) -> Series:
    paid, unknown = (("payment-service", "POST", "/payments/confirm", status) for status in (200, 504))
    return {
        f"{_REQUESTS}_count{_labels(*paid)}": good,
        f"{_REQUESTS}_bucket{_labels(*paid, le='2.5')}": good,
        f"{_REQUESTS}_count{_labels(*unknown)}": bad,
        f"{_REQUESTS}_bucket{_labels(*unknown, le='2.5')}": bad,
    }


def _latency(good: str, bad: str) -> Series:
    fast, slow = (("product-service", "GET", route, 200) for route in ("/products", "/products/search"))
    return {
        f"{_REQUESTS}_count{_labels(*fast)}": good,
        f"{_REQUESTS}_bucket{_labels(*fast, le='0.25')}": good,
        f"{_REQUESTS}_count{_labels(*slow)}": bad,
        f"{_REQUESTS}_bucket{_labels(*slow, le='0.25')}": counter((0, 400)),
    }


def _cases() -> Iterator[Case]:
    for name, job, series, scale in (
        ("AvailabilityBurn", "cart-service", _availability, 1),
        ("AvailabilityBurn", "cart-service", _at_gateway, 1),
        ("CheckoutBurn", "payment-service", _checkout, 2),
        ("LatencyBurn", "product-service", _latency, 20),
    ):
        yield Case(
            name, page(job=job, window="1h"),
            broken=series(counter((60, 200)), counter((0, 60), (6 * scale, 15), (0, 125))),
            before=60, during=75, after=85,
            # Four failures at night are a high share, and no trend.
            harmless=series(counter((1, 200)), counter((0, 60), (1, 4), (0, 136))),
        )  # fmt: skip
        yield Case(
            name, page(job=job, window="6h"),
            broken=series(counter((300, 200)), counter((0, 72), (5 * scale, 24), (0, 104))),
            before=72, during=96, after=106,
            harmless=series(counter((500, 200)), counter((0, 72), (scale, 128))),
            step="5m",
        )  # fmt: skip
        yield Case(
            name, ticket(job=job, window="3d"),
            broken=series(counter((1800, 200)), counter((0, 144), (18 * scale, 20), (0, 36))),
            before=144, during=164, after=182,
            harmless=series(counter((3600, 200)), counter((scale, 200))),
            step="30m",
        )  # fmt: skip


def _only_behind_the_gateway() -> Case:
    bad = counter((0, 60), (60, 140))
    return Case(
        "AvailabilityBurn", page(job="cart-service", window="1h"),
        broken=_at_gateway(counter((60, 60), (0, 20), (60, 120)), counter((0, 60), (60, 20), (0, 120))),
        before=60, during=79, after=90,
        harmless=_behind_gateway(counter((60, 200)), bad),
    )  # fmt: skip


SLO_CASES = (*_cases(), _only_behind_the_gateway())
