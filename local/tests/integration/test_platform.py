"""One platform on a home and ports of its own: up, watched, hurt, and down again."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from embedded.checkout import repository
from embedded.homes import temporary_home
from embedded.ports import free_offset
from embedded.probes import http_status
from souk.places import PORTS, Places
from souk.state import PartState, Phase, State

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


ALARM = re.compile(
    r'"level":"(warning|error|critical)"|\b(WARN|WARNING|ERR|ERROR|FATAL|PANIC|Traceback)\b'
    r'|"level":"(warn|fatal)"|level=(warning|error)'
)
"""A line that asks for somebody's attention, in the words of services, stores and gateways."""


EXCUSED = ("vm.overcommit_memory", "Traefik can reject some encoded characters")
"""A setting of the host, and advice for what our own rules do already: no setting of the part takes them away."""


class Platform:
    """The `souk` command with an environment of its own."""

    def __init__(self, home: Path) -> None:
        self.places = Places(repository(), home, free_offset(PORTS.values()))

    def souk(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"SOUK_HOME": str(self.places.home), "SOUK_PORT_OFFSET": str(self.places.offset)}
        return subprocess.run(
            [sys.executable, "-m", "souk.cli", *arguments],
            env=environment, capture_output=True, text=True, timeout=200, check=False,
        )  # fmt: skip

    def state(self) -> State:
        state = State.read(self.places.state)
        assert state is not None
        return state

    def part(self, name: str) -> PartState:
        return self.state().parts[name]

    def kill(self, name: str) -> int:
        pid = self.part(name).pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        return pid


def processes(parts: Iterable[PartState]) -> list[psutil.Process]:
    """Of these parts, with all their children."""
    roots = [psutil.Process(part.pid) for part in parts if part.pid is not None]
    return [process for root in roots for process in (root, *root.children(recursive=True))]


@pytest.fixture(scope="module")
def platform() -> Iterator[Platform]:
    with temporary_home() as home:
        running = Platform(home)
        try:
            started = running.souk("up", "--no-seed")
            assert started.returncode == 0, started.stdout + started.stderr
            yield running
        finally:
            running.souk("down", "--wipe")


def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_all_parts_are_healthy_and_say_where_they_are(platform: Platform) -> None:
    status = platform.souk("status")
    assert status.returncode == 0, status.stdout
    for part in platform.state().parts.values():
        assert part.name in status.stdout
        assert str(part.pid) in status.stdout


def test_a_start_from_nothing_leaves_no_alarm_in_any_log(platform: Platform) -> None:
    """Parts wait for each other in silence."""
    alarms = [
        f"{log.stem}: {line}"
        for log in sorted(platform.places.logs.glob("*.log"))
        for line in log.read_text(errors="replace").splitlines()
        if ALARM.search(line) and not any(excused in line for excused in EXCUSED)
    ]
    assert not alarms, "\n".join(alarms)


def test_no_process_interrupts_another_because_it_was_woken(platform: Platform) -> None:
    scheduled = []
    for process in processes(platform.state().parts.values()):
        with suppress(ProcessLookupError):  # a worker of PostgreSQL may be done by now
            scheduled.append(os.sched_getscheduler(process.pid))
    assert len(scheduled) >= len(platform.state().parts)
    assert set(scheduled) == {os.SCHED_BATCH}


def test_a_second_up_leaves_everything_as_it_is(platform: Platform) -> None:
    before = {part.name: part.pid for part in platform.state().parts.values()}
    again = platform.souk("up", "--no-seed")
    assert again.returncode == 0
    assert platform.places.gateway in again.stdout
    assert {part.name: part.pid for part in platform.state().parts.values()} == before


def test_services_have_no_right_to_change_their_schema(platform: Platform) -> None:
    import psycopg

    from souk.plan import make_plan

    for service in make_plan(platform.places).services:
        url = service.environment()[f"{service.name.removesuffix('-service').upper()}_DATABASE__URL"]
        with psycopg.connect(url) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine (id int)")


def test_the_start_page_runs_no_script_and_its_links_lead_somewhere(platform: Platform) -> None:
    with urllib.request.urlopen(f"{platform.places.gateway}/platform") as answer:
        page, policy = answer.read().decode(), answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "<script" not in page
    assert "style=" not in page
    assert http_status(platform.places.port("gateway"), "/api/auth/docs") == 200
    assert http_status(platform.places.port("pages"), "/api/auth/docs") == 200


def test_the_shop_is_at_the_gateways_root(platform: Platform) -> None:
    with urllib.request.urlopen(platform.places.gateway) as answer:
        assert "/boot.js" in answer.read().decode()
        assert "require-trusted-types-for" in answer.headers["Content-Security-Policy"]
    assert http_status(platform.places.port("gateway"), "/fr/cart") == 200
    assert http_status(platform.places.port("gateway"), "/nothing-here") == 404


@pytest.mark.parametrize("path", [
    "/api/../internal/orders", "/api/orders/../../internal/orders", "/%2e%2e/internal", "//internal/orders",
    "/api/orders/..%2finternal", "/api/orders/%2e%2e%2finternal", "/api/orders/..%5cinternal", "/api/internal/orders",
    "/api/orders/%252e%252e/internal", "/api/auth/token", "/api/auth/%74oken", "/api/auth//token", "/api/auth/./token",
    "/api/auth/x/../token", "/metrics", "/health", "/health/ready", "/api/auth/../metrics", "/api/authx",
    "/sandbox/admin", "/sandbox/3ds/../admin",
])  # fmt: skip
def test_inner_paths_do_not_exist_for_the_outside(platform: Platform, path: str) -> None:
    assert http_status(platform.places.port("gateway"), path) == 404
    assert http_status(platform.places.port("pages"), path) == 404


@pytest.mark.parametrize("name", ["valkey", "postgres", "order-service", "gateway"])
def test_a_killed_part_is_started_again(platform: Platform, name: str) -> None:
    killed = platform.kill(name)
    until(lambda: platform.part(name).phase is Phase.READY and platform.part(name).pid != killed)
    assert platform.part(name).restarts == 1
    until(lambda: platform.souk("status").returncode == 0)


def test_the_plan_of_a_migration_is_shown_for_the_running_database(platform: Platform) -> None:
    shown = platform.souk("migrate", "--plan", "order")
    assert (shown.returncode, shown.stdout.splitlines()[-1]) == (0, "verdict  nothing"), shown.stderr
    unknown = platform.souk("migrate", "--plan", "orders")
    assert unknown.returncode == 1
    assert "There is no service 'orders'. There are: auth-service," in unknown.stderr


def test_logs_are_found_by_the_short_name(platform: Platform) -> None:
    found = platform.souk("logs", "auth", "-n", "3")
    assert found.returncode == 0
    assert all(json.loads(line)["service"] == "auth-service" for line in found.stdout.splitlines())
    missing = platform.souk("logs", "nothing")
    assert missing.returncode == 1
    assert "There are:" in missing.stderr


def test_a_log_is_bounded_while_its_part_runs_and_goes_on(platform: Platform) -> None:
    log = platform.places.logs / "mail.log"
    before = platform.part("mail").pid
    with log.open("ab") as part:
        part.write(b"a line of fifty characters, again and again and on\n" * 200_000)
        part.flush()
        until(lambda: log.stat().st_size < 1_000_000)
        part.write(b"the last one\n")
    assert log.with_suffix(".log.1").stat().st_size > 9_000_000
    assert platform.part("mail").pid == before
    shown = platform.souk("logs", "mail", "-n", "2").stdout.splitlines()
    assert shown == ["a line of fifty characters, again and again and on", "the last one"]


def test_nobody_else_looks_into_the_home_or_a_file_with_a_secret(platform: Platform) -> None:
    home = platform.places.home
    # A root caller's PostgreSQL runs as somebody else, whose group may pass, and not look.
    assert home.stat().st_mode & 0o777 == (0o710 if os.geteuid() == 0 else 0o700)
    secrets = [value for value in json.loads(platform.places.secrets.read_text()).values() if len(value) > 15]
    files = [file for file in home.rglob("*") if file.is_file() and not file.is_relative_to(home / "data" / "postgres")]
    with_secrets = [file for file in files if any(secret in file.read_text(errors="replace") for secret in secrets)]
    assert {file.name for file in with_secrets} >= {"secrets", "valkey.conf"}
    assert {oct(file.stat().st_mode & 0o777) for file in with_secrets} == {"0o600"}


def test_a_home_that_was_open_is_closed_by_the_next_up(platform: Platform) -> None:
    platform.places.home.chmod(0o755)
    assert platform.souk("up", "--no-seed").returncode == 0
    assert platform.places.home.stat().st_mode & 0o007 == 0
    until(lambda: platform.souk("status").returncode == 0)


def test_another_platform_on_the_same_ports_is_told_who_holds_them(platform: Platform, tmp_path: Path) -> None:
    other = Platform(tmp_path / "other")
    other.places = Places(platform.places.root, other.places.home, platform.places.offset)
    refused = other.souk("up", "--no-seed")
    assert refused.returncode == 1
    port, pid = platform.places.port("postgres"), platform.part("postgres").pid
    assert f"Port {port} (for postgres) is taken by pid {pid}" in refused.stderr
    assert "SOUK_PORT_OFFSET" in refused.stderr


def test_migrate_says_that_all_is_up_to_date(platform: Platform) -> None:
    done = platform.souk("migrate")
    assert done.returncode == 0
    assert "auth-service: up to date" in done.stdout


def test_what_a_killed_supervisor_left_behind_is_ended_and_all_starts_again(platform: Platform) -> None:
    left = [part.process for part in platform.state().parts.values() if part.process]
    os.kill(platform.state().supervisor.pid, signal.SIGKILL)
    until(lambda: not platform.state().running)
    assert "died" in platform.souk("status").stdout
    again = platform.souk("up", "--no-seed")
    assert again.returncode == 0, again.stdout + again.stderr
    assert not any(process.alive() for process in left)
    assert platform.souk("status").returncode == 0


def test_down_ends_every_process_and_keeps_the_data_until_wiped(platform: Platform) -> None:
    processes = [part.process for part in platform.state().parts.values() if part.process]
    assert platform.souk("down").returncode == 0
    assert not any(process.alive() for process in processes)
    assert (platform.places.home / "data" / "postgres" / "data" / "PG_VERSION").exists()
    assert platform.souk("status").returncode == 1
    assert platform.souk("down", "--wipe").returncode == 0
    assert not (platform.places.home / "data").exists()
    assert not platform.places.secrets.exists()
