"""`souk invariants`: run every check, print the findings."""

from pathlib import Path

from rich.console import Console

from souk.invariants.report import keep, show
from souk.invariants.runner import CHECKS, run
from souk.invariants.sources import open_sources
from souk.invariants.where import Where


def invariants(where: Where, report: Path, console: Console, *, patience: float, only: str = "") -> bool:
    """Check a running platform's data, write the verdicts to `report`; answers whether everything holds.

    `patience` is in seconds; `only` are ids with commas between, all when empty.
    """
    wanted = {name.strip().upper() for name in only.split(",") if name.strip()}
    checks = [check for check in CHECKS if not wanted or check.id in wanted]
    with open_sources(where.databases, where.ledger, where.valkey) as sources:
        verdicts = list(run(sources, patience=patience, checks=checks))
    show(verdicts, console)
    keep(verdicts, report)
    return all(verdict.holds for verdict in verdicts)
