"""The gateway in the cluster refuses what the one of `souk up` refuses, and asks for little."""

import re
from pathlib import Path
from typing import Any

import kubernetes_validate
import yaml
from rendering import TRAEFIK, containers, the

from souk.gateway.routes import dynamic_configuration, static_configuration
from souk.places import Places

PLACES = Places(Path("/repo"), Path("/repo/.souk"), 0)
OBJECTS = [each for file in sorted(TRAEFIK.glob("*.yaml")) for each in yaml.safe_load_all(file.read_text())]


def configuration(name: str) -> Any:
    return yaml.safe_load(the(OBJECTS, "ConfigMap", "traefik")["data"][name])


def paths(service: str) -> list[str]:
    """What the ingress leads to the service."""
    chart = TRAEFIK.parents[1] / "charts" / service
    return list(yaml.safe_load((chart / "values.yaml").read_text())["paths"])


def test_every_object_fits_its_schema() -> None:
    assert OBJECTS
    for each in OBJECTS:
        kubernetes_validate.validate(each, "1.34", strict=True)


def test_the_same_paths_are_refused_on_both_entry_points() -> None:
    (refused,) = [
        router for name, router in dynamic_configuration(PLACES.address)["http"]["routers"].items() if name == "refused"
    ]
    routers = configuration("dynamic.yml")["http"]["routers"]
    found = [router for name, router in routers.items() if name.startswith("refused")]
    assert {router["entryPoints"][0] for router in found} == {"web", "websecure"}
    for router in found:
        assert router["rule"].strip() == refused["rule"]
        assert router["middlewares"] == ["not-found"]


def test_whatever_is_no_services_is_the_pages() -> None:
    assert paths("frontend") == ["/"]
    assert set(configuration("dynamic.yml")["http"]["routers"]) == {"refused", "refused-secure"}


def test_it_treats_connections_and_headers_as_the_local_one() -> None:
    local = static_configuration(":8000", "", ":8082")
    here = configuration("traefik.yml")
    assert here["global"] == local["global"] == {"checkNewVersion": False, "sendAnonymousUsage": False}
    assert here["metrics"] == local["metrics"]
    assert here["entryPoints"]["ping"]["http"] == local["entryPoints"]["ping"]["http"]
    for name in ("web", "websecure"):
        point = here["entryPoints"][name]
        assert point["http"]["aliasHeadersStrategy"] == "delete"
        responding = local["entryPoints"]["web"]["transport"]["respondingTimeouts"]
        assert point["transport"]["respondingTimeouts"] == responding


def test_its_pod_is_restricted() -> None:
    spec = the(OBJECTS, "DaemonSet", "traefik")["spec"]["template"]["spec"]
    assert spec["securityContext"]["runAsNonRoot"] is True
    assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    (container,) = containers(spec)
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert set(container["resources"]["limits"]) == {"cpu", "memory"}
    ports = [(port["port"], port["nodePort"]) for port in the(OBJECTS, "Service", "traefik")["spec"]["ports"]]
    assert ports == [(80, 30080), (443, 30443)]


def test_the_shoppers_address_arrives_whichever_node_is_asked() -> None:
    service = the(OBJECTS, "Service", "traefik")["spec"]
    assert service["externalTrafficPolicy"] == "Local"
    gateway = the(OBJECTS, "DaemonSet", "traefik")["spec"]
    assert gateway["template"]["metadata"]["labels"].items() >= service["selector"].items()
    # Every node, the first one of a cluster included; and at each update a new pod before the old one ends.
    assert "nodeSelector" not in gateway["template"]["spec"]
    (toleration,) = gateway["template"]["spec"]["tolerations"]
    assert toleration["key"] == "node-role.kubernetes.io/control-plane"
    assert gateway["updateStrategy"]["rollingUpdate"] == {"maxSurge": 1, "maxUnavailable": 0}


def test_nobody_is_believed_who_claims_another_address() -> None:
    for name in ("web", "websecure"):
        assert "forwardedHeaders" not in configuration("traefik.yml")["entryPoints"][name]


def test_it_reads_secrets_only_where_the_shop_is() -> None:
    cluster_wide = the(OBJECTS, "ClusterRole", "souk-traefik")["rules"]
    assert not [rule for rule in cluster_wide if "secrets" in rule["resources"]]
    verbs = {verb for rule in the(OBJECTS, "Role", "traefik")["rules"] for verb in rule["verbs"]}
    assert verbs == {"get", "list", "watch", "update"}


def test_another_namespace_is_added_as_the_readme_says() -> None:
    """Its `sed`s find what they look for, and a second Role is like the first but for its place."""
    readme = (TRAEFIK.parent / "README.md").read_text()
    role, watched = re.findall(r"sed 's/(.+?)/(.+?)/' k8s/traefik", readme)
    changed = re.sub(role[0], role[1], (TRAEFIK / "rbac.yaml").read_text(), flags=re.MULTILINE)
    second = {each["metadata"].get("namespace"): each for each in yaml.safe_load_all(changed) if each["kind"] == "Role"}
    assert set(second) == {"second"}
    assert second["second"]["rules"] == the(OBJECTS, "Role", "traefik")["rules"]
    text, found = re.subn(watched[0], watched[1], (TRAEFIK / "configuration.yaml").read_text())
    assert found == 1
    provider = yaml.safe_load(yaml.safe_load(text)["data"]["traefik.yml"])["providers"]["kubernetesIngress"]
    assert provider["namespaces"] == ["souk", "second"]
