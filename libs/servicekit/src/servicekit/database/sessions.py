"""How a session with PostgreSQL begins, how long one statement may take in it, and which errors end its use."""

from typing import Any, Final

import asyncpg
import orjson

from servicekit.deadlines import remaining_seconds
from servicekit.sockets import watch_peer

STATEMENT_SECONDS: Final = 5.0
_LEAST_SECONDS: Final = 1.0

DATABASE_ERRORS: Final = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)
"""Whatever asking PostgreSQL may raise, refusals of statements included."""

_SERVER_SETTINGS: Final = {
    "jit": "off",
    # The server's own bounds, for when this process is stopped or gone and its statement or transaction holds locks.
    "statement_timeout": f"{2 * STATEMENT_SECONDS:.0f}s",
    "idle_in_transaction_session_timeout": "30s",
    "client_connection_check_interval": "1s",
}

# Connection trouble; the server is shutting down, or is no place to write; a session without our prepared statements.
_ENDING: Final = ("08", "57P", "25006", "25P03", "25P04", "26000", "42P05")


class Unreachable(ConnectionError):
    """No connection stands: nobody listens, there is no way to the address, or no such name, socket or answer."""


async def open_session(address: str, application_name: str) -> Any:
    """An asyncpg connection that may write: a server that only reads is refused, of several hosts another is taken.

    Raises Unreachable, and what PostgreSQL says.
    """
    try:
        session = await asyncpg.connect(
            address,
            statement_cache_size=512,
            target_session_attrs="read-write",
            server_settings={"application_name": application_name, **_SERVER_SETTINGS},
        )
    except OSError as error:
        # Not every one is a ConnectionError: a pod that is gone is EHOSTUNREACH, a Service that is, no name.
        raise Unreachable(str(error)) from error
    try:
        watch_peer(session._transport.get_extra_info("socket"))  # noqa: SLF001 - asyncpg has no other way to it
        for kind in ("json", "jsonb"):
            await session.set_type_codec(
                kind, schema="pg_catalog", encoder=_encode_json, decoder=orjson.loads, format="text"
            )
    except BaseException:
        session.terminate()
        raise
    return session


def statement_seconds() -> float:
    """How long the next statement may take: what its request has left, but a second at least, to write down what has
    happened, and STATEMENT_SECONDS at most.
    """
    left = remaining_seconds()
    return STATEMENT_SECONDS if left is None else min(STATEMENT_SECONDS, max(_LEAST_SECONDS, left))


def ends_session(error: BaseException) -> bool:
    """Whether the session in which `error` was raised is no longer good, or nobody knows what it is doing."""
    if isinstance(error, asyncpg.PostgresError):
        return (error.sqlstate or "").startswith(_ENDING)
    return not isinstance(error, Exception) or isinstance(error, OSError | asyncpg.InternalClientError)


def _encode_json(value: object) -> str:
    return orjson.dumps(value, default=str).decode()
