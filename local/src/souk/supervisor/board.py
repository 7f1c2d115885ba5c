"""Where the keepers write what their parts do, and wait for each other."""

import queue
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from embedded.process import ProcessId
from souk.state import PartState, Phase, State


class Board:
    """The state of all parts, written to the state file at each change."""

    def __init__(self, path: Path, supervisor: ProcessId, names: Sequence[str]) -> None:
        self._path = path
        self._state = State(supervisor, {name: PartState(name) for name in names})
        self._changed = threading.Condition()
        self._stopping = threading.Event()
        self._asked: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._state.write(path)

    @property
    def stopping(self) -> bool:
        """Whether everything is to end."""
        return self._stopping.is_set()

    def enter(self, name: str, phase: Phase, process: ProcessId | None = None) -> None:
        """A part has changed."""
        with self._changed:
            part = self._state.parts[name]
            if phase is Phase.RESTARTING:
                part.restarts += 1
                part.failures = part.failures + 1 if part.phase is Phase.STARTING else 0
            elif phase is Phase.READY:
                part.failures = 0
            part.phase, part.since = phase, time.time()
            part.pid, part.created = (process.pid, process.created) if process else (None, 0.0)
            self._write()

    def wait_for(self, names: Sequence[str]) -> None:
        """Return when all of them are ready, or when everything is to end."""
        with self._changed:
            self._changed.wait_for(
                lambda: self.stopping or all(self._state.parts[name].phase is Phase.READY for name in names)
            )

    def pause(self, seconds: float) -> None:
        """Wait that long, or until everything is to end."""
        self._stopping.wait(seconds)

    def ask_to_stop(self, error: str | None = None) -> None:
        """Ask for the end, because of an error if one is given. Signal handlers may call this: it takes no lock."""
        self._asked.put(error)

    def stop_when_asked(self) -> str | None:
        """Block until the end is asked for, then let everybody know; answers the error."""
        error = self._asked.get()
        with self._changed:
            self._stopping.set()
            self._state.error = error
            self._write()
        return error

    def _write(self) -> None:
        self._state.write(self._path)
        self._changed.notify_all()
