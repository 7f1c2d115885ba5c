"""Background work: alerts are looked at when something changed, and mailed once for each episode."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import uuid5

from commerce.values import Locale, Money, page_address
from search_service.application.alert_ports import AlertQueries, AlertUnitOfWork, AlertUnitsOfWork, Found
from search_service.domain.alert import Alert, AlertKind
from search_service.domain.alert_link import AlertLink
from servicekit.domain import Clock

MAILS: Final = {AlertKind.PRICE: "price_alert", AlertKind.BACK_IN_STOCK: "back_in_stock"}
_ALERTS: Final = 100


@dataclass(frozen=True, slots=True)
class MailAlerts:
    """Some alerts that are due observe their products; state and mail of a new episode commit together."""

    unit_of_work: AlertUnitsOfWork
    queries: AlertQueries
    currency: str
    public_url: str
    shop: str
    clock: Clock

    async def __call__(self) -> bool:
        """Whether more may be due."""
        now = self.clock()
        if not await self.queries.alerts_are_due(now):
            return False
        async with self.unit_of_work() as uow:
            alerts = await uow.alerts.take_due(_ALERTS, now)
            found = await uow.alerts.observe(alerts, now)
            for alert in alerts:
                seen = found.get(alert.id)
                if seen and alert.observe(seen.observation, now):
                    await self._mail(uow, alert, seen, now)
            await uow.alerts.save(alerts, now)
        return len(alerts) == _ALERTS

    async def _mail(self, uow: AlertUnitOfWork, alert: Alert, seen: Found, now: datetime) -> None:
        link, token = AlertLink.issue(alert.email, alert.id, now)
        await uow.alerts.add_link(link)
        await uow.alerts.mailed(alert, now)
        stop = f"{page_address(self.public_url, alert.locale, '/alerts/unsubscribe')}#token={token}"
        data: dict[str, Any] = {
            "title": _title(seen, alert.locale),
            "url": page_address(self.public_url, alert.locale, f"/p/{seen.slug}"),
            "stop_url": stop,
        }
        if alert.mailed_price is not None:
            data |= {"price": str(Money(alert.mailed_price, self.currency)), "seller": seen.cheapest_at or self.shop}
        mail_id = uuid5(alert.id, str(alert.episode))
        await uow.mails.post(mail_id, alert.email, MAILS[alert.kind], alert.locale, data)


def _title(seen: Found, locale: str) -> str:
    tags = (locale, *Locale(locale).wider, "en")
    return next((seen.titles[tag] for tag in tags if tag in seen.titles), next(iter(seen.titles.values()), seen.slug))
