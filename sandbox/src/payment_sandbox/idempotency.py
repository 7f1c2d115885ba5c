"""Idempotency keys with the provider's semantics (https://docs.stripe.com/api/idempotent_requests).

The first answer given after execution began, success or decline, is stored in the transaction of its effect and
replayed. Requests refused beforehand (validation, unknown ids, wrong state) store nothing. A day later a key is
forgotten.
"""

import hashlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

import orjson

from payment_sandbox.errors import ApiError
from payment_sandbox.intents import Answer

LONGEST_KEY = 255
FORGOTTEN_AFTER = 86_400


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """Status and body bytes; `replayed` when it was given before."""

    status: int
    body: bytes
    replayed: bool = False


@dataclass(frozen=True, slots=True)
class IdempotentRequest:
    """Who asks for what: the same key must always come with the same path and body."""

    key: str | None
    path: str
    body: bytes

    def run(self, connection: sqlite3.Connection, now: int, work: Callable[[], Answer]) -> StoredAnswer:
        """The stored answer, or that of `work`; raises ApiError 400 when the key came with other parameters before."""
        if self.key is None:
            return _stored(work())
        if len(self.key) > LONGEST_KEY:
            raise ApiError(400, "idempotency_error", f"Idempotency keys have at most {LONGEST_KEY} characters")
        fingerprint = hashlib.sha256(self.path.encode() + b"\n" + self.body).digest()
        earlier = connection.execute(
            "SELECT created, fingerprint, status, body FROM idempotency_keys WHERE key = ?", (self.key,)
        ).fetchone()
        if earlier is not None and now - earlier["created"] >= FORGOTTEN_AFTER:
            connection.execute("DELETE FROM idempotency_keys WHERE key = ?", (self.key,))
            earlier = None
        if earlier is None:
            answer = _stored(work())
            values = (self.key, now, self.path, fingerprint, answer.status, answer.body)
            connection.execute("INSERT INTO idempotency_keys VALUES (?, ?, ?, ?, ?, ?)", values)
            return answer
        if earlier["fingerprint"] != fingerprint:
            message = f"The key '{self.key}' was first used with other parameters"
            raise ApiError(400, "idempotency_error", message)
        return StoredAnswer(earlier["status"], earlier["body"], replayed=True)


def _stored(answer: Answer) -> StoredAnswer:
    return StoredAnswer(answer.status, orjson.dumps(answer.body))
