"""What is held against a message, and what is not."""

import asyncpg
import pytest

from servicekit.outages import is_passing


@pytest.mark.parametrize(
    "error",
    [
        asyncpg.ReadOnlySQLTransactionError("a failover"),
        asyncpg.IdleInTransactionSessionTimeoutError("too slow"),
        asyncpg.InvalidPasswordError("rotated"),
        asyncpg.InternalClientError("no host takes writes"),
        asyncpg.CannotConnectNowError("starting up"),
        TimeoutError(),
    ],
)
def test_a_message_is_not_laid_aside_because_the_database_changes_its_part(error: Exception) -> None:
    assert is_passing(error)


@pytest.mark.parametrize("error", [asyncpg.UniqueViolationError("twice"), ValueError("odd")])
def test_what_will_fail_again_counts_against_the_message(error: Exception) -> None:
    assert not is_passing(error)
