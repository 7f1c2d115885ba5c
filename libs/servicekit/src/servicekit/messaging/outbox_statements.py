"""The SQL of the outbox relay."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from servicekit.database.foundation import foundation_tables
from servicekit.database.statement import Statement
from servicekit.database.unsynced import UNSYNCED

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
_ids = sa.bindparam("ids", type_=ARRAY(sa.BigInteger))
# A mark that a crash of PostgreSQL loses means that an event is published again, as after any other crash: it waits for
# no disk.
_mark = sa.update(_outbox).values(published_at=sa.func.now()).where(_outbox.c.id == sa.any_(_ids), _waiting, UNSYNCED)
MARK = Statement(_mark)
SELECT_UNPUBLISHED = Statement(_event.where(_waiting).order_by(_outbox.c.id).limit(_batch))
MARK_AND_SELECT = Statement(
    _event.where(_waiting, _outbox.c.id != sa.all_(_ids))
    .order_by(_outbox.c.id)
    .limit(_batch)
    .add_cte(_mark.cte("marked"))
)
"""Marks what was published, and reads what waits beyond it: both see the rows as they were before."""
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
BACKLOG = Statement(
    sa.select(
        sa.func.count().label("waiting"),
        sa.func.coalesce(sa.func.extract("epoch", sa.func.now() - sa.func.min(_outbox.c.occurred_at)), 0).label("age"),
    ).where(_waiting)
)
