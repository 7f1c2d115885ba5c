"""What the loss of a connection says about the writes that were sent over it."""

from collections.abc import Sequence
from typing import Any

import asyncpg
import pytest
import sqlalchemy as sa

from servicekit.database import Statement, Transaction
from servicekit.domain.errors import OutcomeUnknown

ADD = Statement(sa.insert(sa.table("things", sa.column("id", sa.Integer))), columns=("id",))


class Losing:
    """A connection that closes with an error as something is sent over it."""

    def __init__(self, error: Exception) -> None:
        self.raw, self._error, self._closed = self, error, False

    def is_closed(self) -> bool:
        return self._closed

    async def run(self, sql: str, arguments: Sequence[Any]) -> int:
        self._closed = True
        raise self._error


async def commit(error: Exception) -> None:
    transaction = Transaction(Losing(error))  # type: ignore[arg-type]
    transaction.write(ADD, id=1)
    await transaction.commit()


@pytest.mark.parametrize(
    "error",
    [
        asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation"),
        asyncpg.exceptions.AdminShutdownError("terminating connection"),
        asyncpg.InternalClientError("got a message that makes no sense"),
        ConnectionResetError(),
        TimeoutError(),
    ],
)
async def test_a_connection_that_is_lost_while_something_is_sent_leaves_it_unknown(error: Exception) -> None:
    with pytest.raises(OutcomeUnknown):
        await commit(error)


@pytest.mark.parametrize(
    "error",
    [
        asyncpg.InterfaceError("connection is closed"),
        # The server's last words had come in, and asyncpg was about to read them.
        asyncpg.InternalClientError("cannot switch to state 12; another operation (2) is in progress"),
        asyncpg.ReadOnlySQLTransactionError("cannot execute INSERT in a read-only transaction"),
        asyncpg.UniqueViolationError("duplicate key"),
    ],
)
async def test_what_was_not_sent_or_was_refused_is_surely_not_done(error: Exception) -> None:
    with pytest.raises(type(error)):
        await commit(error)
