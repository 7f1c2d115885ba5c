"""What live numbers begin with. Ids hold the moment, so that their index finds the newest events."""

from typing import Any, Final

import sqlalchemy as sa

from analytics_service.infrastructure.sql import statement

_NEWEST: Final[dict[str, sa.types.TypeEngine[Any]]] = {
    "first": sa.Uuid(),
    "first_day": sa.Date(),
    "last_day": sa.Date(),
}
_OF_PEOPLE: Final = "day BETWEEN :first_day AND :last_day AND id >= :first AND NOT is_bot"
# One statement, so that the position is that of these very events; of no events there is one row that tells it.
RECENT_EVENTS = statement(
    f"""
SELECT counted.position, recent.minute, recent.type, recent.events
FROM (SELECT (SELECT position FROM intake WHERE epoch = :epoch) AS position) AS counted LEFT JOIN (
  SELECT date_trunc('minute', occurred_at) AS minute, type, count(*) AS events
  FROM events WHERE {_OF_PEOPLE} GROUP BY 1, 2
) AS recent ON true
""",  # noqa: S608 - a piece of our own
    **_NEWEST,
    epoch=sa.Text(),
)
ACTIVE_SESSIONS = statement(
    f"""
SELECT session, max(occurred_at) AS last_at FROM events
WHERE {_OF_PEOPLE} AND session IS NOT NULL GROUP BY session
""",  # noqa: S608 - a piece of our own
    **_NEWEST,
)
RECENT_SALES = statement(
    "SELECT order_id, paid_at, gross FROM sales WHERE paid_at >= :since AND currency = :currency",
    since=sa.DateTime(timezone=True),
    currency=sa.Text(),
)
