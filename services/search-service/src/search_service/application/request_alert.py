"""Somebody wants to hear when a price falls, or when something is back."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from commerce.values import Money, page_address
from search_service.application.alert_ports import AlertGuard, AlertQueries, AlertUnitsOfWork
from search_service.domain.alert import Alert, AlertKind
from search_service.domain.alert_link import AlertLink, digest_of
from search_service.domain.price_errors import CurrencyOfAlert
from servicekit.domain import Clock, new_id

CONFIRM_MAIL: Final = "confirm_alerts"
MOST_OF_A_MAILBOX: Final = 100


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for; `threshold` for a price alone. `email` is lower-case, `person_id` who is signed in."""

    product_id: UUID
    variant_id: UUID | None
    kind: AlertKind
    threshold: Money | None
    email: str
    locale: str
    person_id: UUID | None


@dataclass(frozen=True, slots=True)
class RequestAlert:
    """A wish is kept, and its mailbox gets one link to confirm by, and nothing else until somebody follows it.

    The answer is the same whatever the mailbox has already. Where it has a hundred, no more are kept.
    """

    unit_of_work: AlertUnitsOfWork
    queries: AlertQueries
    guard: AlertGuard
    currency: str
    public_url: str
    clock: Clock

    async def __call__(self, wish: Wish, address: str) -> None:
        """Raises TooManyAlerts, CurrencyOfAlert, ProductNotCompared, VariantNotOfProduct."""
        await self.guard.admit(address)
        if wish.threshold is not None and wish.threshold.currency != self.currency:
            raise CurrencyOfAlert(f"Prices are compared in {self.currency}.")
        await self.queries.require_product(wish.product_id, wish.variant_id)
        now = self.clock()
        alert = Alert(
            id=new_id(), product_id=wish.product_id, variant_id=wish.variant_id, kind=wish.kind,
            threshold=wish.threshold.amount if wish.threshold else None, email=wish.email, locale=wish.locale,
            person_id=wish.person_id, created_at=now,
        )  # fmt: skip
        async with self.unit_of_work() as uow:
            await uow.alerts.lock(wish.email)
            if await uow.alerts.wishes_of(wish.email) >= MOST_OF_A_MAILBOX or not await uow.alerts.add(alert):
                return
            if await uow.alerts.awaits_confirmation(wish.email, now):
                return
            link, token = AlertLink.issue(wish.email, None, now)
            await uow.alerts.add_link(link)
            url = f"{page_address(self.public_url, wish.locale, '/alerts/confirm')}#token={token}"
            await uow.mails.post(new_id(), wish.email, CONFIRM_MAIL, wish.locale, {"url": url})


@dataclass(frozen=True, slots=True)
class FollowAlertLink:
    """Whoever follows a link in a mail reads that mailbox: they confirm what waits there, or end an alert."""

    unit_of_work: AlertUnitsOfWork
    clock: Clock

    async def confirm(self, token: str) -> None:
        """Arm every alert that waits in the mailbox; raises AlertLinkExpired."""
        async with self.unit_of_work() as uow:
            await uow.alerts.confirm(digest_of(token), self.clock())

    async def unsubscribe(self, token: str) -> None:
        """Delete the alert that the mail was about; raises AlertLinkExpired."""
        async with self.unit_of_work() as uow:
            await uow.alerts.unsubscribe(digest_of(token), self.clock())


@dataclass(frozen=True, slots=True)
class RemoveAlert:
    """A person ends an alert that they asked for while they were signed in."""

    unit_of_work: AlertUnitsOfWork

    async def __call__(self, alert_id: UUID, person_id: UUID) -> None:
        """Raises AlertNotFound."""
        async with self.unit_of_work() as uow:
            await uow.alerts.remove(alert_id, person_id)


@dataclass(frozen=True, slots=True)
class ForgetAlerts:
    """The alerts of an erased person go, with their links and the mails to the mailboxes that they named."""

    unit_of_work: AlertUnitsOfWork

    async def __call__(self, event_id: UUID, person_id: UUID) -> None:
        async with self.unit_of_work() as uow:
            uow.once(event_id)
            for email in await uow.alerts.remove_all_of(person_id):
                await uow.mails.forget(email)
