"""From cart to confirmed order: where shoppers are lost, and what has not come to rest."""

from observability.panels import Dashboard, Panel, Query, Row, bars, lines, number
from observability.promql import (
    DURATION,
    FAILED,
    REQUESTS,
    at_least_zero,
    events,
    grew,
    largest,
    quantile,
    rate,
    select,
    share,
    total,
)

_EVENTS = "events_committed_total"
_CALLS = "http_client_request_duration_seconds"
_PROVIDER = 'upstream=~"payment provider .*"'
_CHECKOUT = 'http_route="/cart/checkout"'
_CONFIRM = 'http_route="/payments/confirm"'
_WAY = 'http_route=~"/cart/add|/cart/checkout|/internal/orders|/internal/reservations|/payments/confirm"'


def _step(title: str, description: str, expr: str) -> Panel:
    return number(title, description, "short", Query(at_least_zero(expr), title))


_FUNNEL = Row(
    "The way of a purchase, in the range shown",
    (
        _step(
            "Into the cart",
            "Additions to carts. Falling alone: the catalogue or the shop's pages, not the checkout.",
            total(grew(REQUESTS, 'http_route="/cart/add"', 'http_response_status_code=~"2.."')),
        ),
        _step(
            "Checkouts",
            "Checkouts that made an order. Few beside additions: see 'Checkout by answer' for what refuses them.",
            total(grew(REQUESTS, _CHECKOUT, 'http_response_status_code=~"2.."')),
        ),
        _step(
            "Orders placed",
            "Stock is held and payment awaited. Fewer than checkouts: order-service fails after the cart has asked it.",
            total(grew(_EVENTS, events("order.placed"))),
        ),
        _step(
            "Payments",
            "Captured at the provider. Far fewer than orders placed: declines, or a provider that does not answer.",
            total(grew(_EVENTS, events("payment.succeeded"))),
        ),
        _step(
            "Orders paid",
            "Confirmed. Fewer than payments: order-service is not notified of them; see message lag and sagas below.",
            total(grew(_EVENTS, events("order.paid"))),
        ),
        _step(
            "Given up",
            "Cancelled and expired. Many expired: shoppers cannot pay; see declines and the provider.",
            total(grew(_EVENTS, 'type=~"souk.order.(cancelled|expired).v1"')),
        ),
    ),
)

_ROUTES = Row(
    "Checkout",
    (
        number(
            "Synthetic purchase",
            "1 where the last one went well. 0: a shopper cannot buy either; runbook SyntheticPurchaseFailing. Nothing:"
            " none is made.",
            "short",
            Query("min(souk_synthetic_purchase_success)", "bought"),
        ),
        number(
            "Its duration",
            "From a new guest to an order that is cancelled or refunded. Compare with yesterday's.",
            "s",
            Query("max(souk_synthetic_purchase_duration_seconds)", "last"),
        ),
        number(
            "Its failures",
            "By step, in the range shown: where a shopper would have been stopped.",
            "short",
            Query(total(grew("souk_synthetic_purchase_failures_total"), "step"), "{{step}}"),
        ),
        lines(
            "Checkout by answer",
            "Per second. 409: prices or stock changed since the cart was shown (a wave of them: a cache that is not"
            " invalidated). 5xx counts against the objective; runbook CheckoutBurn.",
            "reqps",
            Query(
                total(rate(REQUESTS, 'http_route=~"/cart/checkout|/payments/confirm"'), "http_route",
                      "http_response_status_code"),
                "{{http_route}} {{http_response_status_code}}",
            ),
        ),
        lines(
            "Duration on the way, 99th percentile",
            "The routes of one purchase, inner ones too. The innermost slow one is the culprit: confirm is mostly the"
            " provider, reservations are locks on a hot variant.",
            "s",
            Query(quantile(0.99, DURATION, _WAY, by=["http_route"]), "{{http_route}}"),
            warn=0.25,
            bad=2.5,
        ),
        lines(
            "Duration on the way, median",
            "Half are faster. Raised together with p99: the machines; alone: nothing to do yet.",
            "s",
            Query(quantile(0.5, DURATION, _WAY, by=["http_route"]), "{{http_route}}"),
        ),
        lines(
            "Checkout failures",
            "Share of 5xx by route; the objective allows 0.1 %. Red: runbook CheckoutBurn.",
            "percentunit",
            Query(share(rate(REQUESTS, _CHECKOUT, FAILED), rate(REQUESTS, _CHECKOUT)), "checkout"),
            Query(share(rate(REQUESTS, _CONFIRM, FAILED), rate(REQUESTS, _CONFIRM)), "confirm"),
            warn=0.001,
            bad=0.0144,
        ),
    ),
)  # fmt: skip

_PAYMENTS = Row(
    "Payments",
    (
        lines(
            "Attempts",
            "Per second. Declines above a third of the attempts: the provider's risk rules or card testing by"
            " somebody; runbook PaymentsDeclined.",
            "cps",
            Query(total(rate(_EVENTS, events("payment.succeeded"))), "succeeded"),
            Query(total(rate(_EVENTS, events("payment.attempt_declined"))), "declined"),
            Query(total(rate(_EVENTS, events("payment.voided"))), "voided"),
        ),
        lines(
            "Provider calls by outcome",
            "'outcome_unknown' means that a charge may have happened; the reconciler asks until it knows. For minutes:"
            " the provider is in trouble, runbook ProviderFailing.",
            "reqps",
            Query(total(rate(f"{_CALLS}_count", _PROVIDER), "upstream", "outcome"), "{{outcome}}"),
        ),
        lines(
            "Provider duration",
            "Median and 99th percentile of the provider's answers. Slow: ask the provider; shoppers only wait longer.",
            "s",
            Query(quantile(0.5, _CALLS, _PROVIDER), "median"),
            Query(quantile(0.99, _CALLS, _PROVIDER), "p99"),
            warn=2.5,
        ),
    ),
)

_SAGAS = Row(
    "Sagas and holds",
    (
        lines(
            "Unfinished by step",
            "Purchases not at rest. 'awaiting_payment' is shoppers at the till. 'committing', 'voiding' and 'refunding'"
            " pass within seconds: if one of them grows, its upstream fails.",
            "short",
            Query(largest("souk_sagas_unfinished", "step") + " > 0", "{{step}}"),
            stacked=True,
        ),
        lines(
            "Overdue",
            "How long the oldest purchase that wants attention has waited. Above 30 s no worker takes it up: runbook"
            " SagaOverdue.",
            "s",
            Query(largest("souk_saga_overdue_seconds"), "oldest"),
            warn=30,
            bad=60,
        ),
        lines(
            "Waiting for a person",
            "Orders whose money does not match, or does not go back. Nothing happens to them by itself: staff reads"
            " them at GET /orders/attention. Runbook OrdersNeedAttention.",
            "short",
            Query(largest("souk_orders_attention", "kind"), "{{kind}}"),
            bad=1,
        ),
        lines(
            "Waiting for a person, age",
            "How long the first of them has waited. After a day its customer has asked: runbook OrdersNeedAttention.",
            "s",
            Query(largest("souk_order_attention_age_seconds"), "oldest"),
            warn=3600,
            bad=86400,
        ),
        lines(
            "Holds by outcome",
            "Per second. 'lapsed' must stay near nothing: order-service ends its holds itself. 'out_of_stock' in waves:"
            " a hot product; see stock on the business dashboard.",
            "cps",
            Query(total(rate("souk_reservations_total"), "outcome"), "{{outcome}}"),
        ),
        bars(
            "Calls that failed on the way",
            "Per second, by caller and upstream. The longest bar is where to look.",
            "reqps",
            Query(
                total(
                    rate(f"{_CALLS}_count", 'job=~"(cart|order|payment)-service"', 'outcome!="answered"'),
                    "job", "upstream", "outcome",
                ),
                "{{job}} → {{upstream}} {{outcome}}",
            ),
        ),
        lines(
            "Order events, lag",
            "From a payment to the order that knows of it, and from a paid order to an emptied cart (p99)."
            " Raised: runbook MessageLag.",
            "s",
            Query(quantile(0.99, "message_lag_seconds", by=["stream", "group"]), "{{stream}} → {{group}}"),
            bad=60,
        ),
        lines(
            "Connections of the services on the way",
            "Used by all pods. At the maximum, checkouts queue: runbook PoolExhausted.",
            "short",
            Query(total(select("db_client_connections_used", 'job=~"(cart|order|payment|product)-service"'), "job"),
                  "{{job}}"),
        ),
    ),
)  # fmt: skip

DASHBOARD = Dashboard(
    "souk-checkout",
    "Souk: checkout and sagas",
    "Where purchases are lost, what they wait for, and whether every one comes to rest.",
    (_FUNNEL, _ROUTES, _PAYMENTS, _SAGAS),
)
