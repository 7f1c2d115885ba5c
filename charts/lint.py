"""`python lint.py` in the charts' folder: `helm lint --strict` of every chart with each of its values files."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import helm_python
from generate.places import CHARTS

_WARNING = 2


def main() -> int:
    """1 when there was a finding; each is printed."""
    with _quiet():
        findings = [finding for chart in _charts() for finding in _lint(chart)]
    sys.stderr.write("".join(f"{finding}\n" for finding in findings))
    return 1 if findings else 0


@contextmanager
def _quiet() -> Iterator[None]:
    """Helm writes a line to stderr, past Python, for every link it follows; each library is one."""
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _charts() -> list[Path]:
    roots = (CHARTS, CHARTS.parent / "k8s")
    return sorted(file.parent for root in roots for file in root.glob("*/Chart.yaml"))


def _lint(chart: Path) -> Iterator[str]:
    for file in (None, *sorted(chart.glob("values-*.yaml"))):
        values = None if file is None else helm_python.chart.values_from_yaml(file.read_text())
        report = helm_python.lint(chart, values, strict=True)
        for message in report["messages"]:
            if message["severity"] >= _WARNING:
                yield f"{chart.name} {file.name if file else ''} {message['path']}: {message['error']}"


if __name__ == "__main__":
    sys.exit(main())
