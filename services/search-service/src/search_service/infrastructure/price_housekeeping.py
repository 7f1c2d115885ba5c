"""What nobody needs any more of price comparison is removed, in small bites."""

from datetime import timedelta
from typing import Final

from search_service.domain.alert_link import CONFIRMED_WITHIN
from search_service.infrastructure.alert_statements import EXPIRED_LINKS, UNCONFIRMED
from search_service.infrastructure.sql import statement
from servicekit.database import Database
from servicekit.domain import utc_now

_BITE: Final = 1000
FEEDS_KEPT: Final = timedelta(days=90)
CHANGES_KEPT: Final = timedelta(days=400)
"""Longer than a history can be asked for; the last change before it says what the price was then, and stays."""
_OLD_CHANGES = statement("""
DELETE FROM offer_changes WHERE (offer_id, at) IN (
  SELECT c.offer_id, c.at FROM offer_changes c
  WHERE c.at < :since
    AND EXISTS (SELECT FROM offer_changes e WHERE e.offer_id = c.offer_id AND e.at > c.at AND e.at <= :since)
  ORDER BY c.at LIMIT 1000)
""")
_OLD_FEEDS = statement("""
DELETE FROM feeds WHERE id IN (
  SELECT id FROM feeds WHERE received_at < :since AND status <> 'held' ORDER BY received_at LIMIT 1000)
""")
_OFFERS_OF_REMOVED = statement("""
DELETE FROM offers WHERE id IN (
  SELECT o.id FROM sellers s JOIN offers o ON o.seller_id = s.id WHERE s.removed_at IS NOT NULL LIMIT 1000)
""")


async def keep_prices(database: Database) -> bool:
    """Remove a bite of each kind; returns whether more may be left."""
    now = utc_now()
    removed = [
        await database.execute(EXPIRED_LINKS, now=now),
        await database.execute(UNCONFIRMED, since=now - CONFIRMED_WITHIN),
        await database.execute(_OLD_FEEDS, since=now - FEEDS_KEPT),
        await database.execute(_OFFERS_OF_REMOVED),
        await database.execute(_OLD_CHANGES, since=now - CHANGES_KEPT),
    ]
    return _BITE in removed
