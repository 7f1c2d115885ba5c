"""A machine whose docker, kind, kubectl and Helm answer what a test says."""

import base64
import gzip
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console

from souk.cluster.progress import Progress
from souk.cluster.target import Target

Answer = Callable[[tuple[str, ...], str], str | None]
"""What a command prints, given its words and its input; None when it fails."""


class Programs(Target):
    """Every command is kept in `said`."""

    def __init__(self, answer: Answer, root: Path = Path("/repo"), home: Path = Path("/home")) -> None:
        super().__init__(root, home, "souk", "", 18080, 18443, "helm")
        object.__setattr__(self, "answer", answer)
        object.__setattr__(self, "said", [])

    answer: Answer
    said: list[tuple[str, ...]]

    def attempt(self, *command: str, given: str = "", own: bool = True) -> subprocess.CompletedProcess[str]:
        self.said.append(command)
        told = self.answer(command, given)
        return subprocess.CompletedProcess(command, told is None, told or "", "" if told is not None else "it failed")


def quiet() -> Progress:
    return Progress(Console(quiet=True))


def packed(name: str = "cart-service", version: int = 1, status: str = "deployed", description: str = "made from 1",
           manifest: str = "kind: Deployment") -> dict[str, Any]:  # fmt: skip
    """A Secret as Helm keeps a revision."""
    kept = {"name": name, "namespace": "souk", "version": version, "manifest": manifest,
            "info": {"status": status, "description": description}}  # fmt: skip
    text = base64.b64encode(base64.b64encode(gzip.compress(json.dumps(kept).encode()))).decode()
    return {"kind": "Secret", "data": {"release": text}}
