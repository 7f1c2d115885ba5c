"""Databases for tests: provisioned and migrated once per service as a template, cloned for each worker."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import psycopg
from psycopg import sql

from embedded.migrations import migrate
from embedded.postgres import Postgres
from embedded.provisioning import provision
from pgprovision import Passwords
from testkit.servers import Servers

_TABLES = """
SELECT format('%I.%I', n.nspname, c.relname)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname = 'souk' AND c.relname <> 'alembic_version'
"""


@dataclass(frozen=True, slots=True)
class TestDatabase:
    """URLs of one database: as the service sees it (no DDL), as migrations do, as superuser."""

    __test__: ClassVar[bool] = False

    name: str
    app_url: str
    migrator_url: str
    admin_url: str

    def clean(self) -> None:
        """Empty every table but alembic_version, and restart their identity columns."""
        with psycopg.connect(self.admin_url, autocommit=True, options="-c lock_timeout=10s") as connection:
            tables = [row[0] for row in connection.execute(_TABLES)]
            if not tables:
                return
            asked = " UNION ALL ".join(f"SELECT '{t}' WHERE EXISTS (SELECT FROM {t})" for t in tables)  # noqa: S608
            filled = [row[0] for row in connection.execute(asked.encode())]
            if filled:
                connection.execute(f"TRUNCATE {', '.join(filled)} RESTART IDENTITY CASCADE".encode())

    def rows_naming(self, *words: str) -> list[str]:
        """Every row in which one of these words stands."""
        return rows_naming(self.admin_url, *words)


def rows_naming(url: str, *words: str) -> list[str]:
    """Every row of a service's database, as JSON behind its table's name, with one of these words, as text or as bytes.

    The inbox is left out: it knows events by their ids alone.
    """
    needles = [form for word in words for form in (word, word.encode().hex())]
    with psycopg.connect(url) as connection:
        tables = [row[0] for row in connection.execute(_TABLES) if row[0] != "souk.inbox"]
        rows = [
            f"{table}: {row}"
            for table in tables
            for (row,) in connection.execute(f"SELECT row_to_json(t)::text FROM {table} t".encode())  # noqa: S608
        ]
    return [row for row in rows if any(needle in row for needle in needles)]


class TestDatabases:
    """The databases one worker has been given."""

    __test__ = False

    def __init__(self, servers: Servers, worker: str) -> None:
        self._servers = servers
        self._worker = worker
        self._given: dict[str, TestDatabase] = {}
        self._fresh = 0

    def of(self, directory: Path, *, fresh: bool = False) -> TestDatabase:
        """The worker's database of the service in that directory; a new one with `fresh`."""
        postgres = self._servers.postgres()
        template = self._template(postgres, directory.resolve())
        if fresh:
            self._fresh += 1
            return self._clone(postgres, template, f"{template}_{self._worker}_{self._fresh}")
        if template not in self._given:
            self._given[template] = self._clone(postgres, template, f"{template}_{self._worker}")
        return self._given[template]

    def clean(self) -> None:
        """Empty all that were given, fresh ones apart."""
        for database in self._given.values():
            database.clean()

    def _template(self, postgres: Postgres, directory: Path) -> str:
        digest = hashlib.sha256(str(directory).encode()).hexdigest()[:6]
        name = f"{database_name(directory)}_{digest}"
        with self._servers.locked(name):
            done = self._servers.folder / f"{name}.migrated"
            if not done.exists():
                migrate(directory, provision(postgres.url(), name, _passwords(postgres)).migrator)
                done.touch()
        return name

    def _clone(self, postgres: Postgres, template: str, name: str) -> TestDatabase:
        with self._servers.locked(template), psycopg.connect(postgres.url(), autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
            )
            urls = provision(postgres.url(), name, _passwords(postgres), roles=template)
        return TestDatabase(
            name=name, app_url=urls.app, migrator_url=urls.migrator, admin_url=postgres.url(name)
        )  # fmt: skip


def _passwords(postgres: Postgres) -> Passwords:
    return Passwords(migrator=postgres.password, app_a=postgres.password)


def database_name(directory: Path) -> str:
    """The database of a service's folder: auth_db for services/auth-service."""
    return f"{directory.name.removesuffix('-service').replace('-', '_')}_db"
