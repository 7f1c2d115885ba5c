"""`python -m testkit [PART …] [-- PYTEST ARGUMENTS]`: what `make test` runs.

Where SOUK_TEST_UNTIL is a time (seconds since 1970), no part begins after it: what was left out is named, and counts as
skipped. Parts that wait more than they work run beside the others; what they print is shown in their turn.
"""

import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rich.console import Console
from rich.rule import Rule
from rich.table import Table

from embedded.checkout import repository
from testkit.runner import BESIDE, Result, find_parts, run_part


def main(arguments: list[str]) -> int:
    """Run the named parts, or all; answer the exit code."""
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    wanted, extra = [part.rstrip("/") for part in arguments[:cut]], arguments[cut + 1 :]
    root, console = repository(), Console()
    parts = find_parts(root)
    if unknown := [part for part in wanted if part not in parts]:
        console.print(f"No such part: {', '.join(unknown)}. There are: {', '.join(parts)}")
        return 2
    began = time.monotonic()
    results = list(_results(root, wanted or parts, extra, console))
    _report(console, results, time.monotonic() - began)
    return 0 if all(result.good for result in results) else 1


def _results(root: Path, parts: list[str], extra: list[str], console: Console) -> Iterator[Result]:
    until = float(os.environ.get("SOUK_TEST_UNTIL", "inf"))
    beside = {part: list[str]() for part in parts if part in BESIDE and len(parts) > 1}
    with ThreadPoolExecutor(max(1, len(beside))) as threads:
        running = {part: threads.submit(run_part, root, part, extra, said.append) for part, said in beside.items()}
        for part in parts:
            console.print(Rule(part, align="left"))
            if part in running:
                result = running[part].result()
                _say("".join(beside[part]))
                yield result
            elif time.time() > until:
                _say("Left out: the time that there is for tests is over.\n")
                yield Result(part, 0, 0, 1, 0.0, "")
            else:
                yield run_part(root, part, extra, _say)


def _say(text: str) -> None:
    print(text, end="", flush=True)


def _report(console: Console, results: list[Result], seconds: float) -> None:
    for result in results:
        if not result.good:
            console.print(Rule(f"[red]{result.part} failed", align="left"))
            print(result.tail)
    table = Table("part", title=f"Tests, {seconds:.0f} s")
    for heading in ("passed", "failed", "skipped", "seconds"):
        table.add_column(heading, justify="right")
    for r in results:
        style = "" if r.good else "red"
        table.add_row(r.part, str(r.passed), str(r.failed), str(r.skipped), f"{r.seconds:.1f}", style=style)
    console.print(table)
    for result in results:
        for name in result.second:
            print(f"Only at the second try passed {result.part}: {name}. Mend it: a test passes always or never.")
    passed, failed, skipped = (sum(getattr(r, name) for r in results) for name in ("passed", "failed", "skipped"))
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
