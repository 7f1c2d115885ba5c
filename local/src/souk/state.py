"""What the supervisor publishes in .souk/state.json."""

import time
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path

import orjson

from embedded.process import ProcessId


class Phase(StrEnum):
    """What a part is doing."""

    WAITING = "waiting"
    STARTING = "starting"
    READY = "ready"
    RESTARTING = "restarting"
    STOPPED = "stopped"


@dataclass(slots=True)
class PartState:
    """One part; `since` is the Unix time of its last change, `failures` counts ends without having been ready."""

    name: str
    phase: Phase = Phase.WAITING
    pid: int | None = None
    created: float = 0.0
    restarts: int = 0
    failures: int = 0
    since: float = field(default_factory=time.time)

    @property
    def process(self) -> ProcessId | None:
        """Its process, if it has one."""
        return None if self.pid is None else ProcessId(self.pid, self.created)


@dataclass(slots=True)
class State:
    """The platform as the supervisor last saw it; `error` is why it gave up."""

    supervisor: ProcessId
    parts: dict[str, PartState]
    error: str | None = None

    @property
    def running(self) -> bool:
        """Whether the supervisor that wrote this still lives."""
        return self.supervisor.alive()

    @property
    def ready(self) -> bool:
        """Whether every part is."""
        return all(part.phase is Phase.READY for part in self.parts.values())

    def write(self, path: Path) -> None:
        """Replace the file in one step."""
        partial = path.with_suffix(".partial")
        partial.write_bytes(orjson.dumps(asdict(self), option=orjson.OPT_INDENT_2))
        partial.rename(path)

    @classmethod
    def read(cls, path: Path) -> "State | None":
        """None if there is none, or none that can be read."""
        try:
            known = orjson.loads(path.read_bytes())
            parts = {name: PartState(**part | {"phase": Phase(part["phase"])}) for name, part in known["parts"].items()}
            return cls(ProcessId(**known["supervisor"]), parts, known["error"])
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None
