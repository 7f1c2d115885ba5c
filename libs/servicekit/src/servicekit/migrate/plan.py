"""`plan`: what would be applied, its hash, and how dangerous it is."""

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path

from servicekit.migrate.history import History, Phase
from servicekit.migrate.rendering import digest, render
from servicekit.migrate.results import ExitCode, Outcome, Result
from servicekit.migrate.squawk import Finding, findings


class Verdict(StrEnum):
    """`destructive` waits for a human; `warnings` are for the reviewer."""

    NOTHING = "nothing"
    SAFE = "safe"
    WARNINGS = "warnings"
    DESTRUCTIVE = "destructive"


def plan(directory: Path, history: History, current: str | None, target: str | None) -> Result:
    """Render `<current>:<target> --sql` and judge it. A database that is ahead has an empty plan."""
    pending = history.between(current, target)
    sql = render(directory, current, str(target)) if pending else ""
    found = findings(sql) if sql else []
    contracts = [each.id for each in pending if each.phase is Phase.CONTRACT]
    return Result(
        command="plan",
        outcome=Outcome.PLANNED if pending else Outcome.NOTHING,
        code=ExitCode.OK,
        sentence=f"{len(pending)} revisions lead from {current or 'an empty database'} to {target}.",
        details={
            "revisions": [{"id": each.id, "phase": each.phase, "summary": each.summary} for each in pending],
            "sql": sql,
            "hash": digest(sql),
            "verdict": _verdict(sql, found, contracts),
            "findings": [asdict(finding) for finding in found],
        },
    )


def _verdict(sql: str, found: list[Finding], contracts: list[str]) -> Verdict:
    if not sql:
        return Verdict.NOTHING
    if contracts or any(finding.destructive for finding in found):
        return Verdict.DESTRUCTIVE
    return Verdict.WARNINGS if found else Verdict.SAFE
