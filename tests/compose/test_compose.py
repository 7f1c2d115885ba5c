"""`docker compose up -d` is the whole shop: healthy, filled, selling, its books in order."""

import json
import urllib.error
import urllib.request
from pathlib import Path

import psycopg
import pytest
from conftest import Shop

from deployables import NAMES
from souk.places import PORTS


def _status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


def test_every_container_runs_healthily_or_did_its_work(shop: Shop) -> None:
    for name, state in shop.states().items():
        if state["State"] == "exited":
            assert state["ExitCode"] == 0, name
        else:
            assert state["Health"] in {"healthy", ""}, name


def test_a_new_shopper_buys_through_the_gateway(shop: Shop) -> None:
    bought = shop.souk("buy", "--url", shop.url)
    assert bought.returncode == 0, bought.stdout + bought.stderr
    assert "Confirmed after" in bought.stdout


def test_the_books_are_in_order(shop: Shop, tmp_path: Path) -> None:
    for file in ("ledger.sqlite", "ledger.sqlite-wal"):
        shop.attempt("cp", f"sandbox:/var/lib/souk/{file}", str(tmp_path / file))
    urls = shop.urls()
    checked = shop.souk(
        "invariants",
        SOUK_POSTGRES_URL=urls["postgres"],
        SOUK_VALKEY_URL=urls["valkey"],
        SOUK_LEDGER=str(tmp_path / "ledger.sqlite"),
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    verdicts = json.loads((shop.folder / "invariants.json").read_text())["checks"]
    assert [verdict["id"] for verdict in verdicts if verdict["holds"] is not True] == []


def test_the_shop_has_goods_and_a_past(shop: Shop) -> None:
    address = shop.urls()["postgres"]
    for database, table in (("product_db", "products"), ("order_db", "orders"), ("payment_db", "payments")):
        with psycopg.connect(address, dbname=database) as connection:
            row = connection.execute(f"SELECT count(*) FROM souk.{table}").fetchone()
        assert row is not None
        assert row[0] > 10, database


@pytest.mark.parametrize("path", ["/metrics", "/health", "/internal/revocations", "/api/auth/token", "/api/%2e%2e/x"])
def test_the_gateway_keeps_inside_what_is_inside(shop: Shop, path: str) -> None:
    assert _status(shop.url + path) == 404


@pytest.mark.parametrize("part", NAMES)
def test_each_service_answers_on_its_own_port(shop: Shop, part: str) -> None:
    assert _status(f"http://localhost:{PORTS[part] + shop.offset}/docs") == 200


@pytest.mark.parametrize("port", range(5432, 5439))
def test_every_database_port_leads_to_the_one_server(shop: Shop, port: int) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(f"postgresql://auth_db_app_a@127.0.0.1:{port + shop.offset}/auth_db", connect_timeout=5)


def test_containers_of_ours_can_write_nothing_but_tmp(shop: Shop) -> None:
    write = "import pathlib, tempfile; tempfile.TemporaryFile(); pathlib.Path('/app/x').touch()"
    refused = shop.attempt("exec", "--no-TTY", "order-service", "python", "-c", write)
    assert "Read-only file system: '/app/x'" in refused.stderr


def test_production_is_refused_with_a_sentence(shop: Shop) -> None:
    refused = shop.attempt("run", "--rm", "--no-TTY", "-e", "SOUK_ENVIRONMENT=production", "prepare")
    assert refused.returncode == 1
    assert "docker-compose.yml is for development" in refused.stderr


def test_a_second_up_changes_nothing(shop: Shop) -> None:
    before = {name: one["ID"] for name, one in shop.states().items()}
    shop.compose("up", "--detach", timeout=300)
    shop.attempt("wait", "seed-visits")
    assert {name: one["ID"] for name, one in shop.states().items()} == before
