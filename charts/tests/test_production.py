"""Production speaks HTTPS alone and knows neither the sandbox nor demo data."""

from typing import Any

import helm_python
import pytest
import yaml
from generate.places import UMBRELLA
from rendering import Object, merged, of_kind, render, the

from deployables import SERVICES

PRODUCTION = yaml.safe_load((UMBRELLA / "values-production.yaml").read_text())


def shared(**values: Any) -> dict[str, Any]:
    return {"global": {"service": values}}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"sandbox": {"enabled": True}}, "The payment sandbox never runs in production: set sandbox.enabled to false"),
        ({"demo": {"enabled": True}}, "Demo data is refused in production: set demo.enabled to false"),
        ({"payment-service": {"settings": {"PAYMENT_PROVIDER": "sandbox"}}}, "set PAYMENT_PROVIDER to stripe"),
        ({"frontend": {"texts": {"configMap": ""}}}, "set frontend.texts.configMap to your own"),
        (shared(publicUrl="http://shop.example.com"), "publicUrl that begins with https://"),
        (shared(ingress={"tls": {"enabled": False}}), "production needs ingress.host, ingress.tls.enabled"),
        (shared(ingress={"redirect": False}), "ingress.redirect"),
        (shared(ingress={"host": ""}), "ingress.tls needs ingress.host"),
        (shared(ingress={"enabled": False}, httpRoute={"enabled": True}), "httpRoute.redirectFrom"),
    ],
)
def test_production_refuses(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(helm_python.HelmError, match=sentence):
        render(UMBRELLA, merged(PRODUCTION, change))


def test_every_ingress_has_a_host_and_tls_and_sends_http_to_https() -> None:
    ingresses = of_kind(render(UMBRELLA, PRODUCTION), "Ingress")
    assert len(ingresses) == len([*SERVICES, "frontend"])
    for ingress in ingresses:
        assert ingress["spec"]["tls"] == [{"hosts": ["shop.example.com"]}]
        assert ingress["spec"]["rules"][0]["host"] == "shop.example.com"
        assert ingress["metadata"]["annotations"]["alb.ingress.kubernetes.io/ssl-redirect"] == "443"


def redirecting(class_name: str) -> list[Object]:
    return render("auth-service", {"ingress": {"className": class_name, "redirect": True}})


def annotations(class_name: str, name: str = "auth-service") -> dict[str, str]:
    return dict(the(redirecting(class_name), "Ingress", name)["metadata"]["annotations"])


def test_traefik_redirects_what_comes_by_plain_http_and_nothing_else() -> None:
    prefix = "traefik.ingress.kubernetes.io/router"
    assert annotations("traefik") == {f"{prefix}.entrypoints": "websecure"}
    assert annotations("traefik", "auth-service-redirect") == {
        f"{prefix}.entrypoints": "web",
        f"{prefix}.middlewares": "redirect-to-https@file",
    }
    served, redirected = of_kind(redirecting("traefik"), "Ingress")
    assert served["spec"]["rules"] == redirected["spec"]["rules"]


def test_nginx_redirects_by_its_annotation_and_of_others_it_must_be_said() -> None:
    assert annotations("nginx") == {"nginx.ingress.kubernetes.io/force-ssl-redirect": "true"}
    with pytest.raises(helm_python.HelmError, match="how the ingress class haproxy redirects HTTP"):
        annotations("haproxy")


def test_a_gateway_route_redirects_from_the_plain_listener() -> None:
    route = {"enabled": True, "parentRefs": [{"name": "shop", "sectionName": "https"}], "redirectFrom": "http"}
    objects = render("auth-service", {"ingress": {"enabled": False}, "httpRoute": route})
    redirect = the(objects, "HTTPRoute", "auth-service-redirect")["spec"]
    assert redirect["parentRefs"] == [{"name": "shop", "sectionName": "http"}]
    assert redirect["rules"][0]["filters"][0]["requestRedirect"] == {"scheme": "https", "statusCode": 301}
    assert the(objects, "HTTPRoute", "auth-service")["spec"]["parentRefs"] == route["parentRefs"]


def test_a_service_is_public_in_one_way_only() -> None:
    with pytest.raises(helm_python.HelmError, match="either the ingress or httpRoute"):
        render("auth-service", {"httpRoute": {"enabled": True}})


def test_services_are_told_that_it_is_production() -> None:
    data = the(render(UMBRELLA, PRODUCTION), "ConfigMap", "payment-service")["data"]
    assert data["SOUK_ENVIRONMENT"] == "production"
    assert data["PAYMENT_PROVIDER"] == "stripe"
