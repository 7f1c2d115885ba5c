"""Money and stock: alerts/purchases.yaml."""

from alert_case import Case, counter, gauge, page, ticket

_EVENT = 'events_committed_total{job="%s",instance="a",type="souk.%s.v1"}'
_ATTENTION = 'souk_orders_attention{job="order-service",instance="a",kind="%s"}'
_PROVIDER = (
    'http_client_request_duration_seconds_count{job="payment-service",instance="a",'
    'upstream="payment provider stripe",outcome="%s"}'
)
_NOT_UNDERSTOOD = 'payment_webhooks_not_understood_total{job="payment-service",instance="a"}'

PURCHASE_CASES = (
    Case(
        "SagaOverdue", page(),
        broken={'souk_saga_overdue_seconds{job="order-service",instance="a"}': "0+0x9 30+60x9 0+0x20"},
        before=10, during=16, after=22,
        harmless={'souk_saga_overdue_seconds{job="order-service",instance="a"}': "0+0x9 50+0x9 70+0x0 10+0x20"},
    ),
    Case(
        "OrdersNeedAttention", ticket(kind="amount_differs"),
        broken={
            _ATTENTION % "amount_differs": gauge((0, 10), (1, 10), (0, 10)),
        },
        before=9, during=13, after=22,
        # Looked at between two scrapes, or never there.
        harmless={
            _ATTENTION % "amount_differs": "0+0x9 1+0x0 0+0x20",
            _ATTENTION % "refund_failed": gauge((0, 30)),
        },
    ),
    Case(
        "Oversold", page(),
        broken={'souk_oversold_variants{job="product-service",instance="a"}': gauge((0, 10), (2, 10), (0, 10))},
        before=9, during=12, after=21,
        harmless={'souk_oversold_variants{job="product-service",instance="a"}': gauge((0, 30))},
    ),
    Case(
        "PaymentsDeclined", ticket(),
        broken={
            _EVENT % ("payment-service", "payment.succeeded"): counter((4, 30), (1, 20), (4, 50)),
            _EVENT % ("payment-service", "payment.attempt_declined"): counter((1, 30), (8, 20), (0, 50)),
        },
        before=30, during=48, after=65,
        # Three of four, but of four.
        harmless={
            _EVENT % ("payment-service", "payment.succeeded"): counter((0, 40), (1, 1), (0, 50)),
            _EVENT % ("payment-service", "payment.attempt_declined"): counter((0, 40), (1, 3), (0, 50)),
        },
    ),
    Case(
        "ProviderFailing", ticket(upstream="payment provider stripe"),
        broken={
            _PROVIDER % "answered": counter((10, 60)),
            _PROVIDER % "outcome_unknown": counter((0, 20), (4, 20), (0, 20)),
        },
        before=20, during=35, after=46,
        harmless={
            _PROVIDER % "answered": counter((50, 60)),
            _PROVIDER % "outcome_unknown": counter((1, 60)),
        },
    ),
    Case(
        "WebhooksNotUnderstood", ticket(),
        broken={_NOT_UNDERSTOOD: counter((0, 10), (1, 1), (0, 90))},
        before=9, during=15, after=80,
        # A pod that starts again begins at zero.
        harmless={_NOT_UNDERSTOOD: counter((0, 30), (None, 3), (0, 30))},
    ),
)  # fmt: skip
