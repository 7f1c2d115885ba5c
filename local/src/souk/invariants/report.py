"""What people read, and what is kept in .souk/invariants.json."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import orjson
from rich.console import Console
from rich.table import Table

from souk.invariants.check import Verdict

_SHOWN = 10
_WAITING = {
    "I14": ("a coupon is used at most its limit", "coupons"),
}
"""What cannot be checked before there is such a thing: the table says so."""


def show(verdicts: Sequence[Verdict], console: Console) -> None:
    """A line for each check, then the violations, then the sum."""
    table = Table("", "Invariant", "Looked at", "Holds", box=None, header_style="bold")
    for verdict in verdicts:
        table.add_row(verdict.check.id, verdict.check.statement, _looked_at(verdict), _mark(verdict))
    for invariant, (statement, missing) in _WAITING.items():
        table.add_row(invariant, statement, "—", f"[dim]not built yet: {missing}[/]")
    console.print(table)
    for verdict in verdicts:
        violations = verdict.finding.violations if verdict.finding else ()
        for sentence in violations[:_SHOWN]:
            console.print(f"{verdict.check.id}: {sentence}", style="red", highlight=False, markup=False)
        if len(violations) > _SHOWN:
            console.print(f"{verdict.check.id}: and {len(violations) - _SHOWN} more", style="red")
    broken = sum(not verdict.holds for verdict in verdicts)
    console.print(f"{len(verdicts) - broken} hold, {broken} do not; {len(_WAITING)} wait for what is not built yet.")


def keep(verdicts: Sequence[Verdict], path: Path) -> None:
    """Replace the file; violations are cut after the first hundred of a check."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "at": datetime.now(UTC),
        "holds": all(verdict.holds for verdict in verdicts),
        "checks": [_as_json(verdict) for verdict in verdicts],
    }
    partial = path.with_suffix(".partial")
    partial.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2))
    partial.rename(path)


def _as_json(verdict: Verdict) -> dict[str, object]:
    finding = verdict.finding
    return {
        "id": verdict.check.id,
        "says": verdict.check.statement,
        "holds": verdict.holds if finding else None,
        "counted": finding.counted if finding else None,
        "of": finding.of if finding else None,
        "violations": len(finding.violations) if finding else 0,
        "first": list(finding.violations[:100]) if finding else [],
        "missing": verdict.missing,
    }


def _looked_at(verdict: Verdict) -> str:
    return f"{verdict.finding.counted:,} {verdict.finding.of}" if verdict.finding else "—"


def _mark(verdict: Verdict) -> str:
    if verdict.finding is None:
        return f"[dim]not here: {', '.join(verdict.missing)}[/]"
    return "[green]yes[/]" if verdict.holds else f"[bold red]no: {len(verdict.finding.violations):,}[/]"
