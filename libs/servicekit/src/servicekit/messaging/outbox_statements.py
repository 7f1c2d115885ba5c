"""The SQL of the outbox relay."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from servicekit.database.foundation import foundation_tables
from servicekit.database.statement import Statement

_outbox = foundation_tables(sa.MetaData()).outbox
_event = sa.select(
    _outbox.c.id,
    _outbox.c.event_id,
    _outbox.c.stream,
    _outbox.c.type,
    _outbox.c.aggregate_id,
    sa.cast(_outbox.c.data, sa.Text).label("data"),
    _outbox.c.traceparent,
    _outbox.c.request_id,
    _outbox.c.occurred_at,
)
_waiting = _outbox.c.published_at.is_(None)
_batch = sa.bindparam("batch", type_=sa.Integer)
_recently = sa.func.now() - sa.bindparam("since", type_=sa.Interval)
SELECT_UNPUBLISHED = Statement(_event.where(_waiting).order_by(_outbox.c.id).limit(_batch))
AGAIN = Statement(
    _event.where(
        _outbox.c.id > sa.bindparam("cursor", type_=sa.BigInteger),
        sa.or_(_waiting, _outbox.c.published_at > _recently),
    )
    .order_by(_outbox.c.id)
    .limit(_batch)
)
_newest = sa.select(_outbox.c.id, _outbox.c.published_at).order_by(_outbox.c.id.desc()).limit(10_000).subquery()
FIRST_RECENT = Statement(sa.select(sa.func.min(_newest.c.id)).where(_newest.c.published_at > _recently))
MARK = Statement(
    sa.update(_outbox)
    .values(published_at=sa.func.now())
    .where(_outbox.c.id == sa.any_(sa.bindparam("ids", type_=ARRAY(sa.BigInteger))), _waiting)
)
BACKLOG = Statement(
    sa.select(
        sa.func.count().label("waiting"),
        sa.func.coalesce(sa.func.extract("epoch", sa.func.now() - sa.func.min(_outbox.c.occurred_at)), 0).label("age"),
    ).where(_waiting)
)
