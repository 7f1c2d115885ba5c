"""Services that consist of migrations only, and the command line run on them as whoever migrates runs it."""

import contextlib
import io
import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from pgprovision import DatabaseSpec, Passwords, Urls, provision, urls
from servicekit.migrate.cli import main
from servicekit.migrate.environment import URL_VARIABLE

INI = "[alembic]\nscript_location = %(here)s/migrations\n"
ENV = "import sqlalchemy as sa\nfrom servicekit.migrate.environment import run\n\nrun(sa.MetaData())\n"
BROKEN_ENV = "raise RuntimeError('application code was imported')\n"


@dataclass(frozen=True)
class Step:
    """One revision of a test; `alone` statements run in an autocommit block after `up`."""

    up: str = "SELECT 1"
    down: str = "SELECT 1"
    phase: str = "expand"
    alone: tuple[str, ...] = ()
    extra: str = ""
    docstring: str = '"""A step of a test."""'
    id: str = ""

    def source(self, revision: str, before: str | None) -> str:
        alone = "".join(f"\n        op.execute({statement!r})" for statement in self.alone)
        block = f"\n    with op.get_context().autocommit_block():{alone}" if alone else ""
        return f"""{self.docstring}
from alembic import op

revision = {revision!r}
down_revision = {before!r}
phase = {self.phase!r}
{self.extra}


def upgrade() -> None:
    op.execute({self.up!r}){block}


def downgrade() -> None:
    op.execute({self.down!r})
"""


def a_service(folder: Path, *steps: Step, env: str = ENV) -> Path:
    """A service's folder with these revisions, 0001 and on; what was there before is replaced."""
    versions = folder / "migrations" / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    for old in versions.glob("*.py"):
        old.unlink()
    (folder / "alembic.ini").write_text(INI)
    (folder / "migrations" / "env.py").write_text(env)
    before = None
    for number, step in enumerate(steps, 1):
        revision = step.id or f"{number:04}"
        (versions / f"{revision}_step.py").write_text(step.source(revision, before))
        before = revision
    return folder


@dataclass(frozen=True)
class Answer:
    """What a run of the command line said."""

    code: int
    json: dict[str, Any]
    log: str


@dataclass(frozen=True)
class Shop:
    """A provisioned, empty database."""

    name: str
    urls: Urls
    admin_url: str

    def revision(self) -> str | None:
        rows = self.rows("SELECT to_regclass('souk.alembic_version') IS NOT NULL")
        found = self.rows("SELECT version_num FROM souk.alembic_version") if rows[0][0] else []
        return str(found[0][0]) if found else None

    def rows(self, *statements: str) -> list[Any]:
        with self.session() as connection:
            for statement in statements:
                cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    @contextlib.contextmanager
    def session(self) -> Iterator[psycopg.Connection[Any]]:
        """The superuser, with autocommit."""
        with psycopg.connect(self.admin_url, autocommit=True, options="-c search_path=souk") as connection:
            yield connection

    def wait_until(self, what: Callable[[], object]) -> None:
        end = time.monotonic() + 15
        while not what():
            assert time.monotonic() < end, "waited in vain"
            time.sleep(0.02)

    def running(self, text: str) -> int:
        """How many sessions run a statement with this text now."""
        query = "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND datname = %s AND query LIKE %s"
        with self.session() as connection:
            row = connection.execute(query, (self.name, f"{text}%")).fetchone()
        return int(row[0]) if row else 0


def a_shop(admin_url: str) -> Shop:
    spec, passwords = DatabaseSpec(f"shop_{uuid4().hex[:10]}"), Passwords(migrator="migrator-pw", app_a="app-pw")
    provision(admin_url, spec, passwords)
    inside = psycopg.conninfo.make_conninfo(admin_url, dbname=spec.name)
    return Shop(spec.name, urls(admin_url, spec, passwords), inside)


def started(directory: Path, url: str | None, *arguments: str) -> "subprocess.Popen[str]":
    """A run that goes on."""
    environment = {key: value for key, value in os.environ.items() if key != URL_VARIABLE}
    if url is not None:
        environment[URL_VARIABLE] = url
    command = [sys.executable, "-m", "servicekit.migrate", *arguments, "--directory", str(directory)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finished(process: "subprocess.Popen[str]") -> Answer:
    """Its answer; the one line on stdout is the JSON."""
    output, log = process.communicate(timeout=60)
    assert output.count("\n") == 1, output + log
    return Answer(process.returncode, json.loads(output), log)


def migrate(directory: Path, url: str | None, *arguments: str) -> Answer:
    """The same in this process, which saves a second of imports."""
    output, log = io.TextIOWrapper(io.BytesIO()), io.StringIO()
    handler = logging.StreamHandler(log)
    logging.getLogger().addHandler(handler)
    try:
        with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(output):
            patch.delenv(URL_VARIABLE, raising=False)
            if url is not None:
                patch.setenv(URL_VARIABLE, url)
            code = main([*arguments, "--directory", str(directory)])
    finally:
        logging.getLogger().removeHandler(handler)
    return Answer(code, json.loads(output.buffer.getvalue()), log.getvalue())
