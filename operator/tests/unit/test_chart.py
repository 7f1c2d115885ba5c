"""charts/operator, rendered without a cluster or a helm binary."""

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
    (only,) = the("CustomResourceDefinition", crd)["spec"]["versions"]
    return only


@pytest.mark.parametrize("crd", CRDS)
def test_a_definition_outlives_its_release_and_begins_unobserved(crd: str) -> None:
    definition = the("CustomResourceDefinition", crd)
    assert definition["metadata"]["annotations"]["helm.sh/resource-policy"] == "keep"
    status = version(crd)["schema"]["openAPIV3Schema"]["properties"]["status"]
    assert status["default"] == {"observedGeneration": -1}
    conditions = status["properties"]["conditions"]
    assert (conditions["x-kubernetes-list-type"], conditions["x-kubernetes-list-map-keys"]) == ("map", ["type"])
    assert version(crd)["subresources"] == {"status": {}}


def test_short_names_and_columns() -> None:
    assert the("CustomResourceDefinition", CRDS[0])["spec"]["names"]["shortNames"] == ["sdb"]
    assert the("CustomResourceDefinition", CRDS[1])["spec"]["names"]["shortNames"] == ["pgs"]
    assert {"Ready", "Reason", "Revision"} <= {each["name"] for each in version(CRDS[0])["additionalPrinterColumns"]}


def test_what_we_report_is_in_the_schema() -> None:
    """A field that the schema does not know would be pruned, and each look would write status anew."""
    properties = version(CRDS[0])["schema"]["openAPIV3Schema"]["properties"]["status"]["properties"]
    assert decide(standing()).status.keys() <= properties.keys()
    assert {"activeRole", "rotatedAt", "secretHash", "rolling"} == properties["credentials"]["properties"].keys()
    assert {"hash", "verdict", "configMap", "image"} == properties["plan"]["properties"].keys()
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
    assert not [rule for meta, rule in rules if "namespace" not in meta and "secrets" in rule["resources"]]


def test_each_watched_namespace_has_a_role_of_its_own() -> None:
    objects = render({"watchNamespaces": ["shop", "staging"]})
    bound = [each["metadata"]["namespace"] for each in objects if each["kind"] == "RoleBinding"]
    assert bound == ["souk-system", "shop", "staging"]
    [container] = the("Deployment", "souk-operator", objects)["spec"]["template"]["spec"]["containers"]
    assert {"name": "SOUK_OPERATOR_WATCH_NAMESPACES", "value": "shop,staging"} in container["env"]


def test_the_pod_is_restricted_alone_and_probed() -> None:
    deployment = the("Deployment", "souk-operator")["spec"]
    pod = deployment["template"]["spec"]
    [container] = pod["containers"]
    assert (deployment["replicas"], deployment["strategy"]) == (1, {"type": "Recreate"})
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
    environment = {each["name"]: each.get("value", "souk-system") for each in container["env"]}
    settings = Settings.read(environment)
    assert (settings.namespace, settings.watched, settings.drift_interval) == ("souk-system", ("souk",), 20.0)


def test_an_image_by_digest_has_no_tag() -> None:
    digest = "sha256:" + "a" * 64
    [container] = the("Deployment", "souk-operator", render({"image": {"digest": digest}}))["spec"]["template"]["spec"][
        "containers"
    ]
    assert container["image"] == f"souk/operator@{digest}"


@pytest.mark.parametrize(
    "values",
    [{"watchNamespace": ["souk"]}, {"watchNamespaces": []}, {"workers": 0}, {"image": {"digest": "latest"}}],
)
def test_a_wrong_value_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(helm_python.HelmError):
        render(values)


def test_no_custom_resource_is_rendered() -> None:
    assert not [each for each in default() if each["apiVersion"] == names.API_VERSION]
