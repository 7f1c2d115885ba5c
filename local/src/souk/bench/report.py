"""What was measured, printed and kept."""

import json
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from souk.measured import Row


def calibration() -> float:
    """CPU milliseconds of a fixed loop, to compare machines and moments with each other."""
    started = time.process_time()
    total = 0
    for number in range(2_000_000):
        total += number & 7
    return (time.process_time() - started) * 1000


def show(console: Console, rows: Sequence[Row]) -> None:
    """Print a row for each figure: name, figure, bar, reference, holds."""
    table = Table(title="Souk, measured", title_justify="left")
    table.add_column("Work")
    table.add_column("Figure", justify="right")
    table.add_column("Bar")
    table.add_column("Reference")
    table.add_column("Holds")
    for row in rows:
        holds = "" if row.holds is None else "[green]yes[/]" if row.holds else "[red]no[/]"
        table.add_row(row.name, f"{row.figure:,.2f} {row.unit}", row.bar, row.reference, holds)
    console.print(table)


def write(file: Path, rows: Sequence[Row]) -> None:
    """Keep the rows as JSON."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"at": time.time(), "rows": [asdict(row) for row in rows]}, indent=2) + "\n")
