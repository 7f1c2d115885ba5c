"""The migrations of a service's database, through servicekit.migrate."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg

from embedded.part import PartFailed


def migrate(directory: Path, url: str) -> None:
    """Apply every migration of a service that is missing. Raises PartFailed with what the runner said."""
    if _revision(url) == _newest(directory):
        return
    done = _run("apply", directory, url)
    if done.returncode != 0:
        raise PartFailed(f"the migrations of {directory.name} failed:\n{(done.stderr + done.stdout).strip()[-4000:]}")


def plan_of(directory: Path, url: str) -> dict[str, Any]:
    """What applying them would do: `sql`, `hash`, `verdict`, `revisions`, `findings`, and a `sentence` for people.

    `url` is the migrator's. Raises PartFailed with the runner's sentence.
    """
    done = _run("plan", directory, url)
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise PartFailed(f"{directory.name} cannot be planned:\n{done.stderr.strip()[-4000:]}") from None
    if done.returncode != 0:
        raise PartFailed(f"{directory.name} cannot be planned: {answer['sentence']}")
    return answer


def _run(command: str, directory: Path, url: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "servicekit.migrate", command, "--directory", str(directory)],
        env=os.environ | {"MIGRATE_DATABASE_URL": url},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip


def _newest(directory: Path) -> str:
    """Revisions are four digits and form one line, so the highest is the head."""
    return max(file.name[:4] for file in (directory / "migrations" / "versions").glob("[0-9]*.py"))


def _revision(url: str) -> str | None:
    with psycopg.connect(url) as connection:
        if connection.execute("SELECT to_regclass('alembic_version')").fetchone() == (None,):
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else None
