"""Harnesses start platforms of their own, and leave nothing behind: not even when they are interrupted."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(200)]
HARNESS = """
import sys
from souk.own_platform import own_platform
with own_platform() as places:
    print(places.home, flush=True)
    sys.stdin.read()
"""


def begin(tmp_path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", HARNESS], env={"TMPDIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True,
    )  # fmt: skip


def processes_of(home: Path) -> list[int]:
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("SOUK_HOME") == str(home) and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process.pid)
        except psutil.Error:
            continue
    return found


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_harness_leaves_no_process_and_no_home(tmp_path: Path, number: signal.Signals) -> None:
    tmp_path.chmod(0o755)
    harness = begin(tmp_path)
    while not (homes := list(tmp_path.glob("souk-home-*/state.json"))):
        assert harness.poll() is None
        time.sleep(0.05)
    home = homes[0].parent
    assert processes_of(home)
    harness.send_signal(number)
    assert harness.wait(120) != 0
    assert processes_of(home) == []
    assert not home.exists()
