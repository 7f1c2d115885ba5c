"""The values that docs/deployment shows are those that work."""

from typing import Any

import yaml
from generate.places import CHARTS, UMBRELLA
from rendering import containers, merged, of_kind, pod_specs, render, the

from deployables import SERVICES

EKS = CHARTS.parent / "docs" / "deployment" / "eks"


def documented(name: str) -> Any:
    return yaml.safe_load((EKS / f"{name}.yaml").read_text())


def test_the_documented_shop_renders_over_the_production_values() -> None:
    production = yaml.safe_load((UMBRELLA / "values-production.yaml").read_text())
    objects = render(UMBRELLA, merged(production, documented("shop")))
    assert len(of_kind(objects, "Database")) == len(SERVICES)
    account = the(objects, "ServiceAccount", "product-service")
    assert "eks.amazonaws.com/role-arn" in account["metadata"]["annotations"]
    pods = [spec for name, spec in pod_specs(objects) if name.startswith("Deployment/")]
    assert {spec["terminationGracePeriodSeconds"] for spec in pods} == {55}
    assert {each["lifecycle"]["preStop"]["sleep"]["seconds"] for spec in pods for each in spec["containers"]} == {20}
    assert sorted(len(containers(spec)) for spec in pods) == [1, *([2] * len(SERVICES))]  # the pages wait for no schema


def test_the_documented_server_is_one_that_the_shop_asks_for() -> None:
    [server] = render("servers", documented("servers"))
    assert server["metadata"]["name"] == "souk"
    assert server["spec"]["sslMode"] == "verify-full"
    assert {extension["name"] for each in databases() for extension in each["spec"]["extensions"]} <= set(
        server["spec"]["allowedExtensions"]
    )


def databases() -> list[Any]:
    production = yaml.safe_load((UMBRELLA / "values-production.yaml").read_text())
    return of_kind(render(UMBRELLA, production), "Database")


def test_the_documented_operator_has_a_name_for_its_cluster() -> None:
    deployment = the(render("operator", documented("operator")), "Deployment", "souk-operator")
    [container] = deployment["spec"]["template"]["spec"]["containers"]
    assert {"name": "SOUK_OPERATOR_CLUSTER_ID", "value": "shop-eu"} in container["env"]
