"""Dashboards: file and code agree, every panel helps, and all read only what is exported."""

import importlib
import json
import re
from functools import cache
from pathlib import Path

import pytest
from prometheus_client import REGISTRY, CollectorRegistry

from deployables import NAMES
from embedded.checkout import repository
from observability.boards import DASHBOARDS
from observability.files import Folder
from observability.names import families, metrics_in, narrowed
from observability.panels import WIDTH, Dashboard, Panel
from souk.synthetic.runner import Figures
from souk_operator.metrics import Metrics as OperatorMetrics
from souk_operator.server_metrics import ServerMetrics

FOLDER = Folder(repository() / "observability")
PANELS = [pytest.param(panel, id=f"{board.uid}: {panel.title}") for board in DASHBOARDS for panel in board.panels()]
FROM_PROMETHEUS = {"up"}
# tests/integration/test_gateway_metrics.py sees that it does.
FROM_TRAEFIK = {"traefik_router_requests_total", "traefik_entrypoint_requests_total"}
OPERATOR = ("souk_operator", "souk_postgres")


def names_of(registry: CollectorRegistry) -> set[str]:
    """Every series name that /metrics of this registry can show; counters have `_total`, histograms three."""
    found = set()
    for family in registry.collect():
        if family.type == "histogram":
            found |= families({family.name}) - {family.name}
        else:
            found.add(f"{family.name}_total" if family.type == "counter" else family.name)
    return found


@cache
def exported() -> frozenset[str]:
    """By any service: what its process registers once all of its modules are imported."""
    for service in NAMES:
        importlib.import_module(f"{service}_service.main")
    return frozenset(names_of(REGISTRY) | names_of(Figures("").registry) | FROM_PROMETHEUS | FROM_TRAEFIK)


@cache
def exported_by_the_operator() -> frozenset[str]:
    registry = OperatorMetrics().registry
    ServerMetrics(registry)
    return frozenset(names_of(registry))


def check_names(exprs: list[str]) -> None:
    """Raise AssertionError with what nobody exports; recording rules count as far as they exist."""
    names = set().union(*map(metrics_in, exprs))
    of_services = {name for name in names if not name.startswith(OPERATOR)}
    assert of_services <= exported() | set(FOLDER.recorded())
    if of_services != names:
        assert names - of_services <= exported_by_the_operator()


@pytest.mark.parametrize("file", FOLDER.generated(DASHBOARDS), ids=lambda file: str(file.name))
def test_file_and_code_agree(file: Path) -> None:
    assert file.read_text() == FOLDER.generated(DASHBOARDS)[file], "run `make dashboards`"


def test_no_dashboard_is_left_over() -> None:
    assert set((FOLDER.path / "dashboards").iterdir()) <= set(FOLDER.generated(DASHBOARDS))


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_reads_only_what_is_exported(panel: Panel) -> None:
    check_names([query.expr for query in panel.queries])


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_shows_the_chosen_shop_unless_shops_share_what_it_shows(panel: Panel) -> None:
    for query in panel.queries:
        chosen = query.asked.count('namespace=~"$namespace"')
        assert chosen == (0 if query.every_shop else selectors(query.expr)), query.asked
        assert metrics_in(query.asked) == metrics_in(query.expr)


def selectors(expr: str) -> int:
    """How often the expression names a series; counted by its own means."""
    return sum(len(re.findall(rf"(?<![\w:]){name}(?![\w:])", expr)) for name in metrics_in(expr))


@pytest.mark.parametrize("alert", list(FOLDER.alerts()), ids=lambda alert: str(alert.name))
def test_an_alert_reads_only_what_is_exported(alert: object) -> None:
    check_names([alert.expr])  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "expr"), FOLDER.recorded().items())
def test_a_recording_reads_only_what_is_exported(name: str, expr: str) -> None:
    assert name.startswith("namespace_job:souk_")
    check_names([expr])


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_says_what_to_do_when_it_looks_bad(panel: Panel) -> None:
    assert len(panel.description) > 40
    assert panel.queries
    assert panel.description.endswith(".")


@pytest.mark.parametrize("board", DASHBOARDS, ids=lambda board: str(board.uid))
def test_grafana_can_provision_it_anywhere(board: Dashboard) -> None:
    made = json.loads((FOLDER.path / "dashboards" / f"{board.uid}.json").read_text())
    assert made["schemaVersion"] >= 39
    assert "id" not in made
    for panel in made["panels"]:
        assert "id" not in panel
        if panel["type"] != "row":
            assert {target["datasource"]["uid"] for target in panel["targets"]} == {"${datasource}"}


@pytest.mark.parametrize("board", DASHBOARDS, ids=lambda board: str(board.uid))
def test_no_panel_lies_on_another(board: Dashboard) -> None:
    taken: set[tuple[int, int]] = set()
    for panel in json.loads((FOLDER.path / "dashboards" / f"{board.uid}.json").read_text())["panels"]:
        place = panel["gridPos"]
        assert place["x"] + place["w"] <= WIDTH
        cells = {(place["x"] + x, place["y"] + y) for x in range(place["w"]) for y in range(place["h"])}
        assert not cells & taken, panel["title"]
        taken |= cells


@pytest.mark.parametrize(
    ("expr", "names"),
    [
        ('sum by (job) (rate(a_total{x="b_total"}[5m])) / on (job) max(job:c:rate1h offset 1d)',
         {"a_total", "job:c:rate1h"}),
        ("count(a > 0) or 0 * count(a) unless b{c=~'d|{e}'}", {"a", "b"}),
        ("count_over_time((sum by (x) (increase(a_total[5m])) > 0)[1h:5m]) >= 3", {"a_total"}),
        ("histogram_quantile(0.99, sum by (le) (rate(a_bucket[$__rate_interval]))) == bool 1", {"a_bucket"}),
        ("time() - 35 * 86400 + 2 ^ 20", set()),
    ],
)  # fmt: skip
def test_names_are_read_from_promql(expr: str, names: set[str]) -> None:
    assert metrics_in(expr) == names


@pytest.mark.parametrize(
    ("expr", "narrow"),
    [
        ("a_total", 'a_total{n="x"}'),
        ('up{job="by (job) or up"} == 0', 'up{n="x",job="by (job) or up"} == 0'),
        ("max by (a) (a[5m]) unless on (a) b offset 1h", 'max by (a) (a{n="x"}[5m]) unless on (a) b{n="x"} offset 1h'),
        ('0 * sum(a{b="c"}) / a{b="c"} or vector(0)', '0 * sum(a{n="x",b="c"}) / a{n="x",b="c"} or vector(0)'),
        ("time() - 35", "time() - 35"),
    ],
)  # fmt: skip
def test_a_matcher_is_put_into_every_selector(expr: str, narrow: str) -> None:
    assert narrowed(expr, 'n="x"') == narrow


def test_a_metric_that_nobody_exports_is_found() -> None:
    with pytest.raises(AssertionError):
        check_names(["rate(http_server_request_duration_seconds_total[5m])"])
