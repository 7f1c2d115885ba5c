"""What order-service exports beyond what every service does."""

from collections.abc import Sequence

from prometheus_client import Counter, Gauge

from order_service.domain.events import OrderPaid, OrderRefunded, RefundReversed
from servicekit.domain import Event

REVENUE = Counter("souk_revenue_minor_units_total", "Gross totals of paid orders, in minor units.", ("currency",))
REFUNDS = Counter(
    "souk_refunds_minor_units_total",
    "Money of paid orders that went back, in minor units; what banks sent back to us is in souk_refunds_reversed.",
    ("currency",),
)
REVERSED = Counter(
    "souk_refunds_reversed_minor_units_total", "Refunds that came back to us, in minor units.", ("currency",)
)
UNFINISHED = Gauge("souk_sagas_unfinished", "Purchases that are not at rest, by the step that comes next.", ("step",))
ATTENTION = Gauge("souk_orders_attention", "Orders that wait for a person, by why.", ("kind",))
ATTENTION_AGE = Gauge(
    "souk_order_attention_age_seconds", "How long the first of the orders that wait for a person has."
)
OVERDUE = Gauge("souk_saga_overdue_seconds", "How long the oldest purchase that wants attention has waited for it.")


def count_from_zero(currency: str) -> None:
    """Prometheus sees no rise in a counter that begins with its first amount."""
    for counter in (REVENUE, REFUNDS, REVERSED):
        counter.labels(currency)


def count_money(events: Sequence[Event]) -> None:
    """Count revenue and refunds of events that were committed."""
    for event in events:
        match event:
            case OrderPaid():
                REVENUE.labels(event.total.currency).inc(event.total.amount)
            case OrderRefunded():
                REFUNDS.labels(event.amount.currency).inc(event.amount.amount)
            case RefundReversed():
                REVERSED.labels(event.amount.currency).inc(event.amount.amount)
            case _:
                pass
