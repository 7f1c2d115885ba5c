"""Dashboards and rules come into the cluster as they stand in observability/."""

import json
from pathlib import Path

import helm_python
import pytest
import yaml
from rendering import CHARTS, OBSERVABILITY, Values, of_kind, render

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
