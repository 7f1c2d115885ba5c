"""Connections to the database that is migrated, and the few things we ask it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, LiteralString

import orjson
import psycopg
import sqlalchemy as sa
from psycopg import Connection
from sqlalchemy.pool import NullPool

MARK = "min_image_revision="
STALLED = "souk.dev/stalled="


@dataclass(frozen=True, slots=True)
class Stalled:
    """Whoever migrates this database left word that he cannot go on with this image before somebody mends something."""

    image: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Set for the whole session, because SET LOCAL is gone inside autocommit_block(). PostgreSQL's notation."""

    lock: str = "5s"
    statement: str = "15min"


def connect(url: str, timeouts: Timeouts = Timeouts()) -> Connection[Any]:
    """An autocommit session with a server that may write; its statements end with this process, however it ends."""
    connection = psycopg.connect(
        url, autocommit=True, connect_timeout=10, application_name="souk-migrate", target_session_attrs="read-write",
        keepalives_idle=10, keepalives_interval=3, keepalives_count=3, tcp_user_timeout=10_000,
    )  # fmt: skip
    settings = {
        "lock_timeout": timeouts.lock,
        "statement_timeout": timeouts.statement,
        "client_connection_check_interval": "1s",
    }
    for name, value in settings.items():
        connection.execute("SELECT set_config(%s, %s, false)", (name, value))
    return connection


@contextmanager
def alembic_connection(url: str, timeouts: Timeouts) -> Iterator[sa.Connection]:
    """What Alembic runs on: one session of SQLAlchemy's, closed at the end."""

    def create() -> Connection[Any]:
        session = connect(url, timeouts)
        session.autocommit = False
        return session

    engine = sa.create_engine("postgresql+psycopg://", creator=create, poolclass=NullPool)
    with engine.connect() as connection:
        yield connection


def current_revision(connection: Connection[Any]) -> str | None:
    """The revision that `alembic_version` holds; None for an empty database."""
    if not _value(connection, "SELECT to_regclass('alembic_version')::text"):
        return None
    revision = _value(connection, "SELECT max(version_num) FROM alembic_version")
    return None if revision is None else str(revision)


def stored_min_image_revision(connection: Connection[Any]) -> str | None:
    """The oldest image head that the contracts in this database allow; None when there was no contract."""
    comment = _value(connection, "SELECT obj_description(to_regclass('alembic_version'), 'pg_class')")
    text = str(comment or "")
    return text.removeprefix(MARK) if text.startswith(MARK) else None


def stalled(connection: Connection[Any]) -> Stalled | None:
    """What the operator left as the schema's comment: `souk.dev/stalled={"image": …, "sentence": …}`."""
    comment = str(_value(connection, "SELECT obj_description(to_regnamespace(current_schema()), 'pg_namespace')") or "")
    if not comment.startswith(STALLED):
        return None
    try:
        written = orjson.loads(comment.removeprefix(STALLED))
        return Stalled(str(written["image"]), str(written["sentence"]))
    except (ValueError, KeyError, TypeError):
        return None


def invalid_indexes(connection: Connection[Any]) -> list[str]:
    """Indexes that a broken CREATE INDEX CONCURRENTLY left behind: they cost writes and answer nothing."""
    rows = connection.execute(
        "SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
        " WHERE NOT i.indisvalid AND c.relkind = 'i' AND c.relnamespace = current_schema()::regnamespace ORDER BY 1"
    )
    return [row[0] for row in rows]


def _value(connection: Connection[Any], query: LiteralString) -> object:
    row = connection.execute(query).fetchone()
    return None if row is None else row[0]
