"""What the charts say to the operator is what its resources take."""

from typing import Any

import helm_python
import jsonschema
import pytest
import yaml
from generate.places import CHARTS, UMBRELLA
from rendering import DATA, of_kind, render, the

from deployables import SERVICES

OPERATOR = CHARTS / "operator"
SERVER = {
    "host": "souk.example.com",
    "adminSecretRef": {"name": "postgres-admin"},
    "sslMode": "verify-full",
    "caSecretRef": {"name": "rds-ca"},
    "allowedNamespaces": ["souk"],
}
PRODUCTION = yaml.safe_load((UMBRELLA / "values-production.yaml").read_text())


def closed(schema: Any) -> Any:
    """The schema without unknown fields, which the API server would drop in silence."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items() if not key.startswith("x-")}
    if isinstance(schema.get("properties"), dict) and "additionalProperties" not in schema:
        inner["additionalProperties"] = False
    return inner


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    definitions = of_kind(render(OPERATOR), "CustomResourceDefinition")
    return {
        each["spec"]["names"]["kind"]: closed(each["spec"]["versions"][0]["schema"]["openAPIV3Schema"])
        for each in definitions
    }


@pytest.mark.parametrize("values", [{}, PRODUCTION], ids=["default", "production"])
def test_databases_are_what_the_operator_takes(schemas: dict[str, Any], values: dict[str, Any]) -> None:
    databases = of_kind(render(UMBRELLA, values), "Database")
    assert len(databases) == len(SERVICES)
    for database in databases:
        jsonschema.validate(database["spec"], schemas["Database"]["properties"]["spec"])


def test_servers_are_what_the_operator_takes(schemas: dict[str, Any]) -> None:
    servers = [*of_kind(render(DATA), "PostgresServer"), *render("servers", {"servers": {"souk": SERVER}})]
    assert len(servers) == 2
    for server in servers:
        jsonschema.validate(server["spec"], schemas["PostgresServer"]["properties"]["spec"])


def test_a_second_shops_data_stores_share_nothing_with_the_firsts() -> None:
    second = {
        "clients": ["second"],
        "postgresServer": {"name": "second", "adminSecret": "second-postgres-admin"},
    }
    [first] = of_kind(render(DATA, namespace="souk-data"), "PostgresServer")
    objects = render(DATA, second, namespace="second-data")
    server = the(objects, "PostgresServer", "second")
    assert server["spec"]["host"] == "postgres.second-data" != first["spec"]["host"]
    assert server["spec"]["adminSecretRef"] == {"name": "second-postgres-admin"} != first["spec"]["adminSecretRef"]
    assert server["spec"]["allowedNamespaces"] == ["second"]
    # Whatever else has no namespace would be both shops'.
    assert {each["kind"] for each in objects} == {
        "ConfigMap", "Deployment", "NetworkPolicy", "PostgresServer", "Service", "StatefulSet",
    }  # fmt: skip
    database = the(render("cart-service", {"database": {"server": "second"}}), "Database", "cart-service")
    assert database["spec"]["serverRef"] == {"name": "second"}


@pytest.mark.parametrize("values", [{"name": "My_Server"}, {"adminSecret": ""}, {"nmae": "second"}])
def test_a_servers_name_is_one_that_kubernetes_takes(values: dict[str, str]) -> None:
    with pytest.raises(helm_python.HelmError, match=r"name|adminSecret|nmae"):
        render(DATA, {"postgresServer": values})
