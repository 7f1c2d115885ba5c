"""Claims and stored answers in PostgreSQL; claim and finish are one statement each."""

import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from servicekit.database import Database, Record, Transaction
from servicekit.domain.errors import Conflict, Invalid
from servicekit.idempotency import statements as sql

LEASE_SECONDS = 30.0
RETENTION = timedelta(hours=48)


class IdempotencyKeyReused(Invalid):
    """The key belongs to a request with other parameters."""

    code = "idempotency_key_reused"
    title = "This Idempotency-Key was used for a different request"


class ClaimedMeanwhile(Exception):
    """Another request has claimed the key: nothing of this transaction was done."""


class IdempotencyInProgress(Conflict):
    """The first request with this key is still running."""

    code = "idempotency_in_progress"
    title = "The first request with this Idempotency-Key is still running"


@dataclass(frozen=True, slots=True)
class KeyOwner:
    """Whose key it is: a key means nothing outside its caller, method and route."""

    caller: str
    method: str
    route: str
    key: str

    def as_parameters(self) -> dict[str, str]:
        """The primary key's columns."""
        return {"caller": self.caller, "method": self.method, "route": self.route, "key": self.key}


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to execute for `lease`, whose random part tells this claim from a later one.

    `until` is when the lease ends, None for a claim that is committed with something else. The answer to one that is
    not `synced` waits for no disk either.
    """

    owner: KeyOwner
    lease: timedelta
    until: datetime | None = None
    synced: bool = True


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """The first answer, byte for byte."""

    status: int
    headers: list[list[str]]
    body: bytes


_MEANWHILE = {"idempotency_keys_pkey": ClaimedMeanwhile}


def new_claim(owner: KeyOwner) -> Claim:
    """To be committed with something else. The random part tells apart what PostgreSQL sees in one microsecond."""
    return Claim(owner, timedelta(seconds=LEASE_SECONDS, microseconds=random.randrange(1_000_000)))  # noqa: S311


async def look(database: Database, owner: KeyOwner, request_hash: bytes) -> Claim | StoredAnswer:
    """The first answer, or a claim: one to be committed with something else, or the committed one of a dead request.

    Raises IdempotencyKeyReused for other parameters, IdempotencyInProgress while the first request's lease runs.
    """
    row = await database.fetch_one(sql.LOOK, **{f"p_{name}": value for name, value in owner.as_parameters().items()})
    if row is None:
        return new_claim(owner)
    if row["lapsed"] and row["status"] is None:
        return await claim(database, owner, request_hash)
    return _first_answer(row, request_hash)


async def claim(
    database: Database, owner: KeyOwner, request_hash: bytes, *, synced: bool = True
) -> Claim | StoredAnswer:
    """Claim the key, committed at once, or return the first answer. `synced` is False when its loss does no harm.

    Raises IdempotencyKeyReused for other parameters, IdempotencyInProgress while the first request's lease runs.
    """
    claimed = new_claim(owner)
    parameters = {**owner.as_parameters(), "request_hash": request_hash, "lease": claimed.lease}
    row: Any = await database.fetch_one(sql.CLAIM if synced else sql.CLAIM_UNSYNCED, **parameters)
    if row["mine"]:
        return replace(claimed, until=row["claimed_until"], synced=synced)
    return _first_answer(row, request_hash)


def _first_answer(row: Record, request_hash: bytes) -> StoredAnswer:
    if row["request_hash"] != request_hash:
        raise IdempotencyKeyReused
    if row["status"] is None:
        raise IdempotencyInProgress
    return StoredAnswer(row["status"], row["headers"], row["body"])


def claim_with(transaction: Transaction, claim: Claim, request_hash: bytes, answer: StoredAnswer | None) -> None:
    """Claim the key in this transaction, with the answer if it is known; it ends with ClaimedMeanwhile."""
    transaction.write_first(sql.INSERT, taken=_MEANWHILE, **_inserted(claim, request_hash, answer))


def finish_with(transaction: Transaction, claim: Claim, answer: StoredAnswer) -> None:
    """Store the answer in this transaction, unless the claim has lapsed and passed to a later request."""
    transaction.write(sql.FINISH, **_prefixed(claim), **_answered(answer))


def withdraw_with(transaction: Transaction, claim: Claim) -> None:
    """Forget claim and answer in this transaction, which undoes what they stand for."""
    transaction.write(sql.WITHDRAW, **_prefixed(claim))


async def keep(database: Database, claim: Claim, request_hash: bytes, answer: StoredAnswer) -> None:
    """Store the answer under a key that nothing was committed for, unless another request has done so."""
    await database.execute(sql.INSERT_IF_NEW, **_inserted(claim, request_hash, answer))


async def finish(database: Database, claim: Claim, answer: StoredAnswer) -> None:
    """Store the first answer, unless the claim has lapsed and passed to a later request."""
    statement = sql.FINISH if claim.synced else sql.FINISH_UNSYNCED
    await database.execute(statement, **_prefixed(claim), **_answered(answer))


async def release(database: Database, claim: Claim) -> None:
    """Forget the claim, so that a retry executes at once."""
    await database.execute(sql.RELEASE, **_prefixed(claim))


def _prefixed(claim: Claim) -> dict[str, Any]:
    key = {f"p_{name}": value for name, value in claim.owner.as_parameters().items()}
    return {"until": claim.until, "lease": claim.lease, **key}


def _inserted(claim: Claim, request_hash: bytes, answer: StoredAnswer | None) -> dict[str, Any]:
    key = {**claim.owner.as_parameters(), "request_hash": request_hash, "lease": claim.lease}
    return {**key, **_answered(answer)}


def _answered(answer: StoredAnswer | None) -> dict[str, Any]:
    return {
        "answer_status": answer.status if answer else None,
        "answer_headers": answer.headers if answer else None,
        "answer_body": answer.body if answer else None,
    }


async def drop_old_keys(database: Database) -> bool:
    """Delete a batch of what is older than the retention (48 hours); returns whether more may be left."""
    return await database.execute(sql.SWEEP, retention=RETENTION) == sql.SWEEP_ROWS
