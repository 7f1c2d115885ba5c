"""The SQL of claims and stored answers."""

from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from servicekit.database import Statement
from servicekit.database.foundation import foundation_tables
from servicekit.database.unsynced import UNSYNCED

SWEEP_ROWS: Final = 5_000

_keys = foundation_tables(sa.MetaData()).idempotency_keys
_c = _keys.c
_lease = sa.bindparam("lease", type_=sa.Interval)
_claimed = {
    **{name: sa.bindparam(name, type_=_c[name].type) for name in ("caller", "method", "route", "key", "request_hash")},
    "claimed_until": sa.func.now() + _lease,
}
_answered = {
    "status": sa.bindparam("answer_status", type_=sa.SmallInteger),
    "headers": sa.bindparam("answer_headers", type_=_c.headers.type),
    "body": sa.bindparam("answer_body", type_=sa.LargeBinary),
}
_same_key = sa.and_(*(_c[name] == sa.bindparam(f"p_{name}") for name in ("caller", "method", "route", "key")))
_until = sa.func.coalesce(sa.bindparam("until", type_=sa.DateTime(timezone=True)), _c.created_at + _lease)
_still_mine = sa.and_(_same_key, _c.claimed_until == _until, _c.status.is_(None))


def _claim(*also: sa.TextClause) -> Statement:
    """Insert the claim, take over one whose lease ran out, or leave the row alone; always answers the row.

    A single statement that returns the row in every case has to "update" it, hence the CASE.
    """
    fresh = insert(_keys).values(**_claimed)
    free = sa.and_(
        _c.status.is_(None), _c.claimed_until < sa.func.now(), _c.request_hash == fresh.excluded.request_hash
    )
    upsert = fresh.on_conflict_do_update(
        index_elements=[_c.caller, _c.method, _c.route, _c.key],
        set_={"claimed_until": sa.case((free, fresh.excluded.claimed_until), else_=_c.claimed_until)},
    )
    mine = (_c.claimed_until == sa.func.now() + _lease).label("mine")
    return Statement(upsert.returning(mine, _c.claimed_until, _c.request_hash, _c.status, _c.headers, _c.body, *also))


CLAIM, CLAIM_UNSYNCED = _claim(), _claim(UNSYNCED)
LOOK = Statement(
    sa.select(
        _c.request_hash, _c.status, _c.headers, _c.body, (_c.claimed_until < sa.func.now()).label("lapsed")
    ).where(_same_key)
)
INSERT = Statement(insert(_keys).values(**_claimed, **_answered))
INSERT_IF_NEW = Statement(insert(_keys).values(**_claimed, **_answered).on_conflict_do_nothing())
_finish = sa.update(_keys).where(_still_mine).values(**_answered)
FINISH, FINISH_UNSYNCED = Statement(_finish), Statement(_finish.where(UNSYNCED))
RELEASE = Statement(sa.delete(_keys).where(_still_mine))
WITHDRAW = Statement(sa.delete(_keys).where(_same_key, _c.claimed_until == _until))
_old = (
    sa.select(_c.caller, _c.method, _c.route, _c.key)
    .where(_c.created_at < sa.func.now() - sa.bindparam("retention", type_=sa.Interval))
    .limit(SWEEP_ROWS)
)
SWEEP = Statement(sa.delete(_keys).where(sa.tuple_(_c.caller, _c.method, _c.route, _c.key).in_(_old)))
