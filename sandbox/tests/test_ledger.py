"""The ledger by itself: group commit, one bad write among good ones, kill -9."""

import asyncio
import os
import signal
import sqlite3
import sys
from functools import partial
from pathlib import Path

import pytest

from payment_sandbox.errors import ApiError
from payment_sandbox.ledger import Ledger

INSERT = "INSERT INTO events (id, created, type, body) VALUES (?, 1, 't', x'00')"


async def test_a_refused_write_undoes_only_itself(ledger_file: Path) -> None:
    ledger = Ledger(ledger_file)
    ledger.open()

    def refuse(connection: sqlite3.Connection) -> None:
        connection.execute(INSERT, ("refused",))
        raise ApiError(400, "invalid_request_error", "no")

    def insert(number: int, connection: sqlite3.Connection) -> int | None:
        return connection.execute(INSERT, (f"evt_{number}",)).lastrowid

    writes = [ledger.write(partial(insert, number)) for number in range(50)]
    results = await asyncio.gather(*writes, ledger.write(refuse), return_exceptions=True)
    assert isinstance(results[-1], ApiError)
    assert len(ledger.read("SELECT id FROM events")) == 50
    await ledger.close()


async def test_a_ledger_that_cannot_write_tells_everybody_in_the_group(ledger_file: Path) -> None:
    ledger = Ledger(ledger_file)
    ledger.open()
    with pytest.raises(sqlite3.Error):
        await ledger.write(lambda connection: connection.execute("INSERT INTO nowhere VALUES (1)"))
    await ledger.close()


async def test_reading_an_unopened_ledger_is_an_error(ledger_file: Path) -> None:
    with pytest.raises(RuntimeError):
        Ledger(ledger_file).read("SELECT 1")


KILLED = """
import asyncio, sys
from pathlib import Path
from payment_sandbox.ledger import Ledger

async def main():
    ledger = Ledger(Path(sys.argv[1]))
    ledger.open()
    for n in range(10_000):
        await ledger.write(lambda connection: connection.execute(sys.argv[2], (str(n),)))
        print(n, flush=True)

asyncio.run(main())
"""


async def test_what_was_acknowledged_survives_kill_9(ledger_file: Path) -> None:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", KILLED, str(ledger_file), INSERT, stdout=asyncio.subprocess.PIPE
    )
    assert child.stdout is not None
    while int(await child.stdout.readline()) < 50:
        pass
    os.kill(child.pid, signal.SIGKILL)
    rest = await child.stdout.read()
    await child.wait()
    acknowledged = int(rest.split()[-1]) if rest.split() else 50
    with sqlite3.connect(ledger_file) as connection:
        (stored,) = connection.execute("SELECT max(CAST(id AS INTEGER)) FROM events").fetchone()
    connection.close()
    assert stored >= acknowledged
