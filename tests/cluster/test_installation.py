"""What `make kind` left: a shop that sells, on databases that are as they should be."""

import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import replace

import pytest
from kube import SERVICES, SOUK, Cluster, eventually

pytestmark = pytest.mark.short

DATABASES = [name.removesuffix("-service") + "_db" for name in SERVICES]
_RIGHTS = """
SELECT has_schema_privilege('{db}_app_a', 'souk', 'CREATE'), has_database_privilege('{db}_app_a', '{db}', 'CONNECT'),
       has_database_privilege('public', '{db}', 'CONNECT'), pg_get_userbyid(datdba)
FROM pg_database WHERE datname = '{db}'
"""
_REFUSED = ("/internal/orders", "/api/internal/orders", "/metrics", "/health", "/api/auth/token",
            "/api/%69nternal/orders", "/api/orders/..%2finternal/orders", "/api/cart/../internal/orders")  # fmt: skip


def test_a_shopper_buys_through_the_ingress(cluster: Cluster, report: Callable[..., None]) -> None:
    command = [sys.executable, "-m", "souk.cli", "buy", "--url", cluster.url]
    bought = subprocess.run(command, capture_output=True, text=True, check=False)
    assert bought.returncode == 0, bought.stdout + bought.stderr
    report("souk buy through the ingress", bought.stdout.strip().splitlines()[-1])


@pytest.mark.parametrize("service", SERVICES)
def test_every_database_is_ready_and_says_where_it_stands(cluster: Cluster, service: str) -> None:
    status = cluster.get("databases.souk.dev", service)["status"]
    assert cluster.condition(service, "Ready")[0] == "True"
    assert cluster.condition(service, "Stalled")[0] == "False"
    assert status["currentRevision"] == status["headRevision"]
    assert status["observedGeneration"] == cluster.get("databases.souk.dev", service)["metadata"]["generation"]


@pytest.mark.parametrize("database", DATABASES)
def test_no_service_may_change_its_schema_or_see_anothers_data(cluster: Cluster, database: str) -> None:
    creates, connects, anybody, owner = cluster.sql(database, _RIGHTS.format(db=database)).split("|")
    assert (creates, connects, anybody, owner) == ("f", "t", "f", f"{database}_owner")
    others = [other for other in DATABASES if other != database]
    can = [
        cluster.sql(each, f"SELECT has_database_privilege('{database}_app_a', '{each}', 'CONNECT')") for each in others
    ]
    assert set(can) == {"f"}


@pytest.mark.parametrize("path", _REFUSED)
def test_the_ingress_leads_to_nothing_that_is_not_public(cluster: Cluster, path: str) -> None:
    request = urllib.request.Request(cluster.url + path, method="POST", data=b"{}")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=10)
    assert refused.value.code in (400, 404)


@pytest.mark.parametrize("service", SERVICES)
def test_swagger_answers_behind_the_ingress(cluster: Cluster, service: str) -> None:
    path = {"product-service": "products", "payment-service": "payments", "order-service": "orders"}.get(service)
    address = f"{cluster.url}/api/{path or service.removesuffix('-service')}/docs"
    with urllib.request.urlopen(address, timeout=10) as answer:
        assert b"swagger-ui" in answer.read()


def test_the_shops_address_leads_to_a_page(cluster: Cluster) -> None:
    with urllib.request.urlopen(cluster.url, timeout=10) as answer:
        assert answer.headers["content-type"].startswith("text/html")


def test_demo_data_are_not_written_again_by_other_images(cluster: Cluster) -> None:
    def jobs() -> set[str]:
        return {job["metadata"]["uid"] for job in cluster.items("jobs", "app.kubernetes.io/name=demo")}

    before = jobs()
    try:
        replace(cluster, tags=cluster.tags | {"order-service": "another"}).begin_upgrade("demo", "")
        assert jobs() == before
    finally:
        cluster.begin_upgrade("demo", "")
    assert jobs() == before


@pytest.mark.parametrize("service", SERVICES)
def test_helm_test(cluster: Cluster, service: str) -> None:
    said = cluster.target.run(cluster.target.helm, "test", service, "--namespace", SOUK, "--timeout", "120s")
    assert "Phase:          Succeeded" in said or "Succeeded" in said


def test_the_light_install_fits_a_small_machine(cluster: Cluster, report: Callable[..., None]) -> None:
    def measured() -> list[list[str]]:
        lines = cluster.kubectl("top", "pods", "--all-namespaces", "--no-headers").splitlines()
        ours = [line.split() for line in lines if line.split()[0] in ("souk", "souk-system", "souk-data", "traefik")]
        return ours if len(ours) > len(SERVICES) else []

    rows, _ = eventually(measured, within=120, pause=5)
    memory = sum(int(row[3].removesuffix("Mi")) for row in rows)
    report("memory of the light install, summed over its pods", f"{memory} MiB in {len(rows)} pods")
    assert memory < 4096
