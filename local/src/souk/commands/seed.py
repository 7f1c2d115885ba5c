"""`souk seed`: the demo steps of services.yaml, each once."""

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from deployables import DEMO, DemoStep, filled
from embedded.log_file import tail
from souk.commands.failure import CommandFailed
from souk.commands.running import require_running
from souk.places import Places
from souk.plan import Plan
from souk.secrets import Secrets

_PEOPLE = "people"
"""The step that prints who can log in."""


def seed(places: Places, plan: Plan, console: Console, *, again: bool = False, report: bool = False) -> None:
    """Run each demo step that was not run here; `report`: print so when there was none.

    Raises CommandFailed.
    """
    require_running(places)
    secrets = Secrets.open(places.secrets)
    settings = {service.name: service.environment() for service in plan.services}
    done = False
    for step in DEMO:
        if again or not _marker(places, step.name).exists():
            own = {variable: secrets[name] for variable, name in step.secrets.items()}
            run_step(places, step, settings[step.service] | own, console)
            done = True
    if report and not done:
        console.print("The demo data is there already; --again writes it anew where it is missing.")


def logins(places: Places) -> tuple[str, list[dict[str, str]]]:
    """The demo password and the accounts {email, name, role}, as auth-service's seed named them; empty without it."""
    marker = _marker(places, _PEOPLE)
    if not marker.exists():
        return "", []
    named = json.loads(marker.read_text())
    return named["password"], named["users"]


def run_step(places: Places, step: DemoStep, settings: dict[str, str], console: Console) -> None:
    """Run a step with its service's settings, and keep what it prints as the sign that it was run.

    Raises CommandFailed with the end of its log.
    """
    log, marker = places.logs / f"seed-{step.name}.log", _marker(places, step.name)
    handover = marker.parent / "handover"
    handover.mkdir(parents=True, exist_ok=True)
    printed = log.with_suffix(".out")
    command = filled(step.run, {"handover": str(handover)}.__getitem__)
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    began = time.monotonic()
    with _turn(places) as lock, log.open("wb") as errors, printed.open("wb") as output:
        process = subprocess.Popen(
            ["sh", "-ec", command],
            env=os.environ | settings | {"PATH": path},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            pass_fds=[lock],
            start_new_session=True,
        )
    with _ended_with_us(process), console.status(f"Demo data: {step.name}") as status:
        while process.poll() is None:
            last = tail(log, 1)
            status.update(f"Demo data: {step.name} [dim]{'' if last.startswith('{') else last[:60]}[/dim]")
            time.sleep(0.2)
    if process.returncode != 0:
        raise CommandFailed(f"The demo step {step.name} failed:\n{tail(log)}")
    console.print(f"Demo data, {step.name}: {time.monotonic() - began:.1f} s")
    marker.write_bytes(printed.read_bytes())


def _marker(places: Places, step: str) -> Path:
    return places.home / "seeded" / step


@contextmanager
def _ended_with_us(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    """The shell of a step and what it runs are a group of their own, and end together."""
    try:
        yield
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()


@contextmanager
def _turn(places: Places) -> Iterator[int]:
    """A lock that the step inherits: should this command be killed, the next waits for what it started."""
    with (places.home / "seed.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock.fileno()
