"""Where the checks look: a database per service, the payment sandbox's ledger, Valkey. Nothing is written."""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import dict_row
from redis import Redis

from souk.commands.failure import CommandFailed

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sources:
    """What there is of a platform; `databases` by the service's name without `-service`."""

    databases: Mapping[str, psycopg.Connection[Any]]
    ledger: sqlite3.Connection | None = None
    valkey: "Redis | None" = None
    _tables: dict[str, frozenset[str]] = field(default_factory=dict, init=False)

    def has(self, source: str) -> bool:
        """Whether a source is there: `order`, `order.coupons` (a table), `ledger`, `valkey`."""
        if source == "ledger":
            return self.ledger is not None
        if source == "valkey":
            return self.valkey is not None
        service, _, table = source.partition(".")
        return service in self.databases and (not table or table in self._tables_of(service))

    def rows(self, source: str, query: str) -> list[Row]:
        """The rows of a query, by column name; each query sees one state of its database."""
        if source == "ledger":
            if self.ledger is None:
                return []
            return [dict(row) for row in self.ledger.execute(query)]
        with self.databases[source].cursor(row_factory=dict_row) as cursor:
            return cursor.execute(query.encode()).fetchall()

    def value(self, source: str, query: str) -> Any:
        """The first column of the first row."""
        return next(iter(next(iter(self.rows(source, query)), {}).values()), None)

    def _tables_of(self, service: str) -> frozenset[str]:
        if service not in self._tables:
            found = self.rows(service, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'souk'")
            self._tables[service] = frozenset(row["table_name"] for row in found)
        return self._tables[service]


@contextlib.contextmanager
def open_sources(urls: Mapping[str, str], ledger: Path, valkey_url: str) -> Iterator[Sources]:
    """Open what exists; `urls` are those of an administrator, since no service may read another's database.

    Raises CommandFailed where not one of them opens.
    """
    with contextlib.ExitStack() as stack:
        databases, refused = {}, ""
        for service, url in urls.items():
            try:
                databases[service] = stack.enter_context(_read_only(url))
            except psycopg.OperationalError as error:
                refused = str(error).strip()
        if not databases:
            raise CommandFailed(f"None of the shop's databases can be opened, so that nothing was checked: {refused}")
        sqlite = None
        if ledger.exists():
            sqlite = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True, isolation_level=None)
            sqlite.row_factory = sqlite3.Row
            stack.callback(sqlite.close)
        valkey = Redis.from_url(valkey_url, decode_responses=True)
        stack.callback(valkey.close)
        yield Sources(databases, sqlite, valkey)


def _read_only(url: str) -> psycopg.Connection[Any]:
    options = "-c default_transaction_read_only=on -c search_path=souk,extensions"
    return psycopg.connect(url, autocommit=True, options=options, connect_timeout=5)
