"""Making it so: look, compute the difference, apply it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any

import psycopg
from psycopg import Connection
from psycopg.conninfo import make_conninfo

from pgprovision.desired import Admin, desired_in_database, desired_in_server
from pgprovision.difference import Action, difference
from pgprovision.facts import Database, Role
from pgprovision.observe import Observer, observe_admin
from pgprovision.passwords import set_passwords
from pgprovision.spec import DatabaseSpec, Passwords

_NOTHING = Passwords()


class ActionRefused(Exception):
    """The admin may not do this: `statement` is what a database administrator must run in `database`."""

    def __init__(self, database: str, statement: str, reason: str) -> None:
        super().__init__(f"{reason.strip()}; a database administrator must run in {database}: {statement}")
        self.database = database
        self.statement = statement


def provision(admin_url: str, spec: DatabaseSpec, passwords: Passwords = _NOTHING) -> list[str]:
    """Bring one database and its roles to the desired state; a second call does nothing.

    Returns the statements that were needed, without passwords. `admin_url` names any database of the server but this
    one, for a role with CREATEDB and CREATEROLE. Raises ActionRefused where the admin's rights do not suffice.
    """
    with connected(admin_url) as maintenance, locked(maintenance, spec):
        admin = observe_admin(maintenance)
        done = _server_difference(maintenance, spec, admin)
        apply(maintenance, done, database="the maintenance database")
        with connected(admin_url, spec.name) as connection:
            inside = _database_difference(connection, spec, admin)
            apply(connection, inside, database=spec.name)
        created = {action.fact.name for action in done if isinstance(action.fact, Role)}
        changed = set_passwords(maintenance, admin_url, spec, passwords, created)
    return [str(action) for action in (*done, *inside)] + changed


def drift(admin_url: str, spec: DatabaseSpec) -> list[Action]:
    """What `provision` would do, passwords aside. Without the database, only what the server lacks."""
    with connected(admin_url) as maintenance:
        actions = drift_in_server(maintenance, spec)
    if any(isinstance(action.fact, Database) for action in actions):
        return actions
    with connected(admin_url, spec.name) as connection:
        return actions + drift_in_database(connection, spec)


def drift_in_server(connection: Connection[Any], spec: DatabaseSpec) -> list[Action]:
    """The part of `drift` in the catalogs that all databases share, over any connection of the admin's."""
    return _server_difference(connection, spec, observe_admin(connection))


def drift_in_database(connection: Connection[Any], spec: DatabaseSpec) -> list[Action]:
    """The part of `drift` inside the database, over a connection of the admin's to it."""
    return _database_difference(connection, spec, observe_admin(connection))


def apply(connection: Connection[Any], actions: Iterable[Action], *, database: str) -> None:
    """Run the statements on an autocommit connection: neighbours together in one transaction where possible."""
    for alone, group in groupby(actions, key=lambda action: action.alone):
        if alone:
            for action in group:
                _run(connection, action, database)
        else:
            with connection.transaction():
                for action in group:
                    _run(connection, action, database)


def _run(connection: Connection[Any], action: Action, database: str) -> None:
    try:
        connection.execute(action.statement)
    except psycopg.errors.InsufficientPrivilege as error:
        raise ActionRefused(database, str(action), str(error)) from error


def _server_difference(connection: Connection[Any], spec: DatabaseSpec, admin: Admin) -> list[Action]:
    return difference(desired_in_server(spec, admin), Observer(connection, spec, admin).in_server())


def _database_difference(connection: Connection[Any], spec: DatabaseSpec, admin: Admin) -> list[Action]:
    observer = Observer(connection, spec, admin)
    return difference(desired_in_database(spec, observer.objects()), observer.in_database())


@contextmanager
def connected(admin_url: str, database: str | None = None) -> Iterator[Connection[Any]]:
    """An autocommit session of the admin's, in the database that the address names or in another of its server."""
    conninfo = make_conninfo(admin_url, dbname=database) if database else admin_url
    with psycopg.connect(conninfo, autocommit=True, connect_timeout=10) as connection:
        yield connection


@contextmanager
def locked(connection: Connection[Any], spec: DatabaseSpec) -> Iterator[None]:
    """Only one at a time changes these roles; the lock ends with the session at the latest."""
    key = {"key": f"pgprovision/{spec.prefix}"}
    connection.execute("SELECT pg_advisory_lock(hashtextextended(%(key)s, 0))", key)
    try:
        yield
    finally:
        connection.execute("SELECT pg_advisory_unlock(hashtextextended(%(key)s, 0))", key)
