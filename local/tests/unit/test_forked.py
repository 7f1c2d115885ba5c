"""Services are forks of one process, load while their stores still start, and end as any other process."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from embedded.process import ProcessId
from souk.forked import Forked

Start = Callable[[str], Forked]
_MODULE = """
import os
print('loaded', flush=True)
def main():
    print('ran with', os.environ['A_SETTING'], flush=True)
    {ends}
"""


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts a service whose `main` ends as it is told."""
    monkeypatch.syspath_prepend(str(tmp_path))
    started: list[Forked] = []

    def begin(ends: str) -> Forked:
        (tmp_path / "a_service.py").write_text(_MODULE.format(ends=ends))
        started.append(Forked("a_service", {"A_SETTING": "its own"}, tmp_path / "log"))
        return started[-1]

    yield begin
    for each in started:
        each.kill()


def _until_loaded(log: Path) -> None:
    process = psutil.Process()
    while not (log.exists() and "loaded" in log.read_text()):
        assert process.is_running()


def test_a_service_is_loaded_at_once_and_runs_when_it_is_told_to(start: Start, tmp_path: Path) -> None:
    service = start("pass")
    _until_loaded(tmp_path / "log")
    assert service.poll() is None
    service.go()
    assert service.wait(20) == 0
    assert (tmp_path / "log").read_text() == "loaded\nran with its own\n"


@pytest.mark.parametrize(
    ("ends", "code"), [("raise SystemExit(2)", 2), ("raise ValueError('why')", 1), ("os.kill(os.getpid(), 9)", -9)]
)
def test_its_exit_code_is_that_of_a_program(start: Start, tmp_path: Path, ends: str, code: int) -> None:
    service = start(ends)
    service.go()
    assert service.wait(20) == code
    assert service.poll() == code
    assert ("ValueError: why" in (tmp_path / "log").read_text()) == ("ValueError" in ends)


def test_it_leads_a_session_of_its_own_under_its_own_name(start: Start, tmp_path: Path) -> None:
    service = start("pass")
    _until_loaded(tmp_path / "log")
    stat = Path(f"/proc/{service.pid}/stat").read_text().split()
    assert (stat[1], stat[5]) == ("(a-service)", str(service.pid))


def test_what_still_runs_can_be_waited_for_only_so_long(start: Start, tmp_path: Path) -> None:
    service = start("pass")
    with pytest.raises(subprocess.TimeoutExpired):
        service.wait(0.1)
    service.send_signal(signal.SIGTERM)
    assert service.wait(20) == -signal.SIGTERM
    service.send_signal(signal.SIGTERM)  # to nobody


def test_where_the_fork_server_is_killed_its_services_end_and_another_can_be_started(start: Start) -> None:
    service = start("import time; time.sleep(60)")
    service.go()
    left, server = ProcessId.of(service.pid), psutil.Process(service.pid).parent()
    assert server is not None
    server.kill()
    service.wait(20)
    assert not left.alive()
    another = start("pass")
    another.go()
    assert another.wait(20) == 0


def test_one_whose_starter_is_gone_never_runs(tmp_path: Path) -> None:
    (tmp_path / "a_service.py").write_text(_MODULE.format(ends="pass"))
    code = (
        f"import os, sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from pathlib import Path\n"
        "from souk.forked import Forked\n"
        f"print(Forked('a_service', {{}}, Path({str(tmp_path / 'log')!r})).pid, flush=True)\n"
        "os._exit(0)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60).stdout
    with suppress(psutil.NoSuchProcess):
        assert ProcessId.of(int(said)).wait_gone(20)
    assert "ran" not in (tmp_path / "log").read_text()
