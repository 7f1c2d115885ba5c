"""Claims and stored answers in PostgreSQL; claim and finish are one statement each."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from servicekit.database import Database, Statement
from servicekit.database.foundation import foundation_tables
from servicekit.domain.errors import Conflict, Invalid

LEASE_SECONDS = 30.0
RETENTION = timedelta(hours=48)
_SWEEP_ROWS = 5_000

_keys = foundation_tables(sa.MetaData()).idempotency_keys
_c = _keys.c


class IdempotencyKeyReused(Invalid):
    """The key belongs to a request with other parameters."""

    code = "idempotency_key_reused"
    title = "This Idempotency-Key was used for a different request"


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
    """The right to execute, until `until`; that moment also distinguishes this claim from a later one."""

    owner: KeyOwner
    until: datetime


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """The first answer, byte for byte."""

    status: int
    headers: list[list[str]]
    body: bytes


def _same_key(**alias: str) -> sa.ColumnElement[bool]:
    names = ("caller", "method", "route", "key")
    return sa.and_(*(_c[name] == sa.bindparam(alias.get(name, f"p_{name}")) for name in names))


def _claim_statement() -> Statement:
    """Insert the claim, take over one whose lease ran out, or leave the row alone; always answers the row.

    A single statement that returns the row in every case has to "update" it, hence the CASE.
    """
    fresh = insert(_keys).values(
        caller=sa.bindparam("caller", type_=sa.Text),
        method=sa.bindparam("method", type_=sa.Text),
        route=sa.bindparam("route", type_=sa.Text),
        key=sa.bindparam("key", type_=sa.Text),
        request_hash=sa.bindparam("request_hash", type_=sa.LargeBinary),
        claimed_until=sa.func.now() + sa.bindparam("lease", type_=sa.Interval),
        created_at=sa.func.now(),
    )
    free = sa.and_(
        _c.status.is_(None), _c.claimed_until < sa.func.now(), _c.request_hash == fresh.excluded.request_hash
    )
    upsert = fresh.on_conflict_do_update(
        index_elements=[_c.caller, _c.method, _c.route, _c.key],
        set_={"claimed_until": sa.case((free, fresh.excluded.claimed_until), else_=_c.claimed_until)},
    )
    mine = (_c.claimed_until == sa.func.now() + sa.bindparam("lease", type_=sa.Interval)).label("mine")
    return Statement(
        upsert.returning(mine, _c.claimed_until, _c.request_hash, _c.status, _c.headers, _c.body),
    )


_STILL_MINE = sa.and_(
    _same_key(), _c.claimed_until == sa.bindparam("until", type_=sa.DateTime(timezone=True)), _c.status.is_(None)
)
_CLAIM = _claim_statement()
_FINISH = Statement(
    sa.update(_keys)
    .where(_STILL_MINE)
    .values(
        status=sa.bindparam("answer_status", type_=sa.SmallInteger),
        headers=sa.bindparam("answer_headers", type_=_c.headers.type),
        body=sa.bindparam("answer_body", type_=sa.LargeBinary),
    )
)
_RELEASE = Statement(sa.delete(_keys).where(_STILL_MINE))
_OLD = (
    sa.select(_c.caller, _c.method, _c.route, _c.key)
    .where(_c.created_at < sa.func.now() - sa.bindparam("retention", type_=sa.Interval))
    .limit(_SWEEP_ROWS)
)
_SWEEP = Statement(sa.delete(_keys).where(sa.tuple_(_c.caller, _c.method, _c.route, _c.key).in_(_OLD)))


async def claim(database: Database, owner: KeyOwner, request_hash: bytes) -> Claim | StoredAnswer:
    """Claim the key, committed at once, or return the first answer.

    Raises IdempotencyKeyReused for other parameters, IdempotencyInProgress while the first request's lease runs.
    """
    # The random part tells two claims apart that PostgreSQL sees in the same microsecond.
    lease = timedelta(seconds=LEASE_SECONDS, microseconds=random.randrange(1_000_000))  # noqa: S311
    row: Any = await database.fetch_one(_CLAIM, **owner.as_parameters(), request_hash=request_hash, lease=lease)
    if row["mine"]:
        return Claim(owner, row["claimed_until"])
    if row["request_hash"] != request_hash:
        raise IdempotencyKeyReused
    if row["status"] is None:
        raise IdempotencyInProgress
    return StoredAnswer(row["status"], row["headers"], row["body"])


async def finish(database: Database, claim: Claim, answer: StoredAnswer) -> None:
    """Store the first answer, unless the claim has lapsed and passed to a later request."""
    await database.fetch_value(
        _FINISH,
        **_prefixed(claim),
        answer_status=answer.status,
        answer_headers=answer.headers,
        answer_body=answer.body,
    )


async def release(database: Database, claim: Claim) -> None:
    """Forget the claim, so that a retry executes at once."""
    await database.fetch_value(_RELEASE, **_prefixed(claim))


def _prefixed(claim: Claim) -> dict[str, Any]:
    return {"until": claim.until, **{f"p_{name}": value for name, value in claim.owner.as_parameters().items()}}


async def drop_old_keys(database: Database) -> bool:
    """Delete a batch of what is older than the retention (48 hours); returns whether more may be left."""
    return await database.execute(_SWEEP, retention=RETENTION) == _SWEEP_ROWS
