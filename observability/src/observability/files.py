"""Where the dashboards and alerts are kept in the repository."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from observability.panels import Dashboard
from observability.render import render
from observability.slo import rule_file


@dataclass(frozen=True, slots=True)
class Alert:
    """One alerting rule as its file has it."""

    name: str
    expr: str
    labels: dict[str, str]
    annotations: dict[str, str]


@dataclass(frozen=True, slots=True)
class Folder:
    """observability/ of a checkout."""

    path: Path

    @property
    def rules(self) -> list[Path]:
        """The Prometheus rule files."""
        return sorted((self.path / "alerts").glob("*.yaml"))

    @property
    def runbooks(self) -> Path:
        """One page per alert."""
        return self.path / "runbooks"

    def generated(self, boards: Sequence[Dashboard]) -> dict[Path, str]:
        """The text of every file that is made from code."""
        files = {self.path / "dashboards" / f"{board.uid}.json": render(board) for board in boards}
        return files | {self.path / "alerts" / "slo.yaml": rule_file()}

    def write(self, boards: Sequence[Dashboard]) -> list[Path]:
        """Bring the generated files up to date; returns what changed, with what no board makes any more."""
        wanted = self.generated(boards)
        stale = [file for file in (self.path / "dashboards").glob("*.json") if file not in wanted]
        changed = [file for file, text in wanted.items() if not file.exists() or file.read_text() != text]
        for file in changed:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(wanted[file])
        for file in stale:
            file.unlink()
        return changed + stale

    def alerts(self) -> Iterator[Alert]:
        """Every alerting rule of every file."""
        for rule in self._rules():
            if "alert" in rule:
                yield Alert(rule["alert"], rule["expr"], rule.get("labels", {}), rule.get("annotations", {}))

    def recorded(self) -> dict[str, str]:
        """Recording rules: the metric's name and its expression."""
        return {rule["record"]: rule["expr"] for rule in self._rules() if "record" in rule}

    def _rules(self) -> Iterator[dict[str, Any]]:
        for file in self.rules:
            for group in yaml.safe_load(file.read_text())["groups"]:
                yield from group["rules"]
