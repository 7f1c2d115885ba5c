"""What a purchase asks of PostgreSQL. Counts do not drift with the machine, as times do."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, LiteralString

import psycopg

# Backends hand their numbers on when they have been idle for a second.
_SETTLED_SECONDS = 2.0
_DATABASES: Final = """
SELECT array_agg(datname), sum(xact_commit) FROM pg_stat_database
WHERE datname NOT LIKE 'template%' AND datname <> 'postgres'
"""
_UPDATES: Final = "SELECT coalesce(sum(n_tup_upd), 0), coalesce(sum(n_tup_hot_upd), 0) FROM pg_stat_user_tables"
_STATEMENT = re.compile(rb"LOG:  (?:execute [^:]+|statement): ")
# One each time the planner runs; a prepared statement whose plan is kept runs without.
_PLAN = b"LOG:  PLANNER STATISTICS"


@dataclass(frozen=True, slots=True)
class Counts:
    """Since the server was made, or between two looks: statements and plans only while they are logged."""

    statements: float
    plans: float
    transactions: float
    fsyncs: float
    wal_bytes: float
    updates: float
    hot_updates: float

    def since(self, before: "Counts") -> "Counts":
        """What came in between."""
        return Counts(*(getattr(self, name) - getattr(before, name) for name in Counts.__slots__))

    def less(self, idle: "Counts", share: float) -> "Counts":
        """Without what `share` of an idle period has."""
        return Counts(*(getattr(self, name) - share * getattr(idle, name) for name in Counts.__slots__))


class StatementCounter:
    """Looks at a server as its superuser; `log` is the file that the server writes."""

    def __init__(self, url: str, log: Path) -> None:
        self._url, self._log = url, log
        self._asked = 0

    def look(self) -> Counts:
        """The numbers of everything that has ended by now."""
        time.sleep(_SETTLED_SECONDS)
        with psycopg.connect(self._url, autocommit=True) as connection:
            names, transactions = self._row(connection, _DATABASES)
            [fsyncs] = self._row(connection, "SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal'")
            [wal] = self._row(connection, "SELECT wal_bytes FROM pg_stat_wal")
        updates = [self._updates(name) for name in names]
        log = self._log.read_bytes()
        return Counts(
            len(_STATEMENT.findall(log)) - self._asked,
            log.count(_PLAN) - self._asked,
            float(transactions),
            float(fsyncs),
            float(wal),
            sum(every for every, _ in updates),
            sum(hot for _, hot in updates),
        )

    @contextmanager
    def logged(self) -> Iterator[None]:
        """Every statement and every plan is logged while the block runs."""
        self._tell("ALTER SYSTEM SET log_statement = 'all'", "ALTER SYSTEM SET log_planner_stats = on")
        try:
            yield
        finally:
            self._tell("ALTER SYSTEM RESET log_statement", "ALTER SYSTEM RESET log_planner_stats")

    def _updates(self, database: str) -> tuple[float, float]:
        with psycopg.connect(self._url, dbname=database, autocommit=True) as connection:
            every, hot = self._row(connection, _UPDATES)
        return float(every), float(hot)

    def _tell(self, *settings: LiteralString) -> None:
        with psycopg.connect(self._url, autocommit=True) as connection:
            for setting in settings:
                connection.execute(setting)
            connection.execute("SELECT pg_reload_conf()")
        time.sleep(0.5)

    def _row(self, connection: psycopg.Connection[Any], query: LiteralString) -> tuple[Any, ...]:
        self._asked += 1  # these are in the log too, planned each time, and no purchase's
        row: tuple[Any, ...] | None = connection.execute(query).fetchone()
        if row is None:
            raise LookupError(query)
        return row
