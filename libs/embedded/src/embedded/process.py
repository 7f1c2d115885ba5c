"""Starting a part's process, seeing whether it lives, and stopping it."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import psutil

from embedded.log_file import tail
from embedded.part import Part, PartFailed, Process

_PATIENCE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class ProcessId:
    """A pid that cannot be mistaken for a later process with the same number."""

    pid: int
    created: float

    @classmethod
    def of(cls, pid: int) -> Self:
        """A process that runs now; raises psutil.NoSuchProcess."""
        return cls(pid, psutil.Process(pid).create_time())

    def alive(self) -> bool:
        """Whether that very process still runs; a zombie does not."""
        try:
            process = psutil.Process(self.pid)
            same = abs(process.create_time() - self.created) < 1
            return bool(same and process.status() != psutil.STATUS_ZOMBIE)
        except psutil.NoSuchProcess:
            return False

    def stop(self, how: signal.Signals = signal.SIGTERM, *, seconds: float = 20) -> None:
        """Ask it to end, wait at most that long, then kill it."""
        self._signal(how)
        if not self.wait_gone(seconds):
            self._signal(signal.SIGKILL)
            self.wait_gone(5)

    def wait_gone(self, seconds: float) -> bool:
        """Whether it ended within that time."""
        end = time.monotonic() + seconds
        while self.alive():
            if time.monotonic() > end:
                return False
            time.sleep(0.02)
        return True

    def _signal(self, how: signal.Signals) -> None:
        if self.alive():
            try:
                os.kill(self.pid, how)
            except ProcessLookupError:
                return


class Running:
    """A part that was launched, and its process."""

    def __init__(self, part: Part, process: Process, log: Path) -> None:
        self.part = part
        self.log = log
        self.id = ProcessId.of(process.pid)
        self._process = process

    @property
    def exit_code(self) -> int | None:
        """None while it runs; negative for the signal that ended it."""
        return self._process.poll()

    def go(self) -> None:
        """Let a part that preloads begin; one that ended meanwhile is left to `wait_ready`."""
        self._process.go()

    def wait_ready(self, seconds: float = 30) -> Self:
        """Wait until the part answers. Raises PartFailed with the end of its log."""
        end = time.monotonic() + seconds
        while not self.part.ready():
            if self.exit_code is not None:
                raise PartFailed(f"{self.part.name} ended with code {self.exit_code}:\n{tail(self.log)}")
            if time.monotonic() > end:
                raise PartFailed(f"{self.part.name} does not answer after {seconds:.0f} s:\n{tail(self.log)}")
            time.sleep(0.05)
        return self

    def wait(self) -> int:
        """Block until the process ends; its exit code."""
        return self._process.wait()

    def stop(self) -> None:
        """End the process by its part's signal; one that is there after twenty seconds is killed."""
        if self.exit_code is not None:
            return
        self._process.send_signal(self.part.stop_signal)
        try:
            self._process.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(5)


def launch(part: Part, log: Path) -> Running:
    """Start the part's process in a session of its own, its output appended to the log."""
    log.parent.mkdir(parents=True, exist_ok=True)
    return Running(part, part.spawn(log), log)
