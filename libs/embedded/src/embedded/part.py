"""What the supervisor and the test servers need to know of a part."""

import importlib.util
import os
import pwd
import signal
import subprocess
import sys
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Protocol, TypedDict


class PartFailed(Exception):
    """A part could not be prepared or did not come up; the message says which and why."""


class Process(Protocol):
    """What this needs of a process; waiting raises subprocess.TimeoutExpired, as subprocess does."""

    @property
    def pid(self) -> int:
        """Its number."""

    def go(self) -> None:
        """Let one that has only loaded so far begin; one that ended meanwhile is left to whoever waits for it."""

    def poll(self) -> int | None:
        """Its exit code; None while it runs; negative for the signal that ended it."""

    def wait(self, timeout: float | None = None) -> int:
        """Block until it ends, at most `timeout` seconds; its exit code."""

    def send_signal(self, sig: int) -> None:
        """To one that has ended, nothing is sent."""

    def kill(self) -> None:
        """End it at once."""


class Part(ABC):
    """One process of the platform: how it is prepared, started, seen to be ready, and stopped."""

    name: str
    ports: tuple[int, ...] = ()
    stop_signal: signal.Signals = signal.SIGTERM
    preloads: bool = False
    """Whether its process may start before what it needs is there: it does nothing but load until `Process.go`."""

    def prepare(self) -> None:
        """Write what the process needs; called before each start."""
        return

    @abstractmethod
    def spawn(self, log: Path) -> Process:
        """Start the process in a session of its own, its output appended to `log`."""

    @abstractmethod
    def ready(self) -> bool:
        """Whether the process answers now. Blocks for about a second at most."""


class Program(Part):
    """A part that is a program with arguments, run as `user` or else as the caller."""

    user: str | None = None

    @abstractmethod
    def command(self) -> list[str]:
        """The process's argument list, program first."""

    def environment(self) -> dict[str, str]:
        """Variables the process gets on top of the caller's own."""
        return {}

    def spawn(self, log: Path) -> Process:
        """Its process, which has nothing to read from."""
        with log.open("ab") as output:
            return _Begun(
                self.command(),
                env=os.environ | self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **identity(self.user),
            )


class _Begun(subprocess.Popen[bytes]):
    """A process that needs no word to begin."""

    def go(self) -> None:
        return


def program(name: str) -> str:
    """The path of a program that a wheel put beside the running interpreter."""
    return str(Path(sys.executable).parent / name)


def inside_wheel(package: str) -> Path:
    """The folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise PartFailed(f"the package {package} is not installed")
    return Path(spec.origin).parent


class Identity(TypedDict, total=False):
    """subprocess.Popen's keywords for another user."""

    user: str
    group: int
    extra_groups: list[int]


def identity(user: str | None) -> Identity:
    """How a subprocess becomes that user with all its groups; None keeps the caller's."""
    if user is None:
        return {}
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}
