"""charts/operator, rendered without a cluster or a helm binary."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import helm_python
import pytest
import yaml
from decisions import decide, standing

from souk_operator import names
from souk_operator.settings import Settings

CHART = Path(__file__).resolve().parents[3] / "charts" / "operator"
CRDS = ("databases.souk.dev", "postgresservers.souk.dev")


def render(values: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    with helm_python.Chart.load(CHART) as chart:
        chart.validate_schema(values)
        files = chart.render(values, name="souk-operator", namespace="souk-system")
    texts = [text for name, text in files.items() if name.endswith(".yaml")]
    return [each for text in texts for each in yaml.safe_load_all(text) if each]


@cache
def default() -> list[dict[str, Any]]:
    return render()


def the(kind: str, name: str, objects: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    (found,) = [each for each in objects or default() if (each["kind"], each["metadata"]["name"]) == (kind, name)]
    return found


def version(crd: str) -> dict[str, Any]:
    versions: list[dict[str, Any]] = the("CustomResourceDefinition", crd)["spec"]["versions"]
    (only,) = versions
    return only


@pytest.mark.parametrize("crd", CRDS)
def test_a_definition_outlives_its_release_and_begins_unobserved(crd: str) -> None:
    definition = the("CustomResourceDefinition", crd)
    assert definition["metadata"]["annotations"]["helm.sh/resource-policy"] == "keep"
    status = version(crd)["schema"]["openAPIV3Schema"]["properties"]["status"]
    assert status["default"]["observedGeneration"] == -1
    [condition] = status["default"]["conditions"]
    assert (condition["type"], condition["status"], condition["reason"]) == ("Ready", "Unknown", "NotLookedAt")
    assert condition.keys() >= set(status["properties"]["conditions"]["items"]["required"])
    assert "souk\\.dev/watches" in condition["message"]
    assert "  " not in condition["message"]
    conditions = status["properties"]["conditions"]
    assert (conditions["x-kubernetes-list-type"], conditions["x-kubernetes-list-map-keys"]) == ("map", ["type"])
    assert version(crd)["subresources"] == {"status": {}}


def test_every_field_explains_itself() -> None:
    """What `kubectl explain` says."""
    lacking = [path for crd in CRDS for path, schema in fields(crd, version(crd)["schema"]["openAPIV3Schema"])
               if not schema.get("description", "").endswith((".", ":"))]  # fmt: skip
    assert lacking == []


def fields(path: str, schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The schema itself and everything that has a name in it."""
    yield path, schema
    for name, each in {**schema.get("properties", {}), **schema.get("items", {}).get("properties", {})}.items():
        yield from fields(f"{path}.{name}", each)


def test_a_second_operator_leaves_the_definitions_alone() -> None:
    objects = render({"crds": {"enabled": False}})
    assert "CustomResourceDefinition" not in {each["kind"] for each in objects}
    assert len(objects) == len(default()) - len(CRDS)


def test_the_operator_may_tell_a_deployment_that_its_database_is_stalled() -> None:
    rules = the("Role", "souk-operator-databases")["rules"]
    assert [each["verbs"] for each in rules if each["resources"] == ["deployments/status"]] == [["patch"]]


def test_short_names_and_columns() -> None:
    assert the("CustomResourceDefinition", CRDS[0])["spec"]["names"]["shortNames"] == ["sdb"]
    assert the("CustomResourceDefinition", CRDS[1])["spec"]["names"]["shortNames"] == ["pgs"]
    assert {"Ready", "Reason", "Revision"} <= {each["name"] for each in version(CRDS[0])["additionalPrinterColumns"]}


def test_what_we_report_is_in_the_schema() -> None:
    """A field that the schema does not know would be pruned, and each look would write status anew."""
    properties = version(CRDS[0])["schema"]["openAPIV3Schema"]["properties"]["status"]["properties"]
    assert decide(standing()).status.keys() <= properties.keys()
    assert {
        "activeRole",
        "rotatedAt",
        "secretHash",
        "rolling",
        "turnSince",
        "revocation",
        "migratorRevocation",
    } == properties["credentials"]["properties"].keys()
    plan = properties["plan"]["properties"]
    assert {"hash", "verdict", "configMap", "image", "asked", "images"} == plan.keys()
    assert {"digest", "needs", "head", "by"} == plan["images"]["items"]["properties"].keys()
    assert {"job", "startedAt", "finishedAt", "logTail"} == properties["migration"]["properties"].keys()


def test_nothing_may_be_done_by_wildcard_and_servers_secrets_are_only_read() -> None:
    roles = [each for each in default() if each["kind"] in ("Role", "ClusterRole")]
    rules = [(role["metadata"], rule) for role in roles for rule in role["rules"]]
    assert not [rule for _, rule in rules if "*" in rule["verbs"] + rule["resources"] + rule["apiGroups"]]
    own = [
        rule["verbs"]
        for meta, rule in rules
        if meta.get("namespace") == "souk-system" and "secrets" in rule["resources"]
    ]
    assert own == [["get"]]
    leases = [rule for _, rule in rules if "leases" in rule["resources"]]
    assert [(rule["verbs"], rule.get("resourceNames")) for rule in leases] == [
        (["create"], None),
        (["get", "patch"], [names.MANAGER]),
    ]
    assert not [rule for meta, rule in rules if "namespace" not in meta and "secrets" in rule["resources"]]


def test_each_watched_namespace_has_a_role_of_its_own() -> None:
    objects = render({"watchNamespaces": ["shop", "staging"]})
    bound = [each["metadata"]["namespace"] for each in objects if each["kind"] == "RoleBinding"]
    assert bound == ["souk-system", "shop", "staging"]
    [container] = the("Deployment", "souk-operator", objects)["spec"]["template"]["spec"]["containers"]
    assert {"name": "SOUK_OPERATOR_WATCH_NAMESPACES", "value": "shop,staging"} in container["env"]


def test_all_namespaces_are_watched_by_the_cluster_role_and_only_then() -> None:
    objects = render({"watchNamespaces": ["*"]})
    assert [each["metadata"]["name"] for each in objects if each["kind"] == "Role"] == ["souk-operator"]
    everywhere = the("ClusterRole", "souk-operator-souk-system", objects)["rules"]
    [role] = [each for each in default() if each["metadata"]["name"] == "souk-operator-databases" and "rules" in each]
    assert all(rule in everywhere for rule in role["rules"])
    assert not any(rule in the("ClusterRole", "souk-operator-souk-system")["rules"] for rule in role["rules"])
    [container] = the("Deployment", "souk-operator", objects)["spec"]["template"]["spec"]["containers"]
    assert settings_of(container).watched == ("*",)


def test_one_pod_acts_and_the_other_stands_by() -> None:
    deployment = the("Deployment", "souk-operator")["spec"]
    assert (deployment["replicas"], deployment["strategy"]["type"]) == (2, "RollingUpdate")
    assert the("PodDisruptionBudget", "souk-operator")["spec"]["maxUnavailable"] == 1
    assert the("Deployment", "souk-operator")["metadata"]["annotations"] == {"souk.dev/watches": "souk"}
    alone = render({"replicas": 1})
    assert "PodDisruptionBudget" not in {each["kind"] for each in alone}


def test_a_platform_may_choose_the_user_and_add_variables() -> None:
    objects = render({"runAsUser": "", "extraEnv": [{"name": "HTTPS_PROXY", "value": "http://proxy:3128"}]})
    pod = the("Deployment", "souk-operator", objects)["spec"]["template"]["spec"]
    assert pod["securityContext"].keys() == {"runAsNonRoot", "seccompProfile"}
    assert {"name": "HTTPS_PROXY", "value": "http://proxy:3128"} in pod["containers"][0]["env"]
    assert the("Deployment", "souk-operator")["spec"]["template"]["spec"]["securityContext"]["runAsUser"] == 10001


def test_registry_and_pull_secrets_are_spelt_as_the_services_spell_them() -> None:
    values = {"image": {"registry": "registry.example", "tag": "1"}, "imagePullSecrets": [{"name": "login"}]}
    pod = the("Deployment", "souk-operator", render(values))["spec"]["template"]["spec"]
    assert pod["containers"][0]["image"] == "registry.example/souk/operator:1"
    assert pod["imagePullSecrets"] == [{"name": "login"}]


def test_the_pod_is_restricted_and_probed() -> None:
    deployment = the("Deployment", "souk-operator")["spec"]
    pod = deployment["template"]["spec"]
    [container] = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"]
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "runAsNonRoot": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert {"startupProbe", "livenessProbe", "readinessProbe"} <= container.keys()
    assert container["resources"].keys() == {"requests", "limits"}


def test_the_operator_reads_what_the_chart_sets() -> None:
    [container] = the("Deployment", "souk-operator")["spec"]["template"]["spec"]["containers"]
    settings = settings_of(container)
    assert (settings.namespace, settings.watched, settings.drift_interval) == ("souk-system", ("souk",), 20.0)
    assert settings.identity == "a-pod"


def settings_of(container: dict[str, Any]) -> Settings:
    fields = {"metadata.namespace": "souk-system", "metadata.name": "a-pod"}
    return Settings.read({
        each["name"]: each["value"] if "value" in each else fields[each["valueFrom"]["fieldRef"]["fieldPath"]]
        for each in container["env"]
    })  # fmt: skip


def test_an_image_by_digest_has_no_tag() -> None:
    digest = "sha256:" + "a" * 64
    [container] = the("Deployment", "souk-operator", render({"image": {"digest": digest}}))["spec"]["template"]["spec"][
        "containers"
    ]
    assert container["image"] == f"souk/operator@{digest}"


@pytest.mark.parametrize(
    "values",
    [
        {"watchNamespace": ["souk"]},
        {"watchNamespaces": []},
        {"watchNamespaces": ["*", "souk"]},
        {"workers": 0},
        {"replicas": 0},
        {"image": {"digest": "latest"}},
        {"imagePullSecrets": ["login"]},
        {"extraEnv": [{"name": "SOUK_OPERATOR_POD", "value": "me"}]},
    ],
)
def test_a_wrong_value_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(helm_python.HelmError):
        render(values)


def test_no_custom_resource_is_rendered() -> None:
    assert not [each for each in default() if each["apiVersion"] == names.API_VERSION]
