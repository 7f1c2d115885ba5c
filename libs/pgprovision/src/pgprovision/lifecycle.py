"""The end of a database, of a role's use, and what one asks before: whose is it, and who is logged in?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from psycopg import Connection

from pgprovision import queries
from pgprovision.provision import connected, locked
from pgprovision.quoting import statement
from pgprovision.spec import DatabaseSpec


class NotOurs(Exception):
    """The database carries another marker than the one given."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a server has of a database: its marker, those of its roles that exist, and open sessions by role."""

    exists: bool
    marker: str
    roles: frozenset[str]
    sessions: Mapping[str, int]


def find(connection: Connection[Any], spec: DatabaseSpec) -> Found:
    """Look at the shared catalogs over any connection to the server."""
    database = connection.execute(queries.DATABASE, {"database": spec.name}).fetchone()
    roles = connection.execute(queries.ROLES, {"roles": list(spec.roles)}).fetchall()
    sessions = connection.execute(queries.SESSIONS, {"roles": list(spec.roles)}).fetchall()
    return Found(
        exists=database is not None,
        marker=database[3] if database else "",
        roles=frozenset(row[0] for row in roles),
        sessions=dict(sessions),
    )


def drop(admin_url: str, spec: DatabaseSpec) -> list[str]:
    """Drop the database, its sessions with it, and its roles. Returns the statements; [] when all were gone.

    Raises NotOurs, and drops nothing, when the database carries another marker than the spec's.
    """
    with connected(admin_url) as connection, locked(connection, spec):
        found = find(connection, spec)
        if found.exists and found.marker != spec.marker:
            raise NotOurs(f"{spec.name} is marked as {found.marker!r}, not {spec.marker!r}")
        statements = [statement("DROP DATABASE {name} WITH (FORCE)", name=spec.name)] if found.exists else []
        # Members before the roles they are members of.
        doomed = (spec.app_a, spec.app_b, spec.migrator, spec.rw, spec.owner)
        statements += [statement("DROP ROLE {role}", role=role) for role in doomed if role in found.roles]
        for each in statements:
            connection.execute(each)
    return [each.as_string() for each in statements]


def lock_role(connection: Connection[Any], role: str) -> None:
    """Take a role's password away: nobody logs in with it, its rights and its open sessions stay."""
    connection.execute(statement("ALTER ROLE {role} PASSWORD NULL", role=role))


def end_sessions(connection: Connection[Any], role: str) -> int:
    """End a role's sessions, and say how many there were. The admin may, as a member of the roles."""
    return len(connection.execute(queries.END_SESSIONS, {"role": role}).fetchall())


def sessions(connection: Connection[Any], roles: Collection[str]) -> dict[str, int]:
    """How many sessions each of these roles has open; those without any are left out."""
    return dict(connection.execute(queries.SESSIONS, {"roles": list(roles)}).fetchall())
