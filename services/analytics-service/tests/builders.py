"""Events and sales for tests, with only what a test is about said."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from analytics_service.domain.counting import CountedEvent, folded
from analytics_service.domain.events import EventType, moment_of
from analytics_service.domain.sales import ProductSold, Refund, Sale
from servicekit.domain import new_id, utc_now

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
BEGIN_CALENDAR = "INSERT INTO calendars (epoch, zone, state) VALUES (1, 'Europe/Paris', 'live')"
"""For a database into which no service has begun one."""


KNOW_PRODUCT = """
INSERT INTO products (id, version, slug, titles, category_ids, is_on_sale)
VALUES ($1, 1, 'thing', '{"en": "Thing"}', '{}', true) RETURNING id
"""
"""As if the catalogue had told of it."""


def id_at(moment: datetime) -> UUID:
    """A UUIDv7 of that moment."""
    return new_id(int(moment.timestamp() * 1000))


def a_body(kind: str = "page_view", *, at: datetime | None = None, **changes: Any) -> dict[str, Any]:
    """One event as browsers send it, now, of nobody."""
    body: dict[str, Any] = {"id": str(id_at(at or utc_now())), "type": kind}
    if kind in ("product_view", "add_to_cart"):
        body["product_id"] = str(new_id())
    if kind == "search":
        body |= {"term": "teapot", "results": 3}
    return body | changes


def of_visit(visitor: UUID | None = None, session: UUID | None = None) -> dict[str, Any]:
    """What events of somebody who agreed say beside the rest."""
    return {"visitor": str(visitor or new_id()), "session": str(session or new_id())}


def a_counted(kind: EventType = EventType.PAGE_VIEW, *, at: datetime = NOON, **changes: Any) -> CountedEvent:
    """One event as it is stored, of nobody."""
    event_id = id_at(at)
    facts: dict[str, Any] = {
        "day": at.date(), "id": str(event_id), "type": kind.number, "occurred_at": moment_of(event_id),
        "received_at": at, "visitor": None, "session": None, "product_id": None, "term": None, "results": None,
        "page": None, "is_bot": False,
    }  # fmt: skip
    if kind in (EventType.PRODUCT_VIEW, EventType.ADD_TO_CART):
        facts["product_id"] = str(new_id())
    if kind is EventType.SEARCH:
        facts |= {"term": folded("teapot"), "results": 3}
    return CountedEvent(**(facts | changes))


def a_sale(*grosses: int, at: datetime = NOON, **changes: Any) -> Sale:
    """Of one product for each gross, in euros; one of 19.00 if nothing is said."""
    facts: dict[str, Any] = {
        "order_id": new_id(), "paid_at": at, "buyer": new_id().bytes, "currency": "EUR", "shipping": 490,
        "products": [ProductSold(new_id(), 1, gross) for gross in grosses or (1900,)],
    }  # fmt: skip
    return Sale(**(facts | changes))


def a_refund(sale: Sale, products: Sequence[ProductSold] = (), *, of_no_line: int = 0, **changes: Any) -> Refund:
    """Of a sale, a day later."""
    facts: dict[str, Any] = {
        "refund_id": new_id(), "order_id": sale.order_id, "refunded_at": sale.paid_at + timedelta(days=1),
        "currency": sale.currency, "shipping": 0, "products": products, "of_no_line": of_no_line,
    }  # fmt: skip
    return Refund(**(facts | changes))
