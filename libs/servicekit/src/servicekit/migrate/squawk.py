"""The linter's verdict on rendered SQL."""

import re
import subprocess
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

# The oldest PostgreSQL we promise to run on; newer syntax is a finding.
_POSTGRES = "15"

# The runner sets both timeouts for the session, and each revision runs in one transaction of its own, once. The column
# types are the reviewer's business: Alembic's own table has a varchar, and not every count needs 64 bits.
_SETTLED = (
    "prefer-robust-stmts",
    "require-lock-timeout",
    "require-statement-timeout",
    "prefer-text-field",
    "prefer-bigint-over-int",
    "prefer-bigint-over-smallint",
)

DESTRUCTIVE = frozenset(
    {
        "ban-drop-column",
        "ban-drop-database",
        "ban-drop-function",
        "ban-drop-schema",
        "ban-drop-table",
        "ban-truncate-cascade",
        "changing-column-type",
        "renaming-column",
        "renaming-table",
        "truncate",
        "delete-everything",
    }
)
"""Findings after which an image that runs now may break, or rows are gone."""

# What squawk lets pass. Whole statements at the beginning of a line, as Alembic renders them.
_OWN_RULES = {
    "truncate": re.compile(r"^\s*TRUNCATE\b", re.IGNORECASE | re.MULTILINE),
    "delete-everything": re.compile(r"^\s*DELETE\s+FROM\s+[\w.\"]+\s*;", re.IGNORECASE | re.MULTILINE),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One complaint; `line` counts from 1 in the rendered SQL."""

    rule: str
    line: int
    message: str

    @property
    def destructive(self) -> bool:
        return self.rule in DESTRUCTIVE


def findings(sql: str) -> list[Finding]:
    """What is wrong with these statements, in the order of their lines."""
    return sorted([*_squawk(sql), *_own(sql)], key=lambda finding: (finding.line, finding.rule))


def _squawk(sql: str) -> Iterator[Finding]:
    command = [
        str(Path(sysconfig.get_path("scripts")) / "squawk"),
        f"--pg-version={_POSTGRES}",
        f"--exclude={','.join(_SETTLED)}",
        "--reporter=json",
        "--stdin-filepath=plan.sql",
    ]
    run = subprocess.run(command, input=sql, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    if not run.stdout.strip():
        raise RuntimeError(f"squawk gave no answer: {run.stderr.strip()}")
    for each in orjson.loads(run.stdout):
        yield Finding(each["rule_name"], each["line"] + 1, each["message"])


def _own(sql: str) -> Iterator[Finding]:
    for rule, pattern in _OWN_RULES.items():
        for match in pattern.finditer(sql):
            line = sql.count("\n", 0, match.end()) + 1
            yield Finding(rule, line, "This removes rows that nobody can bring back.")
