"""Alerts in PostgreSQL."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from asyncpg import Record

from search_service.application.alert_ports import AlertedProduct, Found, OwnAlert
from search_service.domain.alert import Alert, AlertKind, AlertState, Observation
from search_service.domain.alert_link import AlertLink
from search_service.domain.catalogue import best_locale
from search_service.domain.offer_ranking import RANKED_FOR, ComparedOffer, best_offer, rank
from search_service.domain.price_errors import (
    AlertLinkExpired,
    AlertNotFound,
)
from search_service.infrastructure import alert_statements as sql
from search_service.infrastructure.comparison_reads import offers_by_variant, variants_of
from search_service.infrastructure.comparison_statements import OFFERS, VARIANTS
from search_service.infrastructure.price_metrics import MAILED
from search_service.infrastructure.views import Views
from servicekit.database import Database, Transaction

_SPACE: Final = 6302
"""Of the advisory locks by mailbox."""
_FIELDS: Final = tuple(field.name for field in fields(Alert))


class AlertsRepository:
    """Alerts and their links in one transaction; prices are those of `currency`.

    `due` is called when some are to be looked at; mails are counted `after_commit`.
    """

    def __init__(
        self,
        transaction: Transaction,
        currency: str,
        after_commit: Callable[[Callable[[], None]], None],
        due: Callable[[], None],
    ) -> None:
        self._transaction, self._currency = transaction, currency
        self._after_commit, self._due = after_commit, due

    async def lock(self, email: str) -> None:
        """Let one request about a mailbox through at a time; the first that a transaction does."""
        await self._transaction.lock((_SPACE, email))

    async def wishes_of(self, email: str) -> int:
        """How many alerts a mailbox has."""
        return int(await self._transaction.fetch_value(sql.WISHES, email=email))

    async def add(self, alert: Alert) -> bool:
        """Store it, or give its threshold to the same wish if that is unconfirmed; whether one waits now."""
        return await self._transaction.fetch_value(sql.ADD, **asdict(alert), due_at=None) is not None

    async def awaits_confirmation(self, email: str, now: datetime) -> bool:
        """Whether a link to confirm is on its way to this mailbox."""
        return await self._transaction.fetch_value(sql.AWAITS, email=email, now=now) is not None

    async def add_link(self, link: AlertLink) -> None:
        """Store a new one; only its digest, never its token."""
        await self._transaction.execute(sql.ADD_LINK, **asdict(link))

    async def confirm(self, digest: bytes, now: datetime) -> None:
        """Use the link and arm all that wait in its mailbox; raises AlertLinkExpired."""
        email = await self._transaction.fetch_value(sql.USE_CONFIRMATION, digest=digest, now=now)
        if email is None:
            raise AlertLinkExpired
        await self._transaction.execute(sql.ARM, email=email, now=now)
        self._due()

    async def unsubscribe(self, digest: bytes, now: datetime) -> None:
        """Delete the alert of the link; raises AlertLinkExpired."""
        if not await self._transaction.execute(sql.UNSUBSCRIBE, digest=digest, now=now):
            raise AlertLinkExpired

    async def take_due(self, limit: int, now: datetime) -> Sequence[Alert]:
        """Some that are due and that nobody else has in hand."""
        return [alert_from(row) for row in await self._transaction.fetch(sql.TAKE, limit=limit, now=now)]

    async def observe(self, alerts: Sequence[Alert], now: datetime) -> Mapping[UUID, Found]:
        """What is known of their products, by alert; those of which nothing is known are missing."""
        wanted = list({alert.product_id for alert in alerts})
        products = {row["id"]: row for row in await self._transaction.fetch(sql.PRODUCTS, products=wanted)}
        variants = _by(await self._transaction.fetch(VARIANTS, products=wanted), "product_id")
        offers = offers_by_variant(await self._transaction.fetch(OFFERS, products=wanted, since=now - RANKED_FOR))
        rows = await self._transaction.fetch(sql.NEWEST_CHANGES, products=wanted)
        newest = {row["product_id"]: row["changed_at"] for row in rows}
        found: dict[UUID, Found] = {}
        for alert in alerts:
            own = [row for row in variants[alert.product_id] if alert.variant_id in (None, row["id"])]
            if own:
                product = products[alert.product_id]
                found[alert.id] = self._found(product, own, offers, newest.get(alert.product_id), now)
        return found

    async def save(self, alerts: Sequence[Alert], now: datetime) -> None:
        """Write their states, and when to look again."""
        rows = [
            {"alert": alert.id, "due_at": alert.look_again_at(now)} | {name: getattr(alert, name) for name in sql.MOVED}
            for alert in alerts
        ]
        await self._transaction.execute_many(sql.SAVE, rows)

    async def mailed(self, alert: Alert, now: datetime) -> None:
        """Note that this episode has its mail; the transaction fails where it has one already."""
        await self._transaction.execute(sql.MAILED, alert_id=alert.id, episode=alert.episode, at=now)
        self._after_commit(MAILED.labels(alert.kind.value).inc)

    async def remove(self, alert_id: UUID, person_id: UUID) -> None:
        """Delete one of this person's; raises AlertNotFound."""
        if not await self._transaction.execute(sql.REMOVE, alert=alert_id, person=person_id):
            raise AlertNotFound

    async def remove_all_of(self, person_id: UUID) -> Sequence[str]:
        """Delete every one of theirs; the mailboxes that these named."""
        rows = await self._transaction.fetch(sql.REMOVE_ALL, person=person_id)
        emails = sorted({row["email"] for row in rows})
        for email in emails:
            await self._transaction.execute(sql.FORGET_LINKS, email=email)
        return emails

    def _found(
        self, product: Record, own: Sequence[Record], offers: Mapping[UUID, Sequence[ComparedOffer]],
        newest: datetime | None, now: datetime,
    ) -> Found:  # fmt: skip
        """The lowest of the shop's own prices and the ranked ones of other sellers, new and without shipping."""
        asked: list[tuple[int, str]] = [
            (row["price"], "") for row in own if row["band"] != "out" and row["currency"] == self._currency
        ]
        for row in own:
            best = best_offer(rank(offers.get(row["id"], ()), self._currency, now))
            asked += [(best.price, best.seller_name)] if best else []
        price, seller = min(asked, default=(None, ""))
        source = max([row["changed_at"] for row in own] + ([newest] if newest else []))
        titles = {locale: text["title"] for locale, text in product["texts"].items()}
        in_stock = any(row["band"] != "out" for row in own)
        return Found(Observation(source, price, in_stock), product["slug"], titles, seller or None)


class AlertReads:
    """Reads without a transaction."""

    def __init__(self, database: Database, views: Views) -> None:
        self._database, self._views = database, views

    async def require_product(self, product_id: UUID, variant_id: UUID | None) -> None:
        """Raises ProductNotCompared, VariantNotOfProduct."""
        await variants_of(self._database, product_id, variant_id)

    async def alerts_are_due(self, now: datetime) -> bool:
        """Whether an alert is to be looked at."""
        return await self._database.fetch_value(sql.LOOK, now=now) is not None

    async def alerts_of(self, person_id: UUID, limit: int, before: UUID | None, locale: str) -> Sequence[OwnAlert]:
        """One person's, the newest first, with texts in `locale` or the next wider one."""
        rows = await self._database.fetch(sql.OF_PERSON, person=person_id, after=before, limit=limit)
        return [OwnAlert(alert_from(row), self._product(row, locale)) for row in rows]

    def _product(self, row: Record, locale: str) -> AlertedProduct | None:
        if not row["texts"]:
            return None
        lang = best_locale(locale, row["texts"])
        title = row["texts"][lang]["title"]
        return AlertedProduct(row["slug"], title, lang, self._views.picture(row["image"]), row["variant_title"])


def alert_from(row: Record) -> Alert:
    """A row of `alerts`."""
    values = {name: row[name] for name in _FIELDS}
    return Alert(**values | {"kind": AlertKind(row["kind"]), "state": AlertState(row["state"])})


def _by(rows: Iterable[Record], name: str) -> Mapping[Any, list[Record]]:
    found: dict[Any, list[Record]] = defaultdict(list)
    for row in rows:
        found[row[name]].append(row)
    return found
