"""What stands around a route, in this process: the edge middleware, a rate limit, a token check."""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from starlette.types import Message, Receive, Scope, Send

from servicekit.edge import Edge
from servicekit.identity import PolledRevocations, RevocationsPage, StaticKeys, TokenVerifier
from servicekit.limits.windows import LocalWindows, Window
from servicekit.telemetry.logs import AccessLog
from souk.measured import Row

_TIMES, _ROUNDS = 5_000, 5


async def _answer(_scope: Scope, _receive: Receive, send: Send) -> None:
    headers = [(b"content-type", b"application/json"), (b"content-length", b"2")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"{}"})


async def _receive() -> Message:
    return {"type": "http.request", "body": b""}


async def _send(_message: Message) -> None: ...


def _scope() -> dict[str, Any]:
    headers = [(b"host", b"souk"), (b"accept", b"application/json")]
    return {"type": "http", "method": "GET", "path": "/products/1", "headers": headers, "query_string": b""}


async def _microseconds(work: Callable[[], Awaitable[object]]) -> float:
    """CPU microseconds of one call, in one pass."""
    started = time.process_time()
    for _ in range(_TIMES):
        await work()
    return (time.process_time() - started) / _TIMES * 1e6


@contextmanager
def _access_log_to_nowhere() -> Iterator[None]:
    """The log line is part of the cost; where it goes is not."""
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


async def _edge() -> float:
    edge = Edge(
        _answer,
        access_log=AccessLog("bench", "0", enabled=True),
        body_limit=lambda _: 1,
        hsts=True,
        draining=lambda: False,
    )
    windows, window = LocalWindows(), Window("bench", 10**9, 60)

    async def with_limit() -> None:
        windows.hit(window, "caller", time.time())
        await edge(_scope(), _receive, _send)

    with _access_log_to_nowhere():
        rounds = [
            await _microseconds(with_limit) - await _microseconds(lambda: _answer(_scope(), _receive, _send))
            for _ in range(_ROUNDS)
        ]
    return median(rounds)


async def _token() -> float:
    async def none_revoked(since: int) -> RevocationsPage:
        return RevocationsPage(now=since, revocations=[])

    key, now = Ed25519PrivateKey.generate(), int(time.time())
    claims = {"iss": "souk", "aud": "souk", "sub": str(uuid4()), "sid": str(uuid4()), "role": "customer", "jti": "1",
              "typ": "access", "iat": now, "exp": now + 900}  # fmt: skip
    token = jwt.encode(claims, key, algorithm="EdDSA", headers={"kid": "k"})
    revocations = PolledRevocations(none_revoked)
    await revocations.poll()
    verifier = TokenVerifier("souk", "bench", StaticKeys({"k": key.public_key()}), revocations)
    return median([await _microseconds(lambda: verifier.verify(token)) for _ in range(_ROUNDS)])


def measure() -> list[Row]:
    """The rows of this page; needs nothing running."""
    edge, token = asyncio.run(_edge()), asyncio.run(_token())
    return [
        Row("All middleware, telemetry and a limit in it", edge, "µs CPU", "≤ 60 µs", "a bare ASGI app", edge <= 60),
        Row("JWT check, warm", token, "µs CPU", "≤ 5 µs", "50–170 µs cold", token <= 5),
    ]
