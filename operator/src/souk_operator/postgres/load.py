"""What a server is busy with, for Prometheus: asked on the connection that inspects it.

The admin is no superuser and has no pg_monitor. It is a member of every role that it made, so it sees the state of
their sessions; a stranger's session in one of our databases counts as `other`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import Connection

from souk_operator.postgres import queries

STATES = ("active", "idle", "idle in transaction", "waiting for a lock", "other")


@dataclass(frozen=True, slots=True)
class DatabaseLoad:
    """`connections` are sessions by each of STATES; deadlocks, commits and rollbacks count since the server's reset."""

    connections: Mapping[str, int]
    size_bytes: int | None
    transaction_age: int
    deadlocks: int
    commits: int
    rollbacks: int


@dataclass(frozen=True, slots=True)
class Load:
    """A server's, and that of each database that was asked about and is there."""

    max_connections: int
    oldest_transaction_seconds: float
    databases: Mapping[str, DatabaseLoad]


def measure(connection: Connection[Any], databases: Sequence[str]) -> Load:
    """Ask, for at most 5 s a statement."""
    connection.execute("SET statement_timeout = '5s'")
    names = {"databases": list(databases)}
    sessions = {(name, state): count for name, state, count in connection.execute(queries.SESSIONS, names).fetchall()}
    server = connection.execute(queries.SERVER_LOAD, names).fetchone() or (0, 0.0)
    return Load(
        max_connections=server[0],
        oldest_transaction_seconds=float(server[1]),
        databases={
            name: DatabaseLoad({state: sessions.get((name, state), 0) for state in STATES}, *numbers)
            for name, *numbers in connection.execute(queries.DATABASE_LOAD, names).fetchall()
        },
    )
