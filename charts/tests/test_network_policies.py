"""Who may reach whom: the policies of all charts together, as a matrix."""

from typing import Any

import helm_python
import pytest
import yaml
from generate.places import UMBRELLA
from rendering import TRAEFIK, of_kind, render, the

from deployables import EVERY, callers

OBJECTS = render(UMBRELLA, {"demo": {"enabled": True}})
CALLS = {(caller, each.name) for each in EVERY for caller in callers(each.name)}
STORES = {each.name: set(each.stores) for each in EVERY if each.port}


def policy(name: str) -> dict[str, Any]:
    return dict(the(OBJECTS, "NetworkPolicy", name)["spec"])


def pods(peers: list[dict[str, Any]]) -> set[str]:
    """Names of the pods in this namespace that a list of peers lets through."""
    own = [peer for peer in peers if set(peer) == {"podSelector"}]
    labels = [peer["podSelector"]["matchLabels"] for peer in own]
    return {each["app.kubernetes.io/name"] for each in labels if "app.kubernetes.io/name" in each}


def outgoing(name: str) -> set[str]:
    return {pod for rule in policy(name)["egress"] for pod in pods(rule["to"])}


def incoming(name: str) -> set[str]:
    return {pod for rule in policy(name).get("ingress", []) for pod in pods(rule["from"])}


def test_a_call_is_allowed_at_both_ends_or_at_neither() -> None:
    names = (*STORES, "demo")
    assert {(name, callee) for name in names for callee in outgoing(name)} == CALLS
    assert {(caller, name) for name in names for caller in incoming(name)} == CALLS


@pytest.mark.parametrize("name", STORES)
def test_a_service_reaches_its_stores_the_names_and_nothing_else(name: str) -> None:
    rules = [rule for rule in policy(name)["egress"] if not pods(rule["to"])]
    stores = {
        peer["podSelector"]["matchLabels"]["app.kubernetes.io/name"]
        for rule in rules
        for peer in rule["to"]
        if "podSelector" in peer
    }
    assert stores == STORES[name]
    dns = [rule for rule in rules if rule["ports"][0]["port"] == 53]
    assert len(rules) == len(stores) + len(dns) == len(stores) + 1


def test_every_policy_closes_both_directions_and_selects_only_its_own_pods() -> None:
    for each in of_kind(OBJECTS, "NetworkPolicy"):
        assert each["spec"]["policyTypes"] == ["Ingress", "Egress"]
        if each["metadata"]["name"] == "souk-default-deny":
            continue
        (label,) = each["spec"]["podSelector"]["matchLabels"].items()
        assert label in {
            ("app.kubernetes.io/name", each["metadata"]["name"]),
            ("souk.dev/migrates", each["metadata"]["name"].removesuffix("-migrations")),
            ("souk.dev/tests", each["metadata"]["name"].removesuffix("-test")),
        }


def test_migrations_reach_postgres_and_nobody_reaches_them() -> None:
    spec = policy("auth-service-migrations")
    assert "ingress" not in spec
    assert [rule["ports"][0]["port"] for rule in spec["egress"]] == [53, 5432]
    job = the(OBJECTS, "Database", "auth-service")["spec"]["migrations"]["pod"]["labels"]
    assert job == spec["podSelector"]["matchLabels"]


def test_stores_outside_the_cluster_are_reached_by_their_addresses() -> None:
    stores = {"postgres": {"cidrs": ["10.1.0.0/16"]}}
    spec = the(render("cart-service", {"stores": stores}), "NetworkPolicy", "cart-service")["spec"]
    (rule,) = [rule for rule in spec["egress"] if rule["ports"][0]["port"] == 5432]
    assert rule["to"] == [{"ipBlock": {"cidr": "10.1.0.0/16"}}]


def test_the_gateway_reaches_only_what_has_a_public_path() -> None:
    def from_gateway(values: dict[str, Any]) -> bool:
        spec = the(render("cart-service", values), "NetworkPolicy", "cart-service")["spec"]
        return any("traefik" in str(peer) for peer in spec["ingress"][0]["from"])

    assert from_gateway({})
    assert not from_gateway({"paths": []})


def test_another_service_outside_is_reached_only_when_named() -> None:
    external = [{"cidr": "0.0.0.0/0", "except": ["10.0.0.0/8"], "port": 443}]
    values = {"networkPolicy": {"external": external}}
    spec = the(render("payment-service", values), "NetworkPolicy", "payment-service")["spec"]
    assert {"ipBlock": {"cidr": "0.0.0.0/0", "except": ["10.0.0.0/8"]}} in [
        peer for rule in spec["egress"] for peer in rule["to"]
    ]


def operators(values: dict[str, Any]) -> dict[str, Any]:
    return dict(the(render("operator", values), "NetworkPolicy", "souk-operator")["spec"])


def test_the_operator_reaches_names_the_api_server_and_postgres_and_only_prometheus_reaches_it() -> None:
    spec = operators({})
    selected = spec["podSelector"]["matchLabels"].items()
    (pod,) = [each["spec"]["template"]["metadata"] for each in of_kind(render("operator", {}), "Deployment")]
    assert selected <= pod["labels"].items()
    assert [[port["port"] for port in rule["ports"]] for rule in spec["egress"]] == [[53, 53], [443, 6443, 5432]]
    (rule,) = spec["ingress"]
    assert rule["ports"] == [{"port": 8080, "protocol": "TCP"}]
    assert rule["from"] == [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "monitoring"}}}]


def test_the_operator_follows_a_server_on_another_port_and_without_prometheus_nobody_reaches_it() -> None:
    spec = operators({"networkPolicy": {"postgresPorts": [5432, 6432], "monitoringNamespaces": []}})
    assert [port["port"] for port in spec["egress"][1]["ports"]] == [443, 6443, 5432, 6432]
    assert "ingress" not in spec
    assert spec["policyTypes"] == ["Ingress", "Egress"]


def test_what_no_policy_names_is_closed_off() -> None:
    spec = policy("souk-default-deny")
    assert spec == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    open_ = render(UMBRELLA, {"denyByDefault": False})
    assert not of_kind(open_, "NetworkPolicy", "souk-default-deny")


@pytest.mark.parametrize(
    "values",
    [
        {"cart-service": {"networkPolicy": {"enabled": False}}},
        {"global": {"service": {"networkPolicy": {"enabled": False}}}},
    ],
)
def test_a_service_without_a_policy_would_be_cut_off_and_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(helm_python.HelmError, match="set denyByDefault to false"):
        render(UMBRELLA, values)
    render(UMBRELLA, {**values, "denyByDefault": False})


def test_helm_tests_reach_their_service_and_nothing_else() -> None:
    spec = policy("cart-service-test")
    assert "ingress" not in spec
    assert pods(spec["egress"][1]["to"]) == {"cart-service"}
    assert [rule["ports"][0]["port"] for rule in spec["egress"]] == [53, 8003]
    (test,) = [each for each in of_kind(OBJECTS, "Pod") if each["metadata"]["name"] == "cart-service-test"]
    assert spec["podSelector"]["matchLabels"].items() <= test["metadata"]["labels"].items()


def test_every_pod_of_ours_has_a_policy_under_default_deny() -> None:
    selectors = [
        each["spec"]["podSelector"]["matchLabels"].items()
        for each in of_kind(OBJECTS, "NetworkPolicy")
        if each["spec"]["podSelector"]
    ]
    labels = [each["metadata"]["labels"] for each in OBJECTS if each["kind"] == "Pod"]
    labels += [
        each["spec"]["template"]["metadata"]["labels"] for each in OBJECTS if each["kind"] in ("Deployment", "Job")
    ]
    labels += [each["spec"]["migrations"]["pod"]["labels"] for each in of_kind(OBJECTS, "Database")]
    assert len(labels) > 15
    for each in labels:
        assert any(selector <= each.items() for selector in selectors), each


def test_each_namespace_of_make_kind_is_closed_too() -> None:
    text = (TRAEFIK.parent / "kind" / "namespaces.yaml").read_text()
    objects = list(yaml.safe_load_all(text))
    names = {each["metadata"]["name"] for each in of_kind(objects, "Namespace")}
    closed = {
        each["metadata"]["namespace"] for each in of_kind(objects, "NetworkPolicy") if not each["spec"]["podSelector"]
    }
    assert names == closed == {"souk-system", "souk-data", "traefik", "souk"}


def test_the_gateway_is_reached_at_its_entry_points_and_reaches_what_is_public() -> None:
    objects = [each for file in sorted(TRAEFIK.glob("*.yaml")) for each in yaml.safe_load_all(file.read_text())]
    spec = the(objects, "NetworkPolicy", "traefik")["spec"]
    ports = the(objects, "DaemonSet", "traefik")["spec"]["template"]["spec"]["containers"][0]["ports"]
    named = {each["name"]: each["containerPort"] for each in ports}
    shoppers, *others = spec["ingress"]
    assert "from" not in shoppers
    assert {each["port"] for each in shoppers["ports"]} == {named["web"], named["websecure"]}
    assert all(rule["from"] for rule in others)
    api, shop = spec["egress"]
    assert {each["port"] for each in api["ports"]} == {443, 6443}
    assert {each["port"] for each in shop["ports"]} == {backend["port"] for backend in the_public_ones()}
    assert {each["protocol"] for rule in (*spec["ingress"], *spec["egress"]) for each in rule["ports"]} == {"TCP"}
    (peer,) = shop["to"]
    label = peer["podSelector"]["matchLabels"].items()
    pods_ = [each["spec"]["template"]["metadata"]["labels"] for each in of_kind(OBJECTS, "Deployment")]
    assert all(label <= each.items() for each in pods_)


def the_public_ones() -> list[dict[str, Any]]:
    """The ports of the Services that an ingress leads to."""
    names = {each["metadata"]["name"] for each in of_kind(OBJECTS, "Ingress")}
    return [port for name in names for port in the(OBJECTS, "Service", name)["spec"]["ports"]]
