"""docker-compose.yml, its one-shots and the embedded platform say the same."""

import json
import re
import subprocess
from importlib import import_module
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import pytest
import yaml
from dotenv import dotenv_values

from deployables import NAMES
from embedded.checkout import repository
from servicekit.settings import ServiceSettings
from souk.compose.environment import as_file, environments
from souk.compose.files import address, write_files
from souk.gateway.routes import dynamic_configuration
from souk.places import PORTS
from souk.secrets import Secrets

COMPOSE: dict[str, Any] = yaml.safe_load((repository() / "docker-compose.yml").read_text())
CONTAINERS: dict[str, Any] = COMPOSE["services"]
INSIDE_ONLY = {"pages_behind_gateway", "refusal", "otlp", "gateway_metrics"}


@pytest.fixture(scope="module")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> Secrets:
    return Secrets.open(tmp_path_factory.mktemp("compose") / "secrets.json")


def _value(text: str) -> str:
    """What compose makes of `${NAME:-default}` without a .env."""
    while (found := re.search(r"\$\{\w+:-([^{}]*)\}", text)) is not None:
        text = text.replace(found[0], found[1])
    return text


@pytest.mark.parametrize("name", NAMES)
def test_a_service_has_every_setting_it_needs(name: str, secrets: Secrets, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = vars(import_module(f"{name}_service.config.settings"))[f"{name.title()}Settings"]
    plain = {
        key: _value(str(value))
        for key, value in CONTAINERS[f"{name}-service"]["environment"].items()
        if value is not None
    }
    for key, value in (environments(secrets)[f"{name}-service"] | plain).items():
        monkeypatch.setenv(key, value)
    loaded = settings()
    assert isinstance(loaded, ServiceSettings)
    assert loaded.http.port == PORTS[name]
    assert loaded.http.host == "0.0.0.0"
    assert loaded.http.public_url == "http://localhost:8000"


def test_secret_files_are_read_back_as_written(secrets: Secrets, tmp_path: Path) -> None:
    for name, variables in environments(secrets).items():
        file = tmp_path / f"{name}.env"
        file.write_text(as_file(variables))
        assert dotenv_values(file, interpolate=False) == variables


def test_a_shell_reads_them_alike(secrets: Secrets, tmp_path: Path) -> None:
    variables = environments(secrets)["s3"]
    (tmp_path / "s3.env").write_text(as_file(variables))
    seen = subprocess.run(
        ["sh", "-c", "set -a; . ./s3.env; env"], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert all(f"{name}={value}\n" in seen for name, value in variables.items())


def test_a_value_that_would_not_be_read_back_is_refused() -> None:
    with pytest.raises(ValueError, match="read back"):
        as_file({"A": "it's"})


def test_the_gateway_has_the_embedded_platforms_rules(secrets: Secrets, tmp_path: Path) -> None:
    write_files(tmp_path, secrets, "10.219.71.3")
    written = json.loads((tmp_path / "gateway" / "routes.yml").read_text())["http"]
    embedded = dynamic_configuration(lambda name: f"http://127.0.0.1:{PORTS[name]}")["http"]
    assert written["routers"] == embedded["routers"]
    assert written["services"].keys() == embedded["services"].keys()


def test_the_gateway_and_the_pages_alone_are_believed_about_who_asks(secrets: Secrets, tmp_path: Path) -> None:
    write_files(tmp_path, secrets, "10.219.71.3")
    own = {
        name: _value(container["networks"]["default"]["ipv4_address"])
        for name, container in CONTAINERS.items()
        if "networks" in container
    }
    assert own == {"gateway": "10.219.71.2", "frontend": "10.219.71.3"}
    assert _value(CONTAINERS["prepare"]["environment"]["SOUK_PAGES_ADDRESS"]) == own["frontend"]
    static = json.loads((tmp_path / "gateway" / "traefik.yml").read_text())
    assert static["entryPoints"]["web"]["forwardedHeaders"] == {"trustedIPs": [f"{own['frontend']}/32"]}
    assert f"local_address {own['frontend']}\n" in (tmp_path / "pages" / "Caddyfile").read_text()
    for name in NAMES:
        trusted = json.loads(
            _value(CONTAINERS[f"{name}-service"]["environment"][f"{name.upper()}_HTTP__TRUSTED_PROXIES"])
        )
        assert set(trusted) == {f"{address}/32" for address in own.values()}


def test_no_container_is_given_an_address_that_is_somebodys_own() -> None:
    (pool,) = COMPOSE["networks"]["default"]["ipam"]["config"]
    given, subnet = (ip_network(_value(pool[key])) for key in ("ip_range", "subnet"))
    assert given.subnet_of(subnet)  # type: ignore[arg-type]
    for container in CONTAINERS.values():
        if "networks" in container:
            own = ip_address(_value(container["networks"]["default"]["ipv4_address"]))
            assert own in subnet
            assert own not in given


def test_every_address_is_a_container_at_its_port() -> None:
    for name in dynamic_configuration(address)["http"]["services"]:
        host, _, port = address({"pages": "pages_behind_gateway", "refused": "refusal"}.get(name, name))[7:].partition(
            ":"
        )
        assert host in CONTAINERS
        assert int(port) in PORTS.values()


def test_every_port_that_users_know_is_published() -> None:
    published = {
        int(_value(port).split(":")[1]) for container in CONTAINERS.values() for port in container.get("ports", [])
    }
    assert published == {port for name, port in PORTS.items() if name not in INSIDE_ONLY} | set(range(5432, 5439))


def test_nothing_is_open_to_the_network_and_all_of_ours_is_locked_down() -> None:
    for name, container in CONTAINERS.items():
        assert all(port.startswith("${SOUK_BIND:-127.0.0.1}:") for port in container.get("ports", [])), name
        if container["image"].startswith("souk/"):
            assert container["read_only"], name
            assert container["cap_drop"] == ["ALL"], name


def test_no_containers_log_grows_without_bound() -> None:
    for name, container in CONTAINERS.items():
        assert container["logging"] == {"driver": "json-file", "options": {"max-size": "10m", "max-file": "2"}}, name


def test_no_secret_stands_in_the_file() -> None:
    plain = [
        f"{key}={value}"
        for container in CONTAINERS.values()
        for key, value in container.get("environment", {}).items()
        if re.search(r"SECRET|PASSWORD|KEY|PEPPER|DATABASE__URL|VALKEY__URL", key) and value is not None
    ]
    assert plain == ["POSTGRES_PASSWORD_FILE=/run/souk/postgres-password"]


def test_what_can_be_set_is_documented() -> None:
    used = set(re.findall(r"\$\{(\w+):-", (repository() / "docker-compose.yml").read_text()))
    used |= {key for one in CONTAINERS.values() for key, value in one.get("environment", {}).items() if value is None}
    documented = set(re.findall(r"^#(\w+)=", (repository() / ".env.example").read_text(), re.MULTILINE))
    assert documented == used
