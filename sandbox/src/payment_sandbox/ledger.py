"""The durable ledger: one writer thread commits whatever has queued up meanwhile in one fsync.

Every write is acknowledged only after its commit (WAL, synchronous=FULL); the event loop never waits for the disk.
"""

import asyncio
import contextlib
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from payment_sandbox.schema import TABLES

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], Any]
LARGEST_GROUP = 256


@dataclass(slots=True)
class _Write:
    work: Work
    future: asyncio.Future[Any]
    result: Any = field(default=None, init=False)
    error: BaseException | None = field(default=None, init=False)


class Ledger:
    """SQLite behind a queue. `write` runs its work alone and atomically; `read` sees what is committed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writes: queue.SimpleQueue[_Write | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._reader: sqlite3.Connection | None = None

    def open(self) -> None:
        """Create the file and its tables where missing, and start the writer; call inside the running loop."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(self._connect()) as connection:
            connection.executescript(TABLES)
        self._reader = self._connect()
        self._thread = threading.Thread(
            target=self._run, args=(asyncio.get_running_loop(),), name="ledger", daemon=True
        )
        self._thread.start()

    async def close(self) -> None:
        """Finish what is queued, then close."""
        self._writes.put(None)
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)
        if self._reader is not None:
            self._reader.close()

    async def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work` in the writer thread; returns once it is on disk. What `work` raises undoes it and comes back."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._writes.put(_Write(work, future))
        return await future

    def read(self, sql: str, *parameters: Any) -> list[sqlite3.Row]:
        """Committed rows; for small reads, since it runs on the event loop."""
        if self._reader is None:
            raise RuntimeError("the ledger is not open")
        return self._reader.execute(sql, parameters).fetchall()

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own that sees one state throughout; for long reads in another thread."""
        with contextlib.closing(self._connect()) as connection:
            connection.execute("BEGIN")
            yield connection

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False, timeout=10)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        return connection

    def _run(self, loop: asyncio.AbstractEventLoop) -> None:
        with contextlib.closing(self._connect()) as connection:
            closing = False
            while not closing:
                group, closing = self._next_group()
                _commit_together(connection, group)
                loop.call_soon_threadsafe(_answer, group)

    def _next_group(self) -> tuple[list[_Write], bool]:
        first = self._writes.get()
        if first is None:
            return [], True
        group = [first]
        while len(group) < LARGEST_GROUP:
            try:
                following = self._writes.get_nowait()
            except queue.Empty:
                break
            if following is None:
                return group, True
            group.append(following)
        return group, False


def _commit_together(connection: sqlite3.Connection, group: list[_Write]) -> None:
    try:
        connection.execute("BEGIN IMMEDIATE")
        for write in group:
            _run_alone(connection, write)
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        # The disk is full or away: nobody in the group is answered that anything happened.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        for write in group:
            write.error = error


def _run_alone(connection: sqlite3.Connection, write: _Write) -> None:
    connection.execute("SAVEPOINT one")
    try:
        write.result = write.work(connection)
    except Exception as error:  # noqa: BLE001 - it belongs to the caller who waits, not to this thread
        write.error = error
        connection.execute("ROLLBACK TO one")
    connection.execute("RELEASE one")


def _answer(group: list[_Write]) -> None:
    for write in group:
        if write.future.done():
            continue
        if write.error is not None:
            write.future.set_exception(write.error)
        else:
            write.future.set_result(write.result)
