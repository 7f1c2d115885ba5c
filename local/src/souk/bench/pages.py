"""Four pages as a browser meets them, on three devices. `python -m souk.bench.pages URL` looks at any shop."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rich.console import Console

from embedded.checkout import repository
from embedded.node import run
from souk.bench.report import show
from souk.commands.failure import CommandFailed
from souk.frontend.browser import CHROMIUM, chromium, why_not
from souk.frontend.build import folder
from souk.measured import Row

_SECONDS = 1800.0
_LCP = {"desktop": 0.8, "phone": 1.5, "slow 4G": 2.8}
"""Seconds, on a machine that does nothing else."""
_CLS = 0.05
_SCRIPT, _SCRIPT_OF_CHECKOUT = 140, 190
"""kB as sent, in Brotli. A checkout's forms bring their libraries."""
_STYLE, _FONT, _PICTURES = 12, 65, 150

Measured = dict[str, Any]


def measure(root: Path, url: str) -> list[Row]:
    """Every row; raises CommandFailed where a page could not be measured. Ask `why_not` first."""
    browser = {CHROMIUM: str(chromium())}
    done = run(folder(root), "scripts/measure.ts", url, seconds=_SECONDS, environment=browser)
    if done.returncode:
        raise CommandFailed(f"The pages were not measured:\n{done.stdout}")
    return list(rows([json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]))


def rows(measured: Iterable[Measured]) -> Iterator[Row]:
    """Times by page and profile; what moves and what is fetched by the page where it is worst."""
    every = list(measured)
    for profile, bar in _LCP.items():
        of_profile = [each for each in every if each["profile"] == profile]
        for each in of_profile:
            lcp, usable = each["lcp"] / 1000, each["usable"] / 1000
            reference = f"usable {usable:.2f} s, load {each['load']:.1f}"
            yield Row(f"{_name(each)}: largest paint", lcp, "s", f"≤ {bar} s", reference, lcp <= bar)
        moved = max(of_profile, key=lambda each: float(each["cls"]))
        yield Row(
            f"  what moved most, {profile}", moved["cls"], "CLS", f"≤ {_CLS}", moved["page"], moved["cls"] <= _CLS
        )
    heaviest: dict[str, Measured] = {}
    for each in every:
        heaviest[each["page"]] = max(each, heaviest.get(each["page"], each), key=lambda one: float(one["script"]))
    for page, each in heaviest.items():
        bar = _SCRIPT_OF_CHECKOUT if page == "checkout" else _SCRIPT
        yield _weight(f"{page.capitalize()}: scripts until usable", each["script"], bar)
    phones = [each for each in every if each["profile"] != "desktop"]
    for name, key, bar in (
        ("Styles", "style", _STYLE),
        ("Fonts", "font", _FONT),
        ("Pictures in view", "pictures", _PICTURES),
    ):
        worst = max(phones, key=lambda each: float(each[key]))
        yield _weight(f"{name}, phone", worst[key], bar, worst["page"])


def _name(each: Measured) -> str:
    return f"{each['page'].capitalize()}, {each['profile']}"


def _weight(name: str, size: float, bar: int, reference: str = "") -> Row:
    return Row(name, size / 1000, "kB", f"≤ {bar} kB", reference, size / 1000 <= bar)


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
