"""What every report is read from."""

from collections.abc import Mapping
from typing import Final
from zoneinfo import ZoneInfo

from analytics_service.application.report_ports import ProductName
from analytics_service.domain.periods import Calendar
from analytics_service.infrastructure.sql import statement
from commerce.values.locale import Locale
from servicekit.database import Database, Record

DEFAULT_LOCALE: Final = "en"
LIVE_CALENDAR = statement("SELECT epoch, zone FROM calendars WHERE state = 'live'")


class ReportSource:
    """The database, the shop's currency, and the time zone of the very first calendar."""

    def __init__(self, database: Database, currency: str, time_zone: str) -> None:
        self._database, self._currency, self._time_zone = database, currency, time_zone

    async def calendar(self) -> Calendar:
        """Whose days are reported now. While days are built anew for another time zone it is still the former one."""
        row = await self._database.fetch_one(LIVE_CALENDAR)
        return Calendar(1, ZoneInfo(self._time_zone)) if row is None else Calendar(row["epoch"], ZoneInfo(row["zone"]))


def product_name(row: Record, locale: str) -> ProductName:
    """What a row with `product_id`, `slug` and `titles` tells; the latter are null where the product is unknown."""
    lang, title = in_locale(row["titles"] or {}, locale)
    return ProductName(row["product_id"], row["slug"], title, lang)


def in_locale(words: Mapping[str, str], locale: str) -> tuple[str | None, str | None]:
    """(locale, words) for a reader of `locale`: what is nearest to it, else English, else whatever there is."""
    for tag in (locale, *Locale(locale).wider, DEFAULT_LOCALE, *sorted(words)):
        if tag in words:
            return tag, words[tag]
    return None, None
