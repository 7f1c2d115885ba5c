"""What every pod of ours may not do, and what it must say."""

from typing import Any

import helm_python
import pytest
from generate.places import UMBRELLA
from rendering import containers, pod_specs, render, renderings, the

PODS = [
    pytest.param(spec, id=f"{rendering}:{name}")
    for rendering in renderings()
    for name, spec in pod_specs(rendering.objects())
]


@pytest.mark.parametrize("spec", PODS)
def test_a_pod_is_restricted_and_has_no_token(spec: dict[str, Any]) -> None:
    assert spec["automountServiceAccountToken"] is False
    assert spec["securityContext"]["runAsNonRoot"] is True
    assert spec["securityContext"]["runAsUser"] > 0
    assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert not any(spec.get(key) for key in ("hostNetwork", "hostPID", "hostIPC"))
    assert not any("hostPath" in volume for volume in spec.get("volumes", []))


@pytest.mark.parametrize("spec", PODS)
def test_a_container_has_no_rights_and_writes_only_where_a_volume_is(spec: dict[str, Any]) -> None:
    for container in containers(spec):
        context = container["securityContext"]
        assert context["readOnlyRootFilesystem"] is True, container["name"]
        assert context["allowPrivilegeEscalation"] is False, container["name"]
        assert context["capabilities"] == {"drop": ["ALL"]}, container["name"]


@pytest.mark.parametrize("spec", PODS)
def test_a_container_says_what_it_needs_and_what_it_may_take(spec: dict[str, Any]) -> None:
    for container in containers(spec):
        for kind in ("requests", "limits"):
            assert set(container["resources"][kind]) >= {"cpu", "memory"}, (container["name"], kind)


def test_a_service_has_all_three_probes_and_leaves_the_endpoints_before_it_stops() -> None:
    spec = the(render("auth-service"), "Deployment", "auth-service")["spec"]["template"]["spec"]
    (container,) = spec["containers"]
    probes = {name: container[f"{name}Probe"]["httpGet"]["path"] for name in ("startup", "liveness", "readiness")}
    assert probes == {"startup": "/health/live", "liveness": "/health/live", "readiness": "/health/ready"}
    assert container["lifecycle"]["preStop"] == {"sleep": {"seconds": 10}}
    assert spec["terminationGracePeriodSeconds"] == 45


def test_the_gate_asks_the_database_of_the_service_before_it_starts() -> None:
    spec = the(render("auth-service"), "Deployment", "auth-service")["spec"]["template"]["spec"]
    (gate,) = spec["initContainers"]
    assert gate["name"] == "gate"
    assert gate["command"][:4] == ["python", "-m", "servicekit.migrate", "gate"]
    assert "--directory=/app" in gate["command"]
    assert gate["env"] == [
        {"name": "MIGRATE_DATABASE_URL", "valueFrom": {"secretKeyRef": {"name": "auth-service-db", "key": "uri"}}}
    ]
    assert gate["image"] == spec["containers"][0]["image"]


def test_the_gate_knows_its_image_as_the_database_does_and_whom_it_waits_for() -> None:
    objects = render("auth-service", {"image": {"registry": "registry.test", "digest": "sha256:" + "0" * 64}})
    (gate,) = the(objects, "Deployment", "auth-service")["spec"]["template"]["spec"]["initContainers"]
    image = the(objects, "Database", "auth-service")["spec"]["migrations"]["image"]
    assert f"--image={image}" in gate["command"]
    assert "--look=kubectl -n souk describe database.souk.dev auth-service" in gate["command"]


EXTRAS: dict[str, Any] = {
    "extraEnv": [{"name": "SSL_CERT_FILE", "value": "/etc/company/ca.pem"}],
    "extraVolumes": [{"name": "company-ca", "configMap": {"name": "company-ca"}}],
    "extraVolumeMounts": [{"name": "company-ca", "mountPath": "/etc/company", "readOnly": True}],
}


@pytest.mark.parametrize("chart", ["auth-service", "sandbox", "demo"])
def test_what_a_cluster_adds_is_in_every_container_of_the_services(chart: str) -> None:
    values = {"global": {"service": EXTRAS}} if chart == "demo" else EXTRAS
    (spec,) = [spec for name, spec in pod_specs(render(chart, values)) if not name.startswith("Pod/")]
    assert EXTRAS["extraVolumes"][0] in spec["volumes"]
    for container in containers(spec):
        assert EXTRAS["extraEnv"][0] in container["env"], container["name"]
        assert EXTRAS["extraVolumeMounts"][0] in container["volumeMounts"], container["name"]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"extraEnv": [{"name": "CART_DATABASE__URL", "value": "x"}]}, "extraEnv may not set CART_DATABASE__URL"),
        ({"extraVolumes": [{"name": "tmp", "emptyDir": {}}]}, "extraVolumes may not name one tmp"),
        ({"extraVolumeMounts": [{"name": "ca", "mountPath": "/ca"}]}, "extraVolumes has no volume of that name"),
        ({"extraEnv": [{"naem": "X"}]}, "naem"),
    ],
)
def test_extras_that_cannot_work_are_refused_with_a_sentence(values: dict[str, Any], sentence: str) -> None:
    with pytest.raises(helm_python.HelmError, match=sentence):
        render("cart-service", values)


@pytest.mark.parametrize("user", [10001, 1000690000])
def test_every_pod_runs_as_whom_it_is_told(user: int) -> None:
    ids = {"runAsUser": user, "runAsGroup": user, "fsGroup": user}
    objects = render(UMBRELLA, {"global": {"demo": True, "service": {"runAsUser": user}}})
    for name, spec in pod_specs(objects):
        assert ids.items() <= spec["securityContext"].items(), name
    database = the(objects, "Database", "cart-service")["spec"]
    assert database["migrations"]["pod"]["securityContext"] == ids


def test_a_platform_may_say_as_whom_a_pod_runs() -> None:
    objects = render(UMBRELLA, {"global": {"demo": True, "service": {"runAsUser": ""}}})
    for name, spec in pod_specs(objects):
        assert spec["securityContext"] == {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}}, name
    assert the(objects, "Database", "cart-service")["spec"]["migrations"]["pod"]["securityContext"] == {}
    with pytest.raises(helm_python.HelmError, match="runAsUser"):
        render("cart-service", {"runAsUser": 0})
