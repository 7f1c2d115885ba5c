"""Starts services from the process that has loaded what they share; see `souk.preloaded`."""

import multiprocessing
import os
import signal
import subprocess
import threading
from contextlib import suppress
from multiprocessing import connection
from pathlib import Path

import psutil

from embedded.process import ProcessId

_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["souk.preloaded"])
_asking = threading.Lock()
"""How a process ended can be asked once, and starting another asks for all: one at a time."""
_SERVER_GONE = 255
"""What multiprocessing says of a process whose fork server has died."""


def end() -> None:
    """End the fork server and what comes with it, once no service is left: by themselves they end a moment later."""
    helpers = psutil.Process().children()
    for each in helpers:
        with suppress(psutil.NoSuchProcess):
            each.kill()
    psutil.wait_procs(helpers, timeout=5)


class Forked:
    """A service that loads, and begins to serve when it may."""

    def __init__(self, module: str, environment: dict[str, str], log: Path) -> None:
        reader, self._begin = _forks.Pipe(duplex=False)
        self._process = _forks.Process(target=_serve, args=(module, environment, log, reader))
        with _asking:
            self._process.start()
        reader.close()
        self._id = ProcessId.of(self._process.pid or 0)

    @property
    def pid(self) -> int:
        """Its number."""
        return self._id.pid

    def go(self) -> None:
        """Let it serve; one that ended meanwhile is left to whoever waits for it."""
        with suppress(BrokenPipeError), self._begin:
            self._begin.send("go")

    def poll(self) -> int | None:
        """Its exit code; None while it runs; negative for the signal that ended it."""
        with _asking:
            code = self._process.exitcode
        if code == _SERVER_GONE:  # it runs on, and nobody would ever learn how it ends
            self._id.stop(signal.SIGKILL)
        return code

    def wait(self, timeout: float | None = None) -> int:
        """Block until it ends; its exit code. Raises subprocess.TimeoutExpired."""
        connection.wait([self._process.sentinel], timeout)
        code = self.poll()
        if code is None:
            raise subprocess.TimeoutExpired(self._process.name, timeout or 0)
        return code

    def send_signal(self, sig: int) -> None:
        """To one that has ended, nothing is sent."""
        if self.poll() is None:
            os.kill(self.pid, sig)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)


def _serve(module: str, environment: dict[str, str], log: Path, may_begin: "connection.Connection[None, str]") -> None:
    from souk.preloaded import serve

    serve(module, environment, log, may_begin)
