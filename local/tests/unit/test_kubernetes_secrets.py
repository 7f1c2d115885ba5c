import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from deployables import NAMES, SERVICES
from souk.cli import app
from souk.kubernetes.missing import Unfit, missing, read_existing
from souk.kubernetes.secret_keys import Cluster, Place, secret_keys

CLUSTER = Cluster()


def printed(*arguments: str, existing: Path | None = None) -> list[dict[str, Any]]:
    result = CliRunner().invoke(app, ["secrets", "--existing", str(existing or "/dev/null"), *arguments])
    assert result.exit_code == 0, result.output
    return list(yaml.safe_load_all(result.stdout))


def texts(manifests: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    return {each["metadata"]["name"]: each["stringData"] for each in manifests}


def test_an_empty_cluster_gets_every_secret_and_they_agree() -> None:
    found = texts(printed())
    assert set(found) == {
        *(f"{service.name}-secrets" for service in SERVICES),
        "sandbox-secrets", "postgres", "postgres-admin", "valkey", "s3",
    }  # fmt: skip
    clients = json.loads(found["auth-service-secrets"]["AUTH_CLIENTS"])
    assert clients["order-service"] == found["order-service-secrets"]["ORDER_IDENTITY__CLIENT_SECRET"]
    assert found["valkey"]["password"] in found["cart-service-secrets"]["CART_VALKEY__URL"]
    assert found["postgres"]["admin-password"] == found["postgres-admin"]["password"]
    assert found["postgres"]["admin-password"] != found["postgres"]["superuser-password"]
    product = found["product-service-secrets"]
    assert found["s3"]["auth-key"] == f'"{product["PRODUCT_S3__ACCESS_KEY"]},{product["PRODUCT_S3__SECRET_KEY"]}"'
    assert (
        found["payment-service-secrets"]["PAYMENT_WEBHOOK_SECRET"] == found["sandbox-secrets"]["SANDBOX_WEBHOOK_SECRET"]
    )


def places(manifests: list[dict[str, Any]]) -> set[str]:
    return {f"{each['metadata']['namespace']}/{each['metadata']['name']}" for each in manifests}


def test_a_second_shop_has_its_own_places_and_shares_no_value_with_the_first(tmp_path: Path) -> None:
    first = printed()
    file = tmp_path / "existing.yaml"
    file.write_text(yaml.safe_dump_all(first))
    second = printed("--namespace", "second", existing=file)
    assert len(places(second)) == len(places(first))
    assert not places(second) & places(first)
    assert "souk-system/second-postgres-admin" in places(second)
    assert "second-data/valkey" in places(second)
    shared = {*secrets_in(first)} & {*secrets_in(second)}
    assert shared == {"souk_admin"}, "the administrator's name"
    mentioned = " ".join(secrets_in(second))
    assert "valkey.second-data:6379" in mentioned
    assert "souk-data" not in mentioned


def secrets_in(manifests: list[dict[str, Any]]) -> list[str]:
    return [text for each in manifests for text in each["stringData"].values()]


def test_a_second_shops_printing_takes_up_what_it_has_itself(tmp_path: Path) -> None:
    second = printed("--namespace", "second")
    file = tmp_path / "existing.yaml"
    file.write_text(yaml.safe_dump_all([*printed(), *second]))
    assert printed("--namespace", "second", existing=file) == []


def test_what_exists_is_never_printed_and_what_is_printed_agrees_with_it(tmp_path: Path) -> None:
    first = printed()
    there = [
        each for each in first if each["metadata"]["name"] in ("auth-service-secrets", "valkey", "sandbox-secrets")
    ]
    file = tmp_path / "existing.yaml"
    file.write_text(yaml.safe_dump_all(there))
    second = texts(printed(existing=file))
    assert set(second) == {each["metadata"]["name"] for each in first} - {
        "auth-service-secrets", "valkey", "sandbox-secrets",
    }  # fmt: skip
    for name in NAMES[1:]:
        secret, key = f"{name}-service-secrets", f"{name.upper()}_IDENTITY__CLIENT_SECRET"
        assert second[secret][key] == texts(first)[secret][key]
        assert second[secret][f"{name.upper()}_VALKEY__URL"] == texts(first)[secret][f"{name.upper()}_VALKEY__URL"]
    assert second["payment-service-secrets"] == texts(first)["payment-service-secrets"]
    assert second["s3"] != texts(first)["s3"]


def test_what_kubectl_prints_is_understood(tmp_path: Path) -> None:
    items = [
        {
            "kind": "Secret",
            "metadata": {"name": "valkey", "namespace": "souk-data"},
            "data": {"password": "c2VzYW1l", "auth.conf": "cmVxdWlyZXBhc3M="},
        }
    ]
    file = tmp_path / "list.json"
    file.write_text(json.dumps({"kind": "List", "items": items}))
    found = texts(printed(existing=file))
    assert "valkey" not in found
    assert found["order-service-secrets"]["ORDER_VALKEY__URL"] == "redis://:sesame@valkey.souk-data:6379/0"


def test_nothing_is_printed_when_nothing_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "all.yaml"
    file.write_text(yaml.safe_dump_all(printed()))
    result = CliRunner().invoke(app, ["secrets", "--existing", str(file)])
    assert result.stdout == ""
    assert "No Secret is missing." in result.stderr


def test_a_secret_of_the_same_name_in_another_namespace_is_another(tmp_path: Path) -> None:
    file = tmp_path / "all.yaml"
    file.write_text(yaml.safe_dump_all(printed("--namespace", "other", "--data-namespace", "souk-data")))
    assert set(texts(printed(existing=file))) == {f"{name}-service-secrets" for name in NAMES} | {
        "sandbox-secrets",
        "postgres-admin",
    }


def test_an_existing_secret_that_does_not_know_a_new_client_is_named() -> None:
    wanted = secret_keys(CLUSTER)
    existing = read_existing(missing(wanted, {}))
    clients = json.loads(existing[Place("souk", "auth-service-secrets")]["AUTH_CLIENTS"])
    del clients["cart-service"]
    existing[Place("souk", "auth-service-secrets")]["AUTH_CLIENTS"] = json.dumps(clients)
    del existing[Place("souk", "cart-service-secrets")]
    with pytest.raises(Unfit, match=re.escape("souk/auth-service-secrets exists, but its AUTH_CLIENTS lacks cart")):
        missing(wanted, existing)


def test_existing_secrets_that_contradict_each_other_are_named() -> None:
    wanted = secret_keys(CLUSTER)
    existing = read_existing(missing(wanted, {}))
    existing[Place("souk", "sandbox-secrets")]["SANDBOX_API_KEY"] = "another"
    with pytest.raises(Unfit, match="souk/sandbox-secrets and souk/payment-service-secrets disagree"):
        missing(wanted, existing)


def test_managed_stores_need_no_secrets_of_their_own() -> None:
    url = "rediss://:sesame@valkey.example.com:6379/0"
    given = {"valkey-url": url, "smtp-url": "smtps://a:b@mail", "s3-access-key": "AKIA", "s3-secret-key": "word"}
    found = texts(printed("--no-stores", *(f"--{name}={value}" for name, value in given.items())))
    assert not {"postgres", "postgres-admin", "valkey", "s3"} & set(found)
    assert found["order-service-secrets"]["ORDER_VALKEY__URL"] == url
    assert found["auth-service-secrets"]["AUTH_MAIL__SMTP_URL"] == "smtps://a:b@mail"
    assert found["product-service-secrets"]["PRODUCT_S3__ACCESS_KEY"] == "AKIA"


def test_a_pod_with_a_role_needs_no_keys_for_s3() -> None:
    given = ("--no-stores", "--valkey-url=rediss://:sesame@valkey:6379/0", "--smtp-url=smtps://a:b@mail")
    found = texts(printed(*given, "--s3-by-role"))
    assert not any(key.startswith("PRODUCT_S3") for key in found["product-service-secrets"])


def test_managed_stores_must_be_named() -> None:
    result = CliRunner().invoke(app, ["secrets", "--existing", "/dev/null", "--no-stores", "--smtp-url", "smtp://mail"])
    assert result.exit_code == 1
    assert "give --valkey-url, --s3-access-key, --s3-secret-key." in result.stderr


def test_a_file_that_is_not_there_is_named() -> None:
    result = CliRunner().invoke(app, ["secrets", "--existing", "/nowhere/at-all.yaml"])
    assert result.exit_code == 1
    assert "/nowhere/at-all.yaml cannot be read" in result.stderr
