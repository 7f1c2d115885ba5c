"""The receiver as a part."""

import sys
from pathlib import Path

from embedded.part import Program
from embedded.probes import accepts


class TraceReceiver(Program):
    """Takes OTLP over HTTP (protobuf) and keeps what it gets in a folder."""

    name = "traces"

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port
        self.ports = (port,)

    def prepare(self) -> None:
        """Create the folder that keeps the spans."""
        self.folder.mkdir(parents=True, exist_ok=True)

    def command(self) -> list[str]:
        """The receiver in the foreground."""
        return [sys.executable, "-m", "souk.traces", str(self.folder), str(self.port)]

    def ready(self) -> bool:
        """Whether the port takes connections."""
        return accepts(self.port)
