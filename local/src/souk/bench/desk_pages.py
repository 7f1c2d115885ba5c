"""Long lists of the desk in a browser. `python -m souk.bench.desk_pages URL` looks at any shop that shows demo data."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from rich.console import Console

from embedded.checkout import repository
from embedded.node import run
from souk.bench.report import show
from souk.commands.failure import CommandFailed
from souk.demo_staff import ADMIN
from souk.frontend.browser import CHROMIUM, chromium, why_not
from souk.frontend.build import folder
from souk.measured import Row

_SECONDS: Final = 1800.0
_FIRST, _LONGEST = 300, 50
"""Milliseconds: of the processor, and of the clock on a machine that does nothing else."""
_GROWTH = 1.15
"""Of the memory between the third page and the twentieth."""


def measure(root: Path, url: str, admin: tuple[str, str] = ADMIN) -> list[Row]:
    """Every row; raises CommandFailed where a list could not be measured. Ask `why_not` first."""
    browser = {CHROMIUM: str(chromium())}
    done = run(folder(root), "scripts/measure-desk.ts", url, *admin, seconds=_SECONDS, environment=browser)
    if done.returncode:
        raise CommandFailed(f"The desk's lists were not measured:\n{done.stdout}")
    return list(rows(json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")))


def rows(measured: Iterable[dict[str, Any]]) -> Iterator[Row]:
    """Of each list: the way to its first row, scrolling, and what twenty pages leave behind."""
    for each in measured:
        name, load = f"Desk's list of {each['list']}", f"load {each['load']:.1f}"
        first, longest = each["first"], each["longest"]
        early, late = each["early"] / 2**20, each["late"] / 2**20
        yield Row(f"{name}: main thread until the first row", first, "ms", f"≤ {_FIRST} ms", load, first <= _FIRST)
        yield Row("  longest task while scrolling", longest, "ms", f"≤ {_LONGEST} ms", "0: none", longest <= _LONGEST)
        yield Row(
            "  memory after 20 pages", late, "MiB", f"≤ {_GROWTH} × of 3 pages", f"3 pages: {early:.2f}",
            late <= _GROWTH * early,
        )  # fmt: skip


def main(url: str) -> int:
    """The exit code: 1 unless every bar holds."""
    console = Console(width=160)
    if missing := why_not(repository()):
        console.print(missing, markup=False, highlight=False)
        return 1
    found = measure(repository(), url)
    show(console, found)
    return 0 if all(row.holds is not False for row in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
