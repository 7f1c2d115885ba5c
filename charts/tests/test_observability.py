"""Dashboards and rules come into the cluster as they stand in observability/."""

import json
from pathlib import Path

import helm_python
import kubernetes_validate
import pytest
import yaml
from generate.places import CHARTS, service_charts
from rendering import OBSERVABILITY, Values, of_kind, render, the

SOURCE = CHARTS.parent / "observability"
DASHBOARDS = sorted((SOURCE / "dashboards").glob("*.json"))
RULES = sorted((SOURCE / "alerts").glob("*.yaml"))
ALWAYS: Values = {"rules": {"prometheusRule": "always"}}


def test_every_dashboard_is_a_config_map_that_grafanas_sidecar_finds() -> None:
    maps = of_kind(render(OBSERVABILITY), "ConfigMap")
    assert [each["metadata"]["name"] for each in maps] == [file.stem for file in DASHBOARDS]
    for each, file in zip(maps, DASHBOARDS, strict=True):
        assert each["metadata"]["labels"]["grafana_dashboard"] == "1"
        assert each["metadata"]["annotations"] == {"grafana_folder": "Souk"}
        assert {name: json.loads(text) for name, text in each["data"].items()} == {
            file.name: json.loads(file.read_text())
        }


def test_every_rule_file_is_a_prometheus_rule_word_for_word() -> None:
    rules = of_kind(render(OBSERVABILITY, ALWAYS), "PrometheusRule")
    assert {each["metadata"]["name"]: each["spec"] for each in rules} == {
        f"souk-{file.stem}": yaml.safe_load(file.read_text()) for file in RULES
    }


@pytest.mark.parametrize("values", [{}, {"rules": {"prometheusRule": "never"}}], ids=["auto", "never"])
def test_no_rule_where_the_api_is_missing_or_rules_are_not_wanted(values: Values) -> None:
    assert not of_kind(render(OBSERVABILITY, values), "PrometheusRule")


def test_alerts_carry_their_runbooks_address_where_one_is_given() -> None:
    rules = {"rules": {"prometheusRule": "always", "runbooks": "https://git.example.com/runbooks"}}
    for each in of_kind(render(OBSERVABILITY, rules), "PrometheusRule"):
        for rule in (rule for group in each["spec"]["groups"] for rule in group["rules"] if "alert" in rule):
            address = f"https://git.example.com/runbooks/{rule['alert']}.md"
            assert rule["annotations"]["runbook_url"] == address


def test_dashboards_can_be_left_out() -> None:
    assert not render(OBSERVABILITY, {"dashboards": {"enabled": False}})


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"dashboards": {"enable": True}}, "enable"),
        ({"rules": {"prometheusRule": "yes"}}, "prometheusRule"),
        ({"rules": {"runbooks": "https://git.example.com/runbooks/"}}, "runbooks"),
        ({"alerts": {}}, "alerts"),
    ],
)
def test_a_misspelt_value_stops_the_install_and_is_named(values: Values, named: str) -> None:
    with pytest.raises(helm_python.HelmError, match=named):
        render(OBSERVABILITY, values)


def test_a_packaged_chart_holds_the_files_that_the_links_lead_to(tmp_path: Path) -> None:
    archive = helm_python.package(OBSERVABILITY, destination=tmp_path)
    with helm_python.Chart.load_archive(Path(archive).read_bytes()) as loaded:
        files = loaded.render(ALWAYS, name="souk", namespace="monitoring")
    objects = [each for text in files.values() for each in yaml.safe_load_all(text) if each]
    assert len(of_kind(objects, "ConfigMap")) == len(DASHBOARDS)
    assert len(of_kind(objects, "PrometheusRule")) == len(RULES)


PROMETHEUS = [each for each in yaml.safe_load_all((SOURCE / "prometheus-deployment.yaml").read_text()) if each]


@pytest.mark.parametrize(
    "chart", [*(chart for chart in service_charts() if chart.name not in ("frontend", "sandbox")), CHARTS / "operator"]
)
def test_prometheus_without_an_operator_finds_the_pods_behind_every_service_with_metrics(chart: Path) -> None:
    """What observability/prometheus.yaml keeps: our label, the annotation, and a port that the pods really have."""
    objects = render(chart)
    (service,) = of_kind(objects, "Service")
    (port,) = service["spec"]["ports"]
    (container,) = the(objects, "Deployment", service["spec"]["selector"]["app.kubernetes.io/name"])["spec"][
        "template"
    ]["spec"]["containers"]
    named = {each["name"]: each["containerPort"] for each in container["ports"]}
    annotations = service["metadata"]["annotations"]
    assert service["metadata"]["labels"]["app.kubernetes.io/part-of"] == "souk"
    assert annotations["prometheus.io/scrape"] == "true"
    assert annotations["prometheus.io/port"] == str(named[port["targetPort"]])
    assert annotations["prometheus.io/path"] == "/metrics"


def test_its_prometheus_fits_the_schemas_and_its_pod_is_restricted() -> None:
    for each in PROMETHEUS:
        kubernetes_validate.validate(each, "1.34", strict=True)
    spec = the(PROMETHEUS, "Deployment", "prometheus")["spec"]["template"]["spec"]
    assert spec["securityContext"]["runAsNonRoot"] is True
    (container,) = spec["containers"]
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    verbs = {verb for rule in the(PROMETHEUS, "ClusterRole", "souk-prometheus")["rules"] for verb in rule["verbs"]}
    assert verbs == {"get", "list", "watch"}


SYNTHETIC: Values = {"synthetic": {"enabled": True, "url": "https://shop.example.com", "shop": "shop-eu"}}


def test_the_synthetic_purchase_is_made_only_where_it_is_asked_for() -> None:
    assert not of_kind(render(OBSERVABILITY), "Deployment")
    objects = render(OBSERVABILITY, SYNTHETIC)
    spec = the(objects, "Deployment", "souk-synthetic")["spec"]["template"]["spec"]
    (container,) = spec["containers"]
    assert container["command"] + container["args"] == [
        "python", "-m", "souk.synthetic", "https://shop.example.com", "--every=120", "--namespace=shop-eu",
    ]  # fmt: skip
    assert "envFrom" not in container
    assert spec["securityContext"]["runAsNonRoot"] is True
    for each in objects:
        kubernetes_validate.validate(each, "1.34", strict=True)


def test_the_rules_know_the_synthetic_purchase_by_its_services_name() -> None:
    (service,) = of_kind(render(OBSERVABILITY, SYNTHETIC), "Service")
    assert f'job="{service["metadata"]["name"]}"' in (SOURCE / "alerts" / "synthetic.yaml").read_text()
    assert service["metadata"]["annotations"]["prometheus.io/port"] == "9100"
    assert service["metadata"]["labels"]["app.kubernetes.io/part-of"] == "souk"


@pytest.mark.parametrize("synthetic", [{"enabled": True}, {"enabled": True, "url": "https://shop.example.com/"}])
def test_a_synthetic_purchase_without_a_shop_stops_the_install(synthetic: Values) -> None:
    with pytest.raises(helm_python.HelmError, match="url"):
        render(OBSERVABILITY, {"synthetic": synthetic})
