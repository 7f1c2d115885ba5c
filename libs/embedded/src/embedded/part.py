"""What the supervisor and the test servers need to know of a part."""

import importlib.util
import pwd
import signal
import sys
from abc import ABC, abstractmethod
from pathlib import Path
from typing import TypedDict


class PartFailed(Exception):
    """A part could not be prepared or did not come up; the message says which and why."""


class Part(ABC):
    """One process of the platform: how it is prepared, run, seen to be ready, and stopped."""

    name: str
    ports: tuple[int, ...] = ()
    user: str | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    preloads: bool = False
    """Whether its process may start before what it needs is there: it does nothing but load until `Running.go`."""

    def prepare(self) -> None:
        """Write what the process needs; called before each start."""
        return

    @abstractmethod
    def command(self) -> list[str]:
        """The process's argument list, program first."""

    def environment(self) -> dict[str, str]:
        """Variables the process gets on top of the caller's own."""
        return {}

    @abstractmethod
    def ready(self) -> bool:
        """Whether the process answers now. Blocks for about a second at most."""


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
