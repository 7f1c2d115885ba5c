"""Made-up visits of half a year, and those that led to the demo orders: the same for the same day and catalogue."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from analytics_service.domain.counting import CountedEvent, folded
from analytics_service.domain.events import EventType

DAYS: Final = 182
_VISITS_A_DAY: Final = 18
_BY_WEEKDAY: Final = (0.95, 0.9, 0.9, 1.0, 1.1, 1.35, 1.4)
_BY_HOUR: Final = (2, 1, 1, 1, 1, 2, 4, 7, 9, 10, 10, 11, 13, 12, 10, 10, 11, 13, 16, 20, 22, 19, 11, 5)
_AGREED, _RETURNS, _BOT = 0.72, 0.34, 0.03
_SEARCHES, _FILLS, _CHECKS_OUT = 0.4, 0.09, 0.35
_NOT_SOLD: Final = ("standing desk", "gift card", "hammock", "umbrella stand", "bike lock", "picture frame 70x100")
_VERSION_AND_VARIANT_MASK: Final = ~((0xF << 76) | (0x3 << 62))
_VERSION_AND_VARIANT: Final = (0x7 << 76) | (0x2 << 62)


@dataclass(frozen=True, slots=True)
class DemoProduct:
    """What can be looked at and searched for."""

    id: UUID
    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class DemoSale:
    """A demo order that was paid: its visit ends when it is."""

    paid_at: datetime
    buyer: bytes
    products: Sequence[UUID]


@dataclass(frozen=True, slots=True)
class Visit:
    """Events of one session, oldest first; `buyer` is the mark of who was signed in."""

    events: Sequence[CountedEvent]
    buyer: bytes | None = None


class Visits:
    """`products` in the order of their ids; the first are looked at most."""

    def __init__(self, products: Sequence[DemoProduct], zone: ZoneInfo) -> None:
        self._products, self._zone = products, zone
        self._by_id: Mapping[UUID, DemoProduct] = {product.id: product for product in products}
        self._dice = random.Random(8005)  # noqa: S311 - made-up visits
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(products))))
        self._known: list[str] = []

    def until(self, now: datetime) -> Iterator[Visit]:
        """Day by day, with the rhythm of the week and of the day, and a little more from month to month."""
        today = now.astimezone(self._zone).date()
        for age in range(DAYS, -1, -1):
            day = today - timedelta(days=age)
            busy = _BY_WEEKDAY[day.weekday()] * (1 - 0.35 * age / DAYS)
            for _ in range(round(_VISITS_A_DAY * busy * self._dice.uniform(0.85, 1.15))):
                visit = self._browsing(self._moment(day))
                if visit.events[-1].occurred_at < now:
                    yield visit

    def of_sale(self, sale: DemoSale) -> Visit:
        """Who bought has looked at it, put it into the cart and begun the checkout."""
        visitor, session = self._id(sale.paid_at), self._id(sale.paid_at)
        at = sale.paid_at - timedelta(seconds=94 + 70 * len(sale.products))
        events = [self._event(at - timedelta(seconds=55), EventType.PAGE_VIEW, page="/")]
        for number, product in enumerate(sale.products):
            looked = at + timedelta(seconds=70 * number)
            events += self._looked_at(looked, product)
            events.append(self._event(looked + timedelta(seconds=31), EventType.ADD_TO_CART, product=product))
        events.append(self._event(sale.paid_at - timedelta(seconds=90), EventType.CHECKOUT_STARTED, page="/checkout"))
        return Visit([of_visitor(event, visitor, session) for event in events], sale.buyer)

    def _moment(self, day: date) -> datetime:
        hour = self._dice.choices(range(24), _BY_HOUR)[0]
        seconds = self._dice.randrange(3600)
        midnight = datetime.combine(day, time(), self._zone)
        return midnight.astimezone(ZoneInfo("UTC")) + timedelta(hours=hour, seconds=seconds)

    def _browsing(self, begins: datetime) -> Visit:
        dice, at = self._dice, begins
        events = [self._event(at, EventType.PAGE_VIEW, page="/")]
        if dice.random() < _SEARCHES:
            at += self._pause()
            events.append(self._search(at))
        for _ in range(dice.choices((0, 1, 2, 3, 5), (30, 30, 20, 14, 6))[0]):
            at += self._pause()
            product = dice.choices(self._products, cum_weights=self._weights)[0].id
            events += self._looked_at(at, product)
            if dice.random() < _FILLS:
                at += self._pause()
                events.append(self._event(at, EventType.ADD_TO_CART, product=product))
                if dice.random() < _CHECKS_OUT:
                    at += self._pause()
                    events.append(self._event(at, EventType.CHECKOUT_STARTED, page="/checkout"))
        if dice.random() < _BOT:
            return Visit([event._replace(is_bot=True) for event in events])
        if dice.random() >= _AGREED:
            return Visit(events)
        visitor, session = self._visitor(begins), self._id(begins)
        return Visit([of_visitor(event, visitor, session) for event in events])

    def _looked_at(self, at: datetime, product: UUID) -> list[CountedEvent]:
        page = f"/product/{self._by_id[product].slug}" if product in self._by_id else "/product"
        view = self._event(at + timedelta(milliseconds=40), EventType.PRODUCT_VIEW, product=product)
        return [self._event(at, EventType.PAGE_VIEW, page=page), view]

    def _search(self, at: datetime) -> CountedEvent:
        if self._dice.random() < 0.12:
            return self._event(at, EventType.SEARCH, term=self._dice.choice(_NOT_SOLD), results=0)
        product = self._dice.choices(self._products[:25], cum_weights=self._weights[:25])[0]
        term = folded(" ".join(product.title.split()[-2:]))
        return self._event(at, EventType.SEARCH, term=term, results=self._dice.randint(1, 12))

    def _visitor(self, begins: datetime) -> str:
        if self._known and self._dice.random() < _RETURNS:
            return self._dice.choice(self._known[-250:])
        self._known.append(self._id(begins))
        return self._known[-1]

    def _pause(self) -> timedelta:
        return timedelta(seconds=self._dice.uniform(6, 150))

    def _id(self, at: datetime) -> str:
        value = int(at.timestamp() * 1000) << 80 | self._dice.getrandbits(80)
        return str(UUID(int=(value & _VERSION_AND_VARIANT_MASK) | _VERSION_AND_VARIANT))

    def _event(
        self, at: datetime, kind: EventType, *, product: UUID | None = None, term: str | None = None,
        results: int | None = None, page: str | None = None,
    ) -> CountedEvent:  # fmt: skip
        moment = at.replace(microsecond=at.microsecond // 1000 * 1000)
        return CountedEvent(
            day=moment.date(), id=self._id(moment), type=kind.number, occurred_at=moment, received_at=moment,
            visitor=None, session=None, product_id=None if product is None else str(product), term=term,
            results=results, page=page, is_bot=False,
        )  # fmt: skip


def of_visitor(event: CountedEvent, visitor: str, session: str) -> CountedEvent:
    """The event as one of somebody who agreed to be counted."""
    return event._replace(visitor=visitor, session=session)
