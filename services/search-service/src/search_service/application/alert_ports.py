"""What the use cases of alerts need from outside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, Protocol
from uuid import UUID

from search_service.domain.alert import Alert, Observation
from search_service.domain.alert_link import AlertLink


@dataclass(frozen=True, slots=True)
class Found:
    """What was observed of an alert's product, and what its mail shows: titles by locale, who has the lowest price."""

    observation: Observation
    slug: str
    titles: Mapping[str, str]
    cheapest_at: str | None


@dataclass(frozen=True, slots=True)
class AlertedProduct:
    """What an alert is about, as it is sold now: `title` in the locale `lang`, `image` the address of its picture.

    `variant` is the title of the one that is meant; None where any will do, or it has none.
    """

    slug: str
    title: str
    lang: str
    image: str | None
    variant: str | None


@dataclass(frozen=True, slots=True)
class OwnAlert:
    """A person's alert; without a product that can be shown where that is not on sale any more."""

    alert: Alert
    product: AlertedProduct | None


class Alerts(Protocol):
    """Alerts and their links in one transaction."""

    async def lock(self, email: str) -> None:
        """Let one request about a mailbox through at a time; the first that a transaction does."""

    async def wishes_of(self, email: str) -> int:
        """How many alerts a mailbox has."""
        ...

    async def add(self, alert: Alert) -> bool:
        """Store it, or give its threshold to the same wish if that is unconfirmed; whether one waits now."""
        ...

    async def awaits_confirmation(self, email: str, now: datetime) -> bool:
        """Whether a link to confirm is on its way to this mailbox."""
        ...

    async def add_link(self, link: AlertLink) -> None:
        """Store a new one; only its digest, never its token."""

    async def confirm(self, digest: bytes, now: datetime) -> None:
        """Use the link and arm all that wait in its mailbox; raises AlertLinkExpired."""

    async def unsubscribe(self, digest: bytes, now: datetime) -> None:
        """Delete the alert of the link; raises AlertLinkExpired."""

    async def take_due(self, limit: int, now: datetime) -> Sequence[Alert]:
        """Some that are due and that nobody else has in hand."""
        ...

    async def observe(self, alerts: Sequence[Alert], now: datetime) -> Mapping[UUID, Found]:
        """What is known of their products, by alert; those of which nothing is known are missing."""
        ...

    async def save(self, alerts: Sequence[Alert], now: datetime) -> None:
        """Write their states, and when to look again."""

    async def mailed(self, alert: Alert, now: datetime) -> None:
        """Note that this episode has its mail; the transaction fails where it has one already."""

    async def remove(self, alert_id: UUID, person_id: UUID) -> None:
        """Delete one of this person's; raises AlertNotFound."""

    async def remove_all_of(self, person_id: UUID) -> Sequence[str]:
        """Delete every one of theirs; the mailboxes that these named."""
        ...


class Mails(Protocol):
    """The mail table."""

    async def post(
        self, event_id: UUID, recipient: str, template: str, locale: str, data: Mapping[str, Any] | None = None
    ) -> None:
        """Send `template` to `recipient` once this transaction commits, unless this event has its mail already."""

    async def forget(self, recipient: str) -> None:
        """Delete every mail to them, sent or not."""


class AlertUnitOfWork(Protocol):
    """One transaction over alerts and mail; leaving it cleanly commits."""

    @property
    def alerts(self) -> Alerts:
        """Who wants to hear of prices."""
        ...

    @property
    def mails(self) -> Mails:
        """What is sent once this commits."""
        ...

    def once(self, event_id: UUID) -> None:
        """The transaction ends with HandledBefore when this event had its effect before."""

    async def __aenter__(self) -> "AlertUnitOfWork": ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


AlertUnitsOfWork = Callable[[], AlertUnitOfWork]


class AlertQueries(Protocol):
    """Reads without a transaction."""

    async def require_product(self, product_id: UUID, variant_id: UUID | None) -> None:
        """Raises ProductNotCompared, VariantNotOfProduct."""

    async def alerts_are_due(self, now: datetime) -> bool:
        """Whether an alert is to be looked at."""
        ...

    async def alerts_of(self, person_id: UUID, limit: int, before: UUID | None, locale: str) -> Sequence[OwnAlert]:
        """One person's, the newest first, with texts in `locale` or the next wider one."""
        ...


class AlertGuard(Protocol):
    """Counts what is asked for from one client address."""

    async def admit(self, address: str) -> None:
        """Raises TooManyAlerts."""
