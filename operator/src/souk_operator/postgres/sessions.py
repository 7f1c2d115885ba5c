"""Blocking work on PostgreSQL. `Postgres` runs it in threads, so that no handler blocks the loop."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import psycopg
from psycopg import Connection, sql
from psycopg.rows import class_row

from pgprovision import (
    DatabaseSpec,
    Found,
    connected,
    drift_in_database,
    drift_in_server,
    end_sessions,
    find,
    lock_role,
    locked,
    set_password,
)
from souk_operator.decide.observed import Seen
from souk_operator.decide.secrets import Login
from souk_operator.postgres import queries
from souk_operator.postgres.access import Access
from souk_operator.postgres.load import Load, measure

log = logging.getLogger(__name__)

_REFUSED = "password authentication failed"


@dataclass(frozen=True, slots=True)
class ServerFacts:
    """A server and the admin's rights on it. `number` is server_version_num."""

    version: str
    number: int
    admin: str
    is_superuser: bool
    creates_databases: bool
    creates_roles: bool


def inspect(access: Access, databases: Sequence[str] | None) -> tuple[ServerFacts, Load | None]:
    """Who we are, and on what; and what goes on in these databases, unless they are None."""
    with connected(access.admin_url) as connection:
        with connection.cursor(row_factory=class_row(ServerFacts)) as cursor:
            facts = cursor.execute(queries.SERVER).fetchone() or ServerFacts("", 0, "", False, False, False)
        try:
            return facts, None if databases is None else measure(connection, databases)
        except psycopg.Error as error:  # it answered, and that is what Ready says
            log.warning("server %s could not be measured: %s", access.server.meta.name, error)
            return facts, None


def look(access: Access, spec: DatabaseSpec, app: Login | None, migrator: Login | None, *, adopt: bool) -> Seen:
    """See the database. One that is not ours is left alone unless we may `adopt` it."""
    with connected(access.admin_url) as connection:
        found = find(connection, spec)
        if found.exists and found.marker != spec.marker and not adopt:
            return _seen(found, ())
        drift = [str(action) for action in drift_in_server(connection, spec)]
    if not found.exists:
        return _seen(found, drift)
    try:
        with connected(access.admin_url, spec.name) as connection:
            drift += [str(action) for action in drift_in_database(connection, spec)]
            revision, demanded = _revision(connection)
            note = connection.execute(queries.NOTE).fetchone()
    except psycopg.Error as error:
        if drift:
            return _seen(found, drift)  # what is missing may be our own right to enter
        if not isinstance(error, psycopg.OperationalError):
            raise
        return replace(_seen(found, drift), closed=" ".join(str(error).split()))  # full, say: of a revoked role's
    return replace(
        _seen(found, drift),
        entered=True,
        revision=revision,
        demanded=demanded,
        note=note[0] if note else None,
        app_login=_opens(access, spec, found, app),
        migrator_login=_opens(access, spec, found, migrator),
    )


def change_password(access: Access, spec: DatabaseSpec, role: str, password: str | None) -> None:
    """Give a role a password, or lock it with None; under the lock that every change holds."""
    with connected(access.admin_url) as connection, locked(connection, spec):
        if password is None:
            lock_role(connection, role)
        else:
            set_password(connection, role, password)


def lock_out(access: Access, role: str) -> int:
    """Take a role's password away and end its sessions. It waits for no lock of ours, which another change may hold."""
    with connected(access.admin_url) as connection:
        lock_role(connection, role)
        return end_sessions(connection, role)


def leave_note(access: Access, spec: DatabaseSpec, note: str | None) -> None:
    """Keep it as the schema's comment, which every role of the database can read; None takes it away."""
    with connected(access.admin_url, spec.name) as connection:
        connection.execute(sql.SQL("COMMENT ON SCHEMA souk IS {}").format(sql.Literal(note)))


def drifted(access: Access, specs: Sequence[DatabaseSpec]) -> dict[str, set[str]]:
    """What would put each of these databases right in the shared catalogs; one connection for all."""
    with _hurried(access.admin_url) as connection:
        return {spec.name: {str(action) for action in drift_in_server(connection, spec)} for spec in specs}


def drifted_inside(access: Access, spec: DatabaseSpec) -> set[str]:
    """What would put this database right inside."""
    with _hurried(access.admin_url, spec.name) as connection:
        return {str(action) for action in drift_in_database(connection, spec)}


@contextmanager
def _hurried(admin_url: str, database: str | None = None) -> Iterator[Connection[Any]]:
    with connected(admin_url, database) as connection:
        connection.execute("SET statement_timeout = '5s'")
        yield connection


def _seen(found: Found, drift: Sequence[str]) -> Seen:
    return Seen(found.exists, found.marker, tuple(drift), roles=found.roles, sessions=found.sessions)


def _revision(connection: Connection[Any]) -> tuple[str | None, str | None]:
    """(where the schema stands, the oldest image head that its contracts allow)."""
    if not (row := connection.execute(queries.HAS_REVISION).fetchone()) or not row[0]:
        return None, None
    return connection.execute(queries.REVISION).fetchone() or (None, None)


def _opens(access: Access, spec: DatabaseSpec, found: Found, login: Login | None) -> bool | None:
    """False only when the password is refused: a full or starting server says nothing about it."""
    if login is None or login.role not in found.roles:
        return None
    try:
        psycopg.connect(access.url(login, spec.name)).close()
    except psycopg.OperationalError as error:
        return False if _REFUSED in str(error) else None
    return True
