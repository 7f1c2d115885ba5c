"""Days of events are made ahead and dropped when they are old; visits are forgotten in small bites."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

import sqlalchemy as sa

from analytics_service.infrastructure.sql import statement
from servicekit.database import Database
from servicekit.domain import Clock

_BEFORE: Final = timedelta(days=8)
_AHEAD: Final = timedelta(days=14)
_TRENDS_KEPT: Final = timedelta(days=36)
_BITE: Final = 1000
_MAKE = statement("SELECT make_event_days(:first, :last)", first=sa.Date(), last=sa.Date())
_DROP = statement("SELECT drop_event_days(:before)", before=sa.Date())
_OLD_VISITORS = statement(
    f"""
DELETE FROM visitor_days AS v USING (
  SELECT old.* FROM calendars c, LATERAL (
    SELECT epoch, day, visitor FROM visitor_days WHERE epoch = c.epoch AND day < :before ORDER BY day LIMIT {_BITE}
  ) AS old
) AS old
WHERE v.epoch = old.epoch AND v.day = old.day AND v.visitor = old.visitor
""",  # noqa: S608 - a number of our own
    before=sa.Date(),
)
_OLD_SESSIONS = statement(
    f"""
WITH gone AS (
  DELETE FROM sessions WHERE ctid = ANY(ARRAY(
    SELECT ctid FROM sessions WHERE started_at < :before ORDER BY started_at LIMIT {_BITE}
  )) RETURNING id
), baskets AS (
  DELETE FROM basket_products WHERE session_id IN (SELECT id FROM gone)
)
SELECT count(*) FROM gone
""",  # noqa: S608
    before=sa.DateTime(timezone=True),
)
_OLD_TERMS = statement(
    f"""
DELETE FROM term_visitors AS t USING (
  SELECT day, term, visitor FROM term_visitors WHERE day < :before ORDER BY day LIMIT {_BITE}
) AS old
WHERE t.day = old.day AND t.term = old.term AND t.visitor = old.visitor
""",  # noqa: S608
    before=sa.Date(),
)


@dataclass(frozen=True, slots=True)
class Retention:
    """`events_days` and `visitors_days` are how long single events, and visitors with their sessions, are kept."""

    database: Database
    clock: Clock
    events_days: int
    visitors_days: int

    async def make_days(self) -> None:
        """Each day on which an event may lie has its partition, two weeks ahead."""
        today = self.clock().date()
        await self.database.fetch_value(_MAKE, first=today - _BEFORE, last=today + _AHEAD)

    async def keep(self) -> bool:
        """Make the days ahead and drop what is too old, a bite of each kind; returns whether more may be left."""
        await self.make_days()
        today = self.clock().date()
        oldest = today - timedelta(days=self.visitors_days)
        dropped = await self.database.fetch_value(_DROP, before=today - timedelta(days=self.events_days))
        removed = [
            await self.database.execute(_OLD_VISITORS, before=oldest),
            await self.database.fetch_value(_OLD_SESSIONS, before=datetime.combine(oldest, time(), UTC)),
            await self.database.execute(_OLD_TERMS, before=today - _TRENDS_KEPT),
        ]
        return bool(dropped) or max(removed) >= _BITE
