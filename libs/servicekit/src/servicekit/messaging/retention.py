"""How long rows are kept: the outbox's 7 days; the inbox's, and mails that are over, 14. Deleted in small batches."""

from datetime import timedelta

import sqlalchemy as sa

from servicekit.database.foundation import foundation_tables
from servicekit.database.pool import Database
from servicekit.database.statement import Statement

KEEP_OUTBOX = timedelta(days=7)
KEEP_INBOX = timedelta(days=14)
KEEP_MAIL = timedelta(days=14)

_BATCH = 500
_BATCHES_AT_ONCE = 20

_tables = foundation_tables(sa.MetaData())
_outbox, _inbox, _mail = _tables.outbox, _tables.inbox, _tables.outgoing_mail
_too_old = sa.func.now() - sa.bindparam("keep", type_=sa.Interval)

# Rows are looked at from the oldest on and never beyond one batch, so that a sweep is cheap when nothing is due.
_oldest_events = sa.select(_outbox.c.id, _outbox.c.published_at).order_by(_outbox.c.id).limit(_BATCH).subquery()
_SWEEP_OUTBOX = Statement(
    sa.delete(_outbox).where(
        _outbox.c.id.in_(sa.select(_oldest_events.c.id).where(_oldest_events.c.published_at < _too_old))
    )
)
_receipt = sa.tuple_(_inbox.c.consumer, _inbox.c.event_id)
_oldest_receipts = (
    sa.select(_inbox.c.consumer, _inbox.c.event_id)
    .where(_inbox.c.received_at < _too_old)
    .order_by(_inbox.c.received_at)
    .limit(_BATCH)
)
_SWEEP_INBOX = Statement(sa.delete(_inbox).where(_receipt.in_(_oldest_receipts)))
# A recipient is a personal datum: it stays no longer than somebody may ask what became of the mail.
_mails_over = (
    sa.select(_mail.c.id)
    .where(_mail.c.created_at < _too_old, sa.or_(_mail.c.sent_at.is_not(None), _mail.c.failed_at.is_not(None)))
    .order_by(_mail.c.created_at)
    .limit(_BATCH)
)
_SWEEP_MAIL = Statement(sa.delete(_mail).where(_mail.c.id.in_(_mails_over)))


class Retention:
    """Deletes what is older than it must be kept, in every service: the platform calls it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def sweep(self) -> bool:
        """Delete what is due, at most so many rows of each table; returns whether more is left."""
        rules = ((_SWEEP_OUTBOX, KEEP_OUTBOX), (_SWEEP_INBOX, KEEP_INBOX), (_SWEEP_MAIL, KEEP_MAIL))
        return any([await self._drain(statement, keep) for statement, keep in rules])

    async def _drain(self, statement: Statement, keep: timedelta) -> bool:
        for _ in range(_BATCHES_AT_ONCE):
            if await self._database.execute(statement, keep=keep) < _BATCH:
                return False
        return True
