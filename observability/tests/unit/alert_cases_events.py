"""Events and mails: alerts/events.yaml."""

from alert_case import Case, counter, gauge, page, ticket

_DEAD = 'messages_total{job="order-service",instance="a",stream="souk.payments",group="order-service",outcome="dead"}'
_LAG = 'message_lag_seconds_bucket{job="cart-service",instance="a",stream="souk.orders",group="cart-service",le="%s"}'
_MESSAGES = 'messages_total{job="cart-service",instance="a",stream="souk.orders",group="cart-service",outcome="%s"}'
_MAILS = 'mails_total{job="order-service",instance="a",template="receipt",outcome="%s"}'
_EVENT = 'events_committed_total{job="%s",instance="a",type="souk.%s.v1"}'
_GROUP = {"stream": "souk.orders", "group": "cart-service"}

EVENT_CASES = (
    Case(
        "OutboxStuck", page(job="order-service", sign="age"),
        broken={'outbox_oldest_age_seconds{job="order-service",instance="a"}':
                "0+0x9 60+60x9 0+0x20"},
        before=10, during=18, after=22,
        # The last figure of an instance that lost its lease.
        harmless={
            'outbox_oldest_age_seconds{job="order-service",instance="a"}': "0+0x9 200+0x40",
            'outbox_oldest_age_seconds{job="order-service",instance="b"}': gauge((0, 50)),
        },
    ),
    Case(
        "OutboxStuck", page(job="order-service", sign="standstill"),
        broken={
            _EVENT % ("order-service", "order.placed"): counter((3, 60)),
            'outbox_published_total{job="order-service",instance="b",stream="souk.orders"}':
                counter((3, 20), (0, 20), (20, 20)),
        },
        before=25, during=36, after=42,
        harmless={
            _EVENT % ("order-service", "order.placed"): counter((3, 60)),
            'outbox_published_total{job="order-service",instance="b",stream="souk.orders"}':
                counter((3, 20), (0, 5), (3, 35)),
        },
    ),
    Case(
        "DeadLetters", ticket(job="order-service", stream="souk.payments", group="order-service"),
        # The first one is born with its series.
        broken={_DEAD: counter((None, 10), (1, 1), (0, 100))},
        before=9, during=12, after=75,
        harmless={_DEAD.replace("dead", outcome): counter((5, 100)) for outcome in ("retried", "ignored")},
    ),
    Case(
        "MessageLag", ticket(job="cart-service", **_GROUP, sign="slow"),
        broken={
            _LAG % "60": counter((10, 20), (0, 20), (10, 40)),
            _LAG % "600": counter((10, 20), (10, 20), (10, 40)),
            _LAG % "+Inf": counter((10, 20), (10, 20), (10, 40)),
        },
        before=20, during=38, after=48,
        harmless={
            _LAG % "60": counter((10, 20), (0, 3), (10, 57)),
            _LAG % "600": counter((10, 80)),
            _LAG % "+Inf": counter((10, 80)),
        },
    ),
    Case(
        "MessageLag", ticket(job="cart-service", **_GROUP, sign="standstill"),
        broken={
            _MESSAGES % "retried": counter((0, 20), (4, 20), (0, 40)),
            _MESSAGES % "handled": counter((9, 20), (0, 20), (9, 40)),
        },
        before=20, during=38, after=46,
        harmless={
            _MESSAGES % "retried": counter((0, 20), (4, 60)),
            _MESSAGES % "handled": counter((9, 80)),
        },
    ),
    Case(
        "MailsFailing", ticket(job="order-service", sign="refused"),
        broken={_MAILS % "failed": counter((None, 10), (1, 6), (0, 100))},
        before=9, during=17, after=80,
        harmless={_MAILS % "failed": counter((None, 10), (1, 2), (0, 100)), _MAILS % "put_off": counter((5, 100))},
    ),
    Case(
        "MailsFailing", ticket(job="order-service", sign="standstill"),
        broken={
            _MAILS % "put_off": counter((0, 20), (2, 40), (0, 40)),
            _MAILS % "sent": counter((2, 20), (0, 40), (2, 40)),
        },
        before=20, during=58, after=65,
        harmless={_MAILS % "put_off": counter((0, 20), (2, 80)), _MAILS % "sent": counter((1, 100))},
    ),
)  # fmt: skip
