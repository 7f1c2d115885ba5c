"""`python counting_process.py DATABASE VALKEY WHERE`: an intake that says when it has come to WHERE, and waits there
to be killed.
"""

import asyncio
import sys
from collections.abc import Sequence
from typing import Any

from pydantic import SecretStr
from redis.asyncio import Redis

from analytics_service.infrastructure.batches import StoredBatch
from analytics_service.infrastructure.event_store import EventStore
from analytics_service.infrastructure.event_stream import EventStream
from analytics_service.infrastructure.intake import Intake
from servicekit.database import Database, Transaction
from servicekit.settings import DatabaseSettings


async def _here() -> None:
    sys.stdout.write("here\n")
    sys.stdout.flush()
    await asyncio.sleep(3600)


class Store(EventStore):
    """Comes to `before_copy` or `before_commit`."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self._where = where

    async def store(self, transaction: Transaction, batches: Sequence[StoredBatch]) -> int:
        if self._where == "before_copy":
            await _here()
        stored = await super().store(transaction, batches)
        if self._where == "before_commit":
            await _here()
        return stored


class Stream(EventStream):
    """Comes to `after_commit`."""

    async def drop_counted(self, until: str) -> None:
        if until != "0-0":
            await _here()


async def main(database_url: str, valkey_url: str, where: str) -> None:
    database = Database.open(DatabaseSettings(url=SecretStr(database_url)), "counting process")
    valkey: Any = Redis.from_url(valkey_url)
    stream = Stream(valkey, 1000) if where == "after_commit" else EventStream(valkey, 1000)
    await Intake(database, stream, Store(where), []).run()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
