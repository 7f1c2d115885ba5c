"""`lint`: what a reviewer would have to look for in every migration. Part of `make check`; needs no database."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from servicekit.migrate.history import History, Phase, Revision
from servicekit.migrate.rendering import render
from servicekit.migrate.results import ExitCode, Outcome, Result, Stop
from servicekit.migrate.squawk import findings

_MAY_IMPORT = frozenset({"alembic", "sqlalchemy", "servicekit"}) | sys.stdlib_module_names


def lint(directory: Path, history: History) -> Result:
    """Raises Stop(REFUSED) with all problems, one line each, when a revision breaks a rule."""
    problems = [problem for revision in history.revisions for problem in check_revision(directory, revision)]
    if problems:
        sentence = "\n".join(problems)
        raise Stop(Outcome.REFUSED, ExitCode.REFUSED, sentence, problems=problems)
    sentence = f"{len(history.revisions)} revisions are in order."
    return Result("lint", Outcome.PASSED, ExitCode.OK, sentence)


def check_revision(directory: Path, revision: Revision) -> Iterator[str]:
    """What is wrong with one revision, as sentences that begin with its file's name."""
    name = revision.path.name
    if not revision.summary:
        yield f"{name}: say in a docstring what it does."
    if not name.startswith(f"{revision.id}_"):
        yield f"{name}: the name of the file begins with the revision, {revision.id}_."
    for package in sorted(_imported(revision.path) - _MAY_IMPORT):
        yield f"{name}: imports {package}; a migration stands alone, because the gate loads it."
    for finding in findings(render(directory, revision.down, revision.id)):
        if not finding.destructive:
            yield f"{name}: {finding.rule}: {finding.message}"
        elif revision.phase is not Phase.CONTRACT:
            yield f"{name}: {finding.rule}: {finding.message} Destructive SQL belongs into a contract."


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names
