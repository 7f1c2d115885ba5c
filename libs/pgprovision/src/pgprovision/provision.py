"""Making it so: look, compute the difference, apply it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
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
_KEEPALIVES = "SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3"


@dataclass(frozen=True, slots=True)
class Refusal:
    """The server did not run `statement` in `database`; `needs_rights` says that a database administrator could."""

    database: str
    statement: str
    reason: str
    needs_rights: bool

    def __str__(self) -> str:
        if self.needs_rights:
            return f"{self.reason}; a database administrator must run in {self.database}: {self.statement}"
        return f"{self.reason}; the server refuses in {self.database}: {self.statement}"


class ActionRefused(Exception):
    """What could be done is `done`, as statements; `refusals` is what could not."""

    def __init__(self, refusals: Sequence[Refusal], done: Sequence[str]) -> None:
        super().__init__("; ".join(str(each) for each in refusals))
        self.refusals = tuple(refusals)
        self.done = tuple(done)


def provision(admin_url: str, spec: DatabaseSpec, passwords: Passwords = _NOTHING) -> list[str]:
    """Bring one database and its roles to the desired state; a second call does nothing.

    Returns the statements that were needed, without passwords. `admin_url` names any database of the server but this
    one, for a role with CREATEDB and CREATEROLE. What the server refuses holds up nothing else: ActionRefused, raised
    at the end, has both.
    """
    with connected(admin_url) as maintenance, locked(maintenance, spec):
        admin = observe_admin(maintenance)
        outside = _server_difference(maintenance, spec, admin)
        refusals = apply(maintenance, outside, database="the maintenance database")
        try:
            with connected(admin_url, spec.name) as connection:
                inside = _database_difference(connection, spec, admin)
                refusals += apply(connection, inside, database=spec.name)
        except psycopg.OperationalError:
            if not refusals:
                raise
            inside = []  # what was refused may be our own way in
        refused = {each.statement for each in refusals}
        done = [action for action in (*outside, *inside) if str(action) not in refused]
        created = {action.fact.name for action in done if isinstance(action.fact, Role)}
        statements = [str(action) for action in done] + set_passwords(maintenance, admin_url, spec, passwords, created)
    if refusals:
        raise ActionRefused(refusals, statements)
    return statements


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


def apply(connection: Connection[Any], actions: Iterable[Action], *, database: str) -> list[Refusal]:
    """Run the statements on an autocommit connection: neighbours together in one transaction where possible, and each
    by itself where one of them is refused. Returns those; raises psycopg.OperationalError when the server goes away.
    """
    refusals: list[Refusal] = []
    for alone, group in groupby(actions, key=lambda action: action.alone):
        neighbours = list(group)
        if alone or not _together(connection, neighbours):
            tried = (_attempt(connection, action, database) for action in neighbours)
            refusals += [refusal for refusal in tried if refusal is not None]
    return refusals


def _together(connection: Connection[Any], actions: Iterable[Action]) -> bool:
    try:
        with connection.transaction():
            for action in actions:
                connection.execute(action.statement)
    except psycopg.OperationalError:
        raise
    except psycopg.Error:
        return False
    return True


def _attempt(connection: Connection[Any], action: Action, database: str) -> Refusal | None:
    try:
        connection.execute(action.statement)
    except psycopg.OperationalError:
        raise
    except psycopg.Error as error:
        reason = " ".join(str(error).split())
        return Refusal(database, str(action), reason, isinstance(error, psycopg.errors.InsufficientPrivilege))
    return None


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
def locked(connection: Connection[Any], spec: DatabaseSpec, wait_seconds: float = 30.0) -> Iterator[None]:
    """Only one at a time changes these roles; the lock ends with the session at the latest.

    Raises psycopg.errors.LockNotAvailable after `wait_seconds`; only a test gives others, since it waits them out. The
    server notices within half a minute that a holder's machine is gone, and not after the two hours of an operating
    system's default.
    """
    key = {"key": f"pgprovision/{spec.prefix}"}
    connection.execute(_KEEPALIVES)
    connection.execute(
        "SELECT set_config('lock_timeout', %(wait)s, false)", {"wait": f"{round(wait_seconds * 1000)}ms"}
    )
    connection.execute("SELECT pg_advisory_lock(hashtextextended(%(key)s, 0))", key)
    connection.execute("RESET lock_timeout")
    try:
        yield
    finally:
        connection.execute("SELECT pg_advisory_unlock(hashtextextended(%(key)s, 0))", key)
