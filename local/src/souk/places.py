"""Where things are: the repository, the platform's home folder, its ports."""

import os
from dataclasses import dataclass
from pathlib import Path

from deployables import EVERY
from embedded.checkout import repository

PORTS: dict[str, int] = {
    **{each.short: each.port for each in EVERY if each.port is not None},
    "gateway": 8000,
    "pages": 3000,
    "pages_behind_gateway": 3001,
    "refusal": 3002,
    "gateway_metrics": 8082,
    "postgres": 5432,
    "valkey": 6379,
    "s3": 4566,
    "smtp": 1025,
    "mail": 8025,
    "otlp": 4318,
}
"""The fixed ports, those of services.yaml among them; SOUK_PORT_OFFSET is added to each."""


@dataclass(frozen=True, slots=True)
class Places:
    """One platform's folders and ports; two with different ones do not know of each other."""

    root: Path
    home: Path
    offset: int

    @classmethod
    def from_environment(cls) -> "Places":
        """SOUK_HOME (default: .souk in the repository) and SOUK_PORT_OFFSET (default: what the home was begun with)."""
        root = repository()
        home = Path(os.environ.get("SOUK_HOME") or root / ".souk").resolve()
        kept = home / "offset"
        offset = os.environ.get("SOUK_PORT_OFFSET") or (kept.read_text() if kept.exists() else 0)
        return cls(root, home, int(offset))

    def keep_offset(self) -> None:
        """Write the offset down, so that later commands on this home find it."""
        (self.home / "offset").write_text(str(self.offset))

    def port(self, name: str) -> int:
        """The port of a part of that name."""
        return PORTS[name] + self.offset

    def address(self, name: str) -> str:
        """Where a part of that name answers HTTP."""
        return f"http://127.0.0.1:{self.port(name)}"

    @property
    def logs(self) -> Path:
        """One file per part."""
        return self.home / "logs"

    @property
    def state(self) -> Path:
        """What the supervisor last wrote about every part."""
        return self.home / "state.json"

    @property
    def secrets(self) -> Path:
        """Made once, readable by the owner only."""
        return self.home / "secrets"

    @property
    def traces(self) -> Path:
        """What the OTLP receiver keeps."""
        return self.home / "traces"

    @property
    def gateway(self) -> str:
        """The origin people use."""
        return f"http://localhost:{self.port('gateway')}"
