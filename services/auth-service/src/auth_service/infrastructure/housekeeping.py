"""What nobody needs any more is removed, in small bites."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from auth_service.infrastructure.tables import audit_entries, one_time_links, revocations, sessions
from servicekit.database import Database, Statement

_BITE = 1000
_AGE = sa.bindparam("age", type_=sa.Interval)


def _expired(table: sa.Table, key: sa.Column[Any], moment: sa.Column[datetime]) -> Statement:
    old = sa.select(key).where(moment < sa.func.now() - _AGE).limit(_BITE)
    return Statement(sa.delete(table).where(key.in_(old)))


_RULES = (
    (_expired(sessions, sessions.c.id, sessions.c.expires_at), timedelta(days=30)),
    (_expired(one_time_links, one_time_links.c.digest, one_time_links.c.expires_at), timedelta(days=1)),
    (_expired(revocations, revocations.c.id, revocations.c.expires_at), timedelta(minutes=5)),
    (_expired(audit_entries, audit_entries.c.id, audit_entries.c.at), timedelta(days=400)),
)


async def keep_house(database: Database) -> bool:
    """Remove a bite of each kind of expired rows; returns whether more may be left."""
    removed = [await database.execute(statement, age=age) for statement, age in _RULES]
    return _BITE in removed
