"""`souk seed`: demo data, once for each service."""

import fcntl
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from deployables import DEMO
from embedded.log_file import tail
from souk.commands.failure import CommandFailed
from souk.commands.running import require_running
from souk.places import Places
from souk.plan import Plan
from souk.secrets import Secrets
from souk.services import Service

_RUNS = {"order-service": "payment-service"}
"""Whose seed runs another's, between two steps of its own."""
_ARGUMENTS = {"auth-service": ("--json",)}


def seed(places: Places, plan: Plan, console: Console, *, again: bool = False, report: bool = False) -> None:
    """Run the seed of each service that has one and has not been seeded here; `report`: print so when there was none.

    Raises CommandFailed.
    """
    require_running(places)
    done = []
    by_name = {service.name: service for service in plan.services}
    for name in _in_order():
        marker = places.home / "seeded" / name
        service = by_name.get(name)
        if service is None or not _has_seed(places, service) or (marker.exists() and not again):
            continue
        done.append(name)
        printed = _run(places, service, _others(plan, service), console)
        marker.parent.mkdir(parents=True, exist_ok=True)
        marker.write_text(printed)
    if report and not done:
        console.print("The demo data is there already; --again writes it anew where it is missing.")


def _in_order() -> list[str]:
    """The services with demo steps, each where its last step stands."""
    last = dict.fromkeys(reversed([step.service for step in DEMO]))
    return [name for name in reversed(last) if name not in _RUNS.values()]


def logins(places: Places) -> tuple[str, list[dict[str, str]]]:
    """The demo password and the accounts {email, name, role}, as auth-service's seed named them; empty without it."""
    marker = places.home / "seeded" / "auth-service"
    if not marker.exists():
        return "", []
    named = json.loads(marker.read_text())
    return named["password"], named["users"]


def _others(plan: Plan, service: Service) -> dict[str, str]:
    """What a seed needs beyond its service's settings: secrets of its steps, and all that a seed it runs needs."""
    ran = [each for each in plan.services if each.name == _RUNS.get(service.name)]
    secrets = Secrets.open(plan.places.secrets)
    steps = [step for each in (service, *ran) for step in each.deployable.demo]
    own = {variable: secrets[name] for step in steps for variable, name in step.secrets.items()}
    return {key: value for each in ran for key, value in each.environment().items()} | own


def _run(places: Places, service: Service, others: dict[str, str], console: Console) -> str:
    log: Path = places.logs / f"seed-{service.name}.log"
    answer = log.with_suffix(".json")
    began = time.monotonic()
    with _turn(places) as lock, log.open("wb") as errors, answer.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", f"{service.package}.seed", *_ARGUMENTS.get(service.name, ())],
            env=os.environ | others | service.environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            pass_fds=[lock],
        )
    try:
        with console.status(f"Demo data for {service.name}") as status:
            while process.poll() is None:
                last = tail(log, 1)
                status.update(f"Demo data for {service.name} [dim]{'' if last.startswith('{') else last[:60]}[/dim]")
                time.sleep(0.2)
    finally:
        process.terminate()
        process.wait()
    if process.returncode != 0:
        raise CommandFailed(f"The demo data of {service.name} failed:\n{tail(log)}")
    console.print(f"Demo data for {service.name}: {time.monotonic() - began:.1f} s")
    return answer.read_text()


@contextmanager
def _turn(places: Places) -> Iterator[int]:
    """A lock that the seed's process inherits: should this command be killed, the next waits for what it started."""
    with (places.home / "seed.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock.fileno()


def _has_seed(places: Places, service: Service) -> bool:
    package = places.root / "services" / service.name / "src" / service.package
    return (package / "seed.py").exists() or (package / "seed").is_dir()
