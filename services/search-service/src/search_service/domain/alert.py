"""Alerts: somebody is told once when a price falls, or when something is back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

REARMED_ABOVE: Final = 1.02
REARMED_AFTER: Final = timedelta(hours=24)
MAILED_AGAIN_BELOW: Final = 0.95
BACK_FOR: Final = timedelta(minutes=10)
BACK_OBSERVATIONS: Final = 2


class AlertKind(StrEnum):
    """What somebody waits for."""

    PRICE = "price"
    BACK_IN_STOCK = "back_in_stock"


class AlertState(StrEnum):
    """Nothing is mailed before its reader has confirmed it; `fired` was mailed and waits until it is armed again."""

    UNCONFIRMED = "unconfirmed"
    ARMED = "armed"
    FIRED = "fired"


@dataclass(frozen=True, slots=True)
class Observation:
    """What is known of a product or variant: the lowest price in minor units, and whether the shop has it.

    None: it is not known, and that changes nothing. `source` is when the newest of what this was made from changed:
    two looks at the same facts are one observation.
    """

    source: datetime
    price: int | None
    in_stock: bool | None


@dataclass(slots=True, kw_only=True)
class Alert:
    """One person's wish about one product, or one of its variants.

    An episode is a time of being fired; each has one mail. `since` is when the price rose above the threshold, or the
    thing came back; None while neither is so. `was_out` says that it was seen sold out since the last mail.
    """

    id: UUID
    product_id: UUID
    variant_id: UUID | None
    kind: AlertKind
    threshold: int | None
    email: str
    locale: str
    person_id: UUID | None
    created_at: datetime
    state: AlertState = AlertState.UNCONFIRMED
    episode: int = 0
    mailed_price: int | None = None
    since: datetime | None = None
    was_out: bool = False
    observations: int = 0
    observed: datetime | None = None

    def confirm(self) -> None:
        """Its reader has followed the link; repeating it changes nothing."""
        if self.state is AlertState.UNCONFIRMED:
            self.state = AlertState.ARMED

    def observe(self, seen: Observation, now: datetime) -> bool:
        """Whether a new episode begins with this, to be mailed in the transaction that saves it."""
        if self.state is AlertState.UNCONFIRMED:
            return False
        if self.kind is AlertKind.PRICE:
            return seen.price is not None and self._price(seen.price, now)
        return seen.in_stock is not None and self._stock(seen.in_stock, seen.source, now)

    def look_again_at(self, now: datetime) -> datetime | None:
        """When time alone can change something; None where only news can."""
        if self.since is None:
            return None
        wait = REARMED_AFTER if self.kind is AlertKind.PRICE else BACK_FOR
        return max(now, self.since + wait)

    def _price(self, price: int, now: datetime) -> bool:
        threshold = self.threshold or 0
        if self.state is AlertState.ARMED:
            return price <= threshold and self._fire(price)
        if price > threshold * REARMED_ABOVE:
            self.since = self.since or now
            if now - self.since >= REARMED_AFTER:
                self.state, self.since = AlertState.ARMED, None
            return False
        self.since = None
        far_below = self.mailed_price is not None and price <= self.mailed_price * MAILED_AGAIN_BELOW
        return price <= threshold and far_below and self._fire(price)

    def _stock(self, in_stock: bool, source: datetime, now: datetime) -> bool:
        if not in_stock:
            self.state, self.was_out = AlertState.ARMED, True
            self.since, self.observations, self.observed = None, 0, None
            return False
        if not self.was_out:
            return False
        self.since = self.since or now
        if source != self.observed:
            self.observed, self.observations = source, self.observations + 1
        if now - self.since >= BACK_FOR or self.observations >= BACK_OBSERVATIONS:
            self.since, self.was_out, self.observations, self.observed = None, False, 0, None
            return self._fire(None)
        return False

    def _fire(self, price: int | None) -> bool:
        self.state, self.mailed_price, self.since = AlertState.FIRED, price, None
        self.episode += 1
        return True
