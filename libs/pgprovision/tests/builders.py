from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import psycopg

from pgprovision import DatabaseSpec, Passwords, provision, role_url, urls

PASSWORDS = Passwords(migrator="m' %x", app_a="a/b@c:d?", app_b="ü")


@dataclass(frozen=True)
class Provisioned:
    """A database that stands, and the addresses of those who use it."""

    admin_url: str
    spec: DatabaseSpec

    @property
    def app_url(self) -> str:
        return urls(self.admin_url, self.spec, PASSWORDS).app

    @property
    def migrator_url(self) -> str:
        return urls(self.admin_url, self.spec, PASSWORDS).migrator

    @property
    def inside_url(self) -> str:
        """The admin, in the database itself."""
        return role_url_of_admin(self.admin_url, self.spec.name)


def a_database(admin_url: str, **changes: Any) -> Provisioned:
    """A new database with its roles."""
    spec = DatabaseSpec(**{"name": f"db_{uuid4().hex[:12]}", "extensions": ("pg_trgm",)} | changes)
    provision(admin_url, spec, PASSWORDS)
    return Provisioned(admin_url, spec)


def an_admin(superuser_url: str) -> str:
    """The address of a role that may create databases and roles, but is no superuser."""
    name = f"admin_{uuid4().hex[:12]}"
    run(superuser_url, f"CREATE ROLE {name} LOGIN CREATEDB CREATEROLE PASSWORD 'p'")
    return role_url(superuser_url, "postgres", name, "p")


def role_url_of_admin(admin_url: str, database: str) -> str:
    parts = psycopg.conninfo.conninfo_to_dict(admin_url)
    return role_url(admin_url, database, str(parts["user"]), str(parts["password"]))


def run(url: str, *statements: str) -> list[Any]:
    """The rows of the last statement; empty when it has none."""
    with session(url) as connection:
        for statement in statements:
            cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


@contextmanager
def session(url: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(url, autocommit=True) as connection:
        yield connection
