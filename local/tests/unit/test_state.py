import os
import subprocess
import sys
from pathlib import Path

from embedded.process import ProcessId
from souk.state import PartState, Phase, State


def a_state(**parts: Phase) -> State:
    return State(ProcessId.of(os.getpid()), {name: PartState(name, phase) for name, phase in parts.items()})


def test_the_state_comes_back_as_it_was_written(tmp_path: Path) -> None:
    state = a_state(postgres=Phase.READY, gateway=Phase.STARTING)
    state.write(tmp_path / "state.json")
    assert State.read(tmp_path / "state.json") == state


def test_a_missing_or_broken_state_is_none(tmp_path: Path) -> None:
    assert State.read(tmp_path / "state.json") is None
    (tmp_path / "state.json").write_text('{"supervisor": {}')
    assert State.read(tmp_path / "state.json") is None


def test_a_supervisor_with_a_recycled_pid_does_not_count_as_running() -> None:
    state = a_state()
    assert state.running
    state.supervisor = ProcessId(os.getpid(), 1.0)
    assert not state.running


def test_ready_means_every_part() -> None:
    assert a_state(postgres=Phase.READY, valkey=Phase.READY).ready
    assert not a_state(postgres=Phase.READY, valkey=Phase.RESTARTING).ready


def test_an_ended_child_that_nobody_waited_for_is_not_alive() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    process = ProcessId.of(child.pid)
    assert process.alive()
    process.stop(seconds=5)
    assert not process.alive()
    child.communicate()
