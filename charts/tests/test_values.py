"""What a value does, and that a misspelt one stops the install with a sentence."""

from typing import Any

import helm_python
import pytest
import yaml
from generate.places import CHARTS, UMBRELLA, service_charts
from rendering import merged, of_kind, render, the


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"replicsa": 2}, "replicsa"),
        ({"image": {"tga": "1"}}, "tga"),
        ({"ingress": {"tls": {"enable": True}}}, "enable"),
        ({"resources": {"requests": {"cpus": 1}}}, "cpus"),
        ({"settings": {"PRODUCT_CURENCY": "EUR"}}, "PRODUCT_CURENCY"),
        ({"settings": {"PRODUCT_S3__SECRET_KEY": "x"}}, "PRODUCT_S3__SECRET_KEY"),
        ({"global": {"servce": {}}}, "servce"),
        ({"global": {"service": {"replcas": 1}}}, "replcas"),
        ({"database": {"deletionPolicy": "Delet"}}, "deletionPolicy"),
        ({"publicUrl": "shop.example.com"}, "publicUrl"),
    ],
)
def test_a_misspelt_value_stops_the_install_and_is_named(values: dict[str, Any], named: str) -> None:
    with pytest.raises(helm_python.HelmError, match=named):
        render("product-service", values)


@pytest.mark.parametrize("values", [{"auth-servce": {}}, {"auth-service": {"replcas": 1}}, {"gobal": {}}])
def test_the_umbrella_refuses_what_no_chart_knows(values: dict[str, Any]) -> None:
    with pytest.raises(helm_python.HelmError, match=r"auth-servce|replcas|gobal"):
        render(UMBRELLA, values)


def test_a_charts_own_value_wins_over_the_shared_one_and_that_over_the_librarys() -> None:
    shared = {"global": {"service": {"probes": {"timeoutSeconds": 7}, "autoscaling": {"enabled": False}}}}
    own = {"probes": {"timeoutSeconds": 9}}

    def timeout(values: dict[str, Any]) -> int:
        spec = the(render("cart-service", values), "Deployment", "cart-service")["spec"]["template"]["spec"]
        return int(spec["containers"][0]["livenessProbe"]["timeoutSeconds"])

    assert [timeout({}), timeout(shared), timeout(merged(shared, own))] == [2, 7, 9]
    assert not of_kind(render("cart-service", shared), "HorizontalPodAutoscaler")


def test_an_image_goes_by_its_digest_when_that_is_given() -> None:
    digest = "sha256:" + "0" * 64
    image = {"registry": "registry.example.com/shop", "tag": "1.2.3", "digest": digest}
    objects = render("cart-service", {"image": image})
    wanted = f"registry.example.com/shop/souk/cart-service@{digest}"
    spec = the(objects, "Deployment", "cart-service")["spec"]["template"]["spec"]
    assert {each["image"] for each in (*spec["initContainers"], *spec["containers"])} == {wanted}
    assert the(objects, "Database", "cart-service")["spec"]["migrations"]["image"] == wanted


def test_another_setting_is_another_checksum() -> None:
    def checksum(values: dict[str, Any]) -> str:
        template = the(render("product-service", values), "Deployment", "product-service")["spec"]["template"]
        return str(template["metadata"]["annotations"]["checksum/config"])

    assert checksum({}) != checksum({"settings": {"PRODUCT_CURRENCY": "SEK"}})


def test_a_shop_is_named_after_its_namespace_until_it_is_given_a_name() -> None:
    def shop(values: dict[str, Any], namespace: str) -> str:
        return str(the(render("cart-service", values, namespace), "ConfigMap", "cart-service")["data"]["SOUK_SHOP"])

    assert shop({}, "souk") == "souk"
    assert shop({}, "second") == "second"
    assert shop({"shop": "souk"}, "moved") == "souk"


def test_settings_that_are_no_text_become_json() -> None:
    settings = {"PRODUCT_BROWSE_PER_MINUTE": 1200000, "PRODUCT_HTTP__CORS_ORIGINS": ["https://a.example"]}
    data = the(render("product-service", {"settings": settings}), "ConfigMap", "product-service")["data"]
    assert data["PRODUCT_BROWSE_PER_MINUTE"] == "1200000"
    assert data["PRODUCT_HTTP__CORS_ORIGINS"] == '["https://a.example"]'


def test_settings_of_a_demo_are_those_of_a_shop_with_demo_data_alone() -> None:
    def free_from(**values: object) -> str | None:
        data: dict[str, str] = the(render("order-service", values), "ConfigMap", "order-service")["data"]
        return data.get("ORDER_SHOP__FREE_DELIVERY_FROM")

    demo = {"global": {"demo": True}}
    assert free_from() is None
    assert free_from(**demo) == "7500"
    assert free_from(**demo, settings={"ORDER_SHOP__FREE_DELIVERY_FROM": 5000}) == "5000"
    ingress = {"host": "shop.example.com", "tls": {"enabled": True}, "redirect": True}
    production = {"environment": "production", "publicUrl": "https://shop.example.com", "ingress": ingress}
    assert free_from(**demo, **production) is None


def test_only_a_cluster_with_that_api_gets_a_service_monitor() -> None:
    assert not of_kind(render("cart-service"), "ServiceMonitor")
    service = the(render("cart-service"), "Service", "cart-service")
    assert service["metadata"]["annotations"]["prometheus.io/port"] == "8003"
    watched = render("cart-service", {"metrics": {"serviceMonitor": "always"}})
    assert of_kind(watched, "ServiceMonitor", "cart-service")
    assert "annotations" not in the(watched, "Service", "cart-service")["metadata"]


def test_what_owns_a_volume_is_replaced_never_doubled_and_leaves_it_behind() -> None:
    objects = render("sandbox")
    claim = the(objects, "PersistentVolumeClaim", "sandbox")
    assert claim["metadata"]["annotations"] == {"helm.sh/resource-policy": "keep"}
    assert the(objects, "Deployment", "sandbox")["spec"]["strategy"] == {"type": "Recreate"}
    with pytest.raises(helm_python.HelmError, match="strategy Recreate and one replica"):
        render("sandbox", {"replicas": 2})


@pytest.mark.parametrize("chart", service_charts(), ids=lambda chart: str(chart.name))
def test_a_services_chart_is_values_and_one_line(chart: Any) -> None:
    templates = list((chart / "templates").iterdir())
    assert [file.read_text() for file in templates] == ['{{ include "souk.service" . }}\n']


def test_every_value_of_the_library_is_in_its_schema_and_the_other_way_round() -> None:
    values = yaml.safe_load((CHARTS / "service" / "values.yaml").read_text())
    schema = yaml.safe_load((CHARTS / "service" / "values.schema.json").read_text())
    assert set(values) == set(schema["properties"]) - {"global"}
