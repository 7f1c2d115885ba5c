"""Whole platforms for harnesses: each on a home and ports of its own, and gone afterwards."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from embedded.checkout import repository
from embedded.homes import temporary_home
from embedded.ports import free_offset
from souk.commands.failure import CommandFailed
from souk.places import PORTS, Places
from souk.services import ADDRESS_FACTOR
from souk.state import State

_SUPERVISOR_SECONDS = 5.0


def souk(places: Places, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command on that platform, out of the reach of this terminal's Ctrl-C.

    Every shopper of a harness comes from this machine: limits per client address are out of its way.
    """
    environment = os.environ | {
        "SOUK_HOME": str(places.home), "SOUK_PORT_OFFSET": str(places.offset), ADDRESS_FACTOR: "1000",
    }  # fmt: skip
    command = [sys.executable, "-m", "souk.cli", *arguments]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        said, complained = process.communicate(timeout=900)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)  # with what it has begun, such as the shop's build
        process.wait()
        raise
    return subprocess.CompletedProcess(command, process.returncode, said, complained)


@contextmanager
def own_platform() -> Iterator[Places]:
    """A running, seeded platform; ended and forgotten afterwards, after Ctrl-C and SIGTERM too.

    Raises CommandFailed when it does not start.
    """
    with temporary_home() as home, _ended_by_sigterm():
        places = Places(repository(), home, free_offset(PORTS.values()))
        try:
            started = souk(places, "up")
            if started.returncode != 0:
                raise CommandFailed(f"A platform of its own did not start:\n{started.stdout}{started.stderr}")
            yield places
        finally:
            with _undisturbed():
                _end(places)


def _end(places: Places) -> None:
    """Stop it, an `up` that was interrupted included: its supervisor may be about to begin."""
    until = time.monotonic() + _SUPERVISOR_SECONDS
    while State.read(places.state) is None and time.monotonic() < until:
        time.sleep(0.1)
    souk(places, "down", "--wipe")


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """SIGTERM unwinds the block, as Ctrl-C does."""
    with _signals({signal.SIGTERM: lambda *_: sys.exit(143)}):
        yield


@contextmanager
def _undisturbed() -> Iterator[None]:
    """A second Ctrl-C does not interrupt the cleaning up."""
    with _signals({signal.SIGINT: signal.SIG_IGN, signal.SIGTERM: signal.SIG_IGN}):
        yield


@contextmanager
def _signals(handlers: dict[signal.Signals, Any]) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
