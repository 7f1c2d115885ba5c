"""The platform of docker-compose.yml under a project of its own, on shifted ports, with fresh volumes."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from embedded.checkout import repository
from embedded.ports import free_offset
from souk.places import PORTS

ROOT = repository()
TAG = "compose-test"
_NETWORK = "10.219.72"


class ShiftedPorts(yaml.SafeDumper):
    """Writes `ports` so that they replace those of the first file instead of adding to them."""


class Replacing(list[str]):
    """A list that replaces."""


ShiftedPorts.add_representer(Replacing, lambda dumper, ports: dumper.represent_sequence("!override", list(ports)))


@dataclass(frozen=True, slots=True)
class Shop:
    """The running platform and what a test may do to it."""

    offset: int
    folder: Path

    @property
    def url(self) -> str:
        """The gateway."""
        return f"http://localhost:{PORTS['gateway'] + self.offset}"

    def attempt(self, *arguments: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
        """Run a compose command."""
        files = ("--file", str(ROOT / "docker-compose.yml"), "--file", str(self.folder / "ports.yml"))
        return subprocess.run(
            ["docker", "compose", "-p", f"souk-test-{self.offset}", *files, "--env-file", "/dev/null", *arguments],
            env=os.environ | {"SOUK_URL": self.url, "SOUK_TAG": TAG, "SOUK_NETWORK": _NETWORK},
            capture_output=True, text=True, timeout=timeout, check=False,
        )  # fmt: skip

    def compose(self, *arguments: str, timeout: float = 120) -> str:
        """What a compose command prints to stdout; fails the test with its stderr when it fails."""
        done = self.attempt(*arguments, timeout=timeout)
        if done.returncode != 0:
            pytest.fail(f"docker compose {' '.join(arguments)}: {done.stderr[-6000:]}")
        return done.stdout

    def urls(self) -> dict[str, str]:
        """The administrator's addresses of the stores."""
        urls = json.loads(self.compose("run", "--rm", "--no-TTY", "prepare", "python", "-m", "souk.compose", "urls"))
        for name in ("postgres", "valkey"):
            urls[name] = urls[name].replace(f":{PORTS[name]}/", f":{PORTS[name] + self.offset}/")
        return dict(urls)

    def states(self) -> dict[str, dict[str, Any]]:
        """Each container as `docker compose ps` sees it, by its service."""
        lines = self.compose("ps", "--all", "--format", "json").splitlines()
        return {one["Service"]: one for one in map(json.loads, lines)}

    def souk(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """The `souk` command."""
        return subprocess.run(
            [sys.executable, "-m", "souk.cli", *arguments],
            env=os.environ | {"SOUK_HOME": str(self.folder)} | environment,
            capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """Up with demo data; afterwards gone with its volumes and the images built for it."""
    if reason := _no_engine():
        pytest.skip(f"there is no Docker engine here: {reason}")
    shop = Shop(free_offset([*PORTS.values(), *range(5433, 5439)]), tmp_path_factory.mktemp("compose"))
    (shop.folder / "ports.yml").write_text(_ports(shop.offset))
    try:
        shop.compose("build", timeout=900)
        shop.compose("up", "--detach", timeout=600)
        shop.attempt("wait", "seed-visits", timeout=180)  # it refuses when that is over already
        assert shop.states()["seed-visits"]["ExitCode"] == 0, shop.compose("logs", "seed-visits")
        yield shop
    finally:
        shop.attempt("down", "--volumes", "--timeout", "5")
        images = {image for image in shop.compose("config", "--images").split() if image.endswith(f":{TAG}")}
        subprocess.run(["docker", "image", "rm", *sorted(images)], capture_output=True, check=False)


def _no_engine() -> str:
    """Why tests cannot run; empty when they can."""
    try:
        for command in (["docker", "info"], ["docker", "compose", "version"]):
            done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
            if done.returncode != 0:
                return done.stderr.strip() or f"{' '.join(command)} failed"
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return ""


def _ports(offset: int) -> str:
    """A second compose file that moves every published port."""
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    moved = {
        name: {"ports": Replacing(f"127.0.0.1:{host + offset}:{inside}" for host, inside in _published(service))}
        for name, service in services.items()
        if "ports" in service
    }
    return yaml.dump({"services": moved}, Dumper=ShiftedPorts)


def _published(service: dict[str, Any]) -> Iterator[tuple[int, int]]:
    for port in service["ports"]:
        host, inside = port.replace("${GATEWAY_PORT:-8000}", "8000").split(":")[-2:]
        yield int(host), int(inside)
