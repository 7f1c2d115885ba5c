"""Prometheus by observability/prometheus.yaml: pods are counted one by one, and what is lost pages."""

import time
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from kube import DATA, SERVICES, SOUK, Cluster, eventually
from load import Load
from monitoring import Monitoring, held, installed, scaled

from observability.files import Folder
from observability.names import metrics_in
from observability.promql import REQUESTS

PRODUCT = "product-service"
REPORT = Callable[..., None]
_PODS = (
    f'{REQUESTS}{{job="product-service",http_request_method="GET",http_response_status_code="200",'
    'http_route!~"/health.*|/metrics|/internal.*"}'
)
_GATEWAY = 'traefik_router_requests_total{service=~".*-product-service-.*",method="GET",code="200"}'
_PER_SECOND = 20
_LOST_SECONDS = 120
"""For how long something stays away after its page, to see that the page stays."""


@pytest.fixture(scope="module")
def prometheus(cluster: Cluster) -> Iterator[Monitoring]:
    with installed(cluster) as running:
        wanted = {*SERVICES, "souk-operator-metrics", "traefik-metrics"}
        eventually(lambda: set(running.scraped()) >= wanted, within=120, pause=3)
        yield running


@pytest.fixture(scope="module")
def two_pods(cluster: Cluster, prometheus: Monitoring) -> Iterator[None]:
    with scaled(cluster, SOUK, f"deployment/{PRODUCT}", replicas=2, back=1):
        eventually(lambda: cluster.rolled_out(PRODUCT), within=180)
        eventually(lambda: prometheus.scraped().count(PRODUCT) == 2, within=90, pause=3)
        yield


@pytest.mark.usefixtures("two_pods")
def test_two_pods_are_counted_exactly(cluster: Cluster, prometheus: Monitoring, report: REPORT) -> None:
    _settle(prometheus)
    before = {name: _by_pod(prometheus, name) for name in (_PODS, _GATEWAY)}
    answered, began = list[float](), time.monotonic()
    while time.monotonic() - began < 75:
        time.sleep(max(0.0, began + len(answered) / _PER_SECOND - time.monotonic()))
        with urllib.request.urlopen(f"{cluster.url}/api/products?limit=5&page={1 + len(answered) % 3}", timeout=10):
            answered.append(time.monotonic())
    sent, seconds = len(answered), time.monotonic() - began
    rate = prometheus.value(f"sum(rate({_PODS}[1m]))")
    in_that_minute = sum(moment > answered[-1] - 60 for moment in answered) / 60
    _settle(prometheus)
    after = {name: _by_pod(prometheus, name) for name in before}
    grown = {
        name: {pod: value - before[name].get(pod, 0) for pod, value in each.items()} for name, each in after.items()
    }
    counted, at_gateway = (sum(grown[name].values()) for name in (_PODS, _GATEWAY))
    report("requests sent to product-service at two pods", f"{sent} ({sent / seconds:.1f}/s)")
    report("  counted by its two pods, and by the gateway", f"{counted:.0f}, {at_gateway:.0f}")
    report("  rate over the last minute, as Prometheus says", f"{rate:.1f}/s")
    assert len(grown[_PODS]) == 2
    assert all(grown[_PODS].values())
    assert sent <= counted <= sent + 5
    assert sent <= at_gateway <= sent + 5
    assert rate == pytest.approx(in_that_minute, rel=0.2)


def _by_pod(prometheus: Monitoring, counter: str) -> dict[str, float]:
    return {each["metric"]["pod"]: float(each["value"][1]) for each in prometheus.samples(f"sum by (pod) ({counter})")}


def _settle(prometheus: Monitoring) -> None:
    """Until every counter was scraped once more after the last request."""
    time.sleep(1)
    since = time.time()
    oldest = "min(timestamp(up))"
    eventually(lambda: prometheus.value(oldest) > since, within=60)


@pytest.mark.usefixtures("two_pods")
def test_every_rule_works_and_reads_what_is_exported(
    cluster: Cluster, prometheus: Monitoring, load: Load, report: REPORT
) -> None:
    with load:
        eventually(lambda: load.figures.confirmed >= 3, within=120)
    _settle(prometheus)
    rules = prometheus.ask(lambda running: running.rules())
    exported = prometheus.ask(lambda running: running.exported())
    folder = Folder(cluster.target.root / "observability")
    assert len(rules) == len(list(folder.alerts())) + len(folder.recorded())
    assert not [(rule["name"], rule["lastError"]) for rule in rules if rule["health"] != "ok"]
    named = set().union(*(metrics_in(rule["query"]) for rule in rules))
    # The synthetic purchase is off unless asked for.
    here = {name for name in named if not name.startswith("souk_synthetic")}
    assert here <= exported | set(folder.recorded())
    assert {each["metric"]["namespace"] for each in prometheus.samples("souk_operator_database_condition")} == {SOUK}
    assert prometheus.samples('namespace_job:souk_availability_bad:ratio_rate5m{namespace="souk",job="order-service"}')
    report("rules evaluated in the cluster, all without an error", len(rules))
    report("  series that they read, all exported", len(here))


def test_a_lost_database_pages_for_as_long_as_it_is_lost(
    cluster: Cluster, prometheus: Monitoring, load: Load, report: REPORT
) -> None:
    pages = {("ServiceNotReady", service) for service in SERVICES}
    with load:
        began = time.monotonic()
        with scaled(cluster, DATA, "statefulset/postgres", replicas=0, back=1):
            eventually(lambda: pages <= prometheus.firing(), within=300, pause=3)
            paged = time.monotonic() - began
            stayed, looks = held(lambda: pages <= prometheus.firing(), _LOST_SECONDS)
            lost = time.monotonic() - began
            failed = prometheus.value('namespace_job:souk_availability_bad:ratio_rate5m{job="product-service"}')
        eventually(lambda: all(cluster.rolled_out(service) for service in SERVICES), within=180)
        _, resolved = eventually(lambda: not pages & prometheus.firing(), within=180, pause=3)
    report("PostgreSQL away: ServiceNotReady for every service pages after", f"{paged:.0f} s")
    report(f"  and still did at {stayed} of {looks} looks, until it came back after", f"{lost:.0f} s")
    report("  of product-service's requests failed meanwhile, at the gateway", f"{failed:.0%}")
    report("  and resolved, once every pod was ready, after", f"{resolved:.0f} s")
    assert stayed == looks
    assert failed > 0.5


def test_what_else_may_be_lost_is_named_too(cluster: Cluster, prometheus: Monitoring, report: REPORT) -> None:
    """A service scaled to nothing, Valkey away, and the gateway gone, for long enough to be told of."""
    with urllib.request.urlopen(f"{cluster.url}/api/products?limit=1", timeout=10):
        pass
    nowhere = '{"spec":{"template":{"spec":{"nodeSelector":{"souk.dev/nowhere":"true"}}}}}'
    daemon_set = ("--namespace", "traefik", "patch", "daemonset", "traefik", "--type=merge", "--patch")
    pages = {("ServiceDown", "cart-service"), ("GatewayDown", "traefik-metrics")}
    try:
        with (
            scaled(cluster, SOUK, "deployment/cart-service", replicas=0, back=1),
            scaled(cluster, DATA, "statefulset/valkey", replicas=0, back=1),
        ):
            cluster.kubectl(*daemon_set, nowhere)
            _, paged = eventually(lambda: pages <= prometheus.firing(), within=300, pause=3)
            _, ticket = eventually(lambda: ("ValkeyDown", "") in prometheus.firing("ticket"), within=180, pause=3)
            others = prometheus.firing() - pages
    finally:
        cluster.kubectl(*daemon_set, nowhere.replace('"true"', "null"))
    eventually(lambda: not pages & prometheus.firing(), within=240, pause=3)
    eventually(lambda: cluster.rolled_out("cart-service"), within=180)
    report("a service scaled to nothing and the gateway gone page after", f"{paged:.0f} s")
    report("  Valkey away makes a ticket after", f"{paged + ticket:.0f} s")
    assert not {alert for alert, _ in others} & {"ServiceNotReady", "ServiceDown"}
