"""Random histories of a shop: what visitors did, and what was sold and given back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from builders import id_at
from hypothesis import strategies as st

from analytics_service.domain.catalogue import KnownCategory, KnownProduct
from analytics_service.domain.counting import CountedEvent
from analytics_service.domain.events import EventType, moment_of
from analytics_service.domain.sales import ProductSold, Refund, Sale
from analytics_service.infrastructure.batches import StoredBatch
from analytics_service.infrastructure.catalogue_repository import CatalogueRepository
from analytics_service.infrastructure.event_store import EventStore
from analytics_service.infrastructure.sales_repository import SalesRepository
from analytics_service.infrastructure.sql import statement
from servicekit.database import Database
from servicekit.domain import new_id

CURRENCY = "EUR"
LENGTH = timedelta(days=6)
PRODUCTS = [UUID(int=0x50 + n) for n in range(4)]
CATEGORIES = [UUID(int=0xC0 + n) for n in range(2)]
_MAKE_DAYS = statement("SELECT make_event_days(:first, :last)", first=sa.Date(), last=sa.Date())
# Anywhere, or about a midnight, an hour of which clocks may be put forward or back.
_MIDNIGHTS = st.builds(
    lambda day, hour, milliseconds: day * 86_400_000 + hour * 3_600_000 + milliseconds,
    st.integers(1, 5), st.integers(-1, 1), st.integers(-901_000, 901_000) | st.sampled_from([-1, 0]),
)  # fmt: skip
_OFFSET = st.integers(0, int(LENGTH.total_seconds()) * 1000) | _MIDNIGHTS
_FEW = st.integers(0, 3)


@dataclass(frozen=True, slots=True)
class Done:
    """One event: milliseconds after a midnight, and small numbers that say whose and what."""

    offset: int
    kind: EventType
    session: int | None
    product: int
    found: int
    is_bot: bool


@dataclass(frozen=True, slots=True)
class Bought:
    """One order, and what was given back of its first line, and how long after."""

    offset: int
    buyer: int
    lines: Sequence[tuple[int, int, int]]
    shipping: int
    currency: str
    given_back: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class History:
    """Six days."""

    done: Sequence[Done]
    bought: Sequence[Bought]


def histories() -> st.SearchStrategy[History]:
    """Few visitors and products, so that their days and sessions meet."""
    done = st.builds(
        Done, _OFFSET, st.sampled_from(EventType), st.none() | st.integers(0, 6), _FEW, st.integers(0, 2),
        st.sampled_from([False, False, False, True]),
    )  # fmt: skip
    line = st.tuples(_FEW, st.integers(1, 3), st.integers(0, 9_999))
    bought = st.builds(
        Bought, _OFFSET, _FEW, st.lists(line, min_size=1, max_size=3, unique_by=lambda each: each[0]),
        st.sampled_from([0, 490]), st.sampled_from([CURRENCY, CURRENCY, "USD"]),
        st.none() | st.tuples(st.integers(0, 172_800_000), st.integers(1, 5_000)),
    )  # fmt: skip
    return st.builds(History, st.lists(done, min_size=1, max_size=60), st.lists(bought, max_size=8))


async def fill(database: Database, begins: datetime, history: History) -> None:
    """As the intake and the events of order-service bring it: events in two batches, sales one by one."""
    events = [_event(begins, done) for done in history.done]
    buyers = {_session(number): _mark(number % 4) for number in range(0, 7, 2)}
    await make_days(database, begins)
    for part in (events[::2], events[1::2]):
        if part:
            async with database.transaction() as transaction:
                await EventStore().store(transaction, [StoredBatch(part, buyers)])
    for bought in history.bought:
        async with database.transaction() as transaction:
            await _buy(SalesRepository(transaction, CURRENCY), begins, bought)


async def make_days(database: Database, begins: datetime) -> None:
    """The partitions of a history, and some on both sides."""
    first, last = (begins - timedelta(days=2)).date(), (begins + LENGTH + timedelta(days=2)).date()
    await database.fetch_value(_MAKE_DAYS, first=first, last=last)


async def name_products(database: Database) -> None:
    """Two are in the first category, one in the second, one is not heard of; the second is not on sale."""
    async with database.transaction() as transaction:
        catalogue = CatalogueRepository(transaction)
        for number, category in enumerate(CATEGORIES):
            await catalogue.put_category(KnownCategory(category, number, {"en": f"Category {number}"}))
        for number, product in enumerate(PRODUCTS[:3]):
            await catalogue.put_product(
                KnownProduct(
                    product, 1, f"p{number}", {"en": f"Thing {number}", "fr": f"Chose {number}"},
                    [CATEGORIES[number // 2]], number != 1,
                )
            )  # fmt: skip


async def _buy(sales: SalesRepository, begins: datetime, bought: Bought) -> None:
    paid_at = begins + timedelta(milliseconds=bought.offset)
    products = [ProductSold(PRODUCTS[product], pieces, gross) for product, pieces, gross in bought.lines]
    sale = Sale(new_id(), paid_at, _mark(bought.buyer), bought.currency, bought.shipping, products)
    await sales.add([sale])
    if bought.given_back is not None:
        after, gross = bought.given_back
        returned = [ProductSold(products[0].product_id, 0, gross)]
        at = paid_at + timedelta(milliseconds=after)
        await sales.give_back([Refund(new_id(), sale.order_id, at, bought.currency, 0, returned)])


def _event(begins: datetime, done: Done) -> CountedEvent:
    event_id = id_at(begins + timedelta(milliseconds=done.offset))
    at, linked = moment_of(event_id), done.session is not None
    of_product = done.kind in (EventType.PRODUCT_VIEW, EventType.ADD_TO_CART)
    searched = done.kind is EventType.SEARCH
    return CountedEvent(
        day=at.date(), id=str(event_id), type=done.kind.number, occurred_at=at, received_at=begins + LENGTH,
        visitor=str(UUID(int=0xA0 + (done.session or 0) % 4)) if linked else None,
        session=_session(done.session or 0) if linked else None,
        product_id=str(PRODUCTS[done.product]) if of_product else None,
        term=f"term {done.product}" if searched else None, results=done.found if searched else None,
        page=None, is_bot=done.is_bot,
    )  # fmt: skip


def _session(number: int) -> str:
    return str(UUID(int=0xB0 + number))


def _mark(number: int) -> bytes:
    return bytes([number]) * 16
