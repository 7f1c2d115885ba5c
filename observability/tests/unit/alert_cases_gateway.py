"""The gateway and the stores behind everything: alerts/gateway.yaml, alerts/stores.yaml."""

from alert_case import Case, counter, gauge, page, ticket

_ANSWERS = 'traefik_entrypoint_requests_total{job="traefik-metrics",instance="a",entrypoint="web",code="%s"}'
_CHECK = 'service_check_ok{job="%s-service",instance="a",check="valkey"}'
_MIB = 2**20
_SERVER = 'job="souk-operator-metrics",instance="a",server="main"'
_SESSIONS = f'souk_postgres_connections{{{_SERVER},database="%s",state="%s"}}'

GATEWAY_CASES = (
    Case(
        "GatewayDown", page(job="traefik-metrics"),
        broken={'up{job="traefik-metrics",instance="a"}': gauge((1, 30), (0, 5), (None, 5), (1, 20))},
        before=29, during=38, after=42,
        # A node goes, another stays.
        harmless={
            'up{job="traefik-metrics",instance="a"}': gauge((1, 30), (0, 30)),
            'up{job="traefik-metrics",instance="b"}': gauge((1, 60)),
        },
    ),
    Case(
        "GatewayErrors", ticket(),
        broken={
            _ANSWERS % "200": counter((60, 60)),
            _ANSWERS % "502": counter((0, 20), (20, 20), (0, 20)),
        },
        before=20, during=35, after=46,
        # A high share of very little, at night.
        harmless={
            _ANSWERS % "200": counter((1, 60)),
            _ANSWERS % "502": counter((0, 20), (2, 40)),
        },
    ),
    Case(
        "ValkeyDown", ticket(),
        broken={_CHECK % name: gauge((1, 10), (0, 10), (1, 20)) for name in ("cart", "order")},
        before=11, during=18, after=21,
        harmless={_CHECK % "cart": gauge((1, 10), (0, 30)), _CHECK % "order": gauge((1, 40))},
    ),
    Case(
        "ValkeyMemoryHigh", ticket(),
        broken={
            'valkey_memory_used_bytes{job="cart-service",instance="a"}': gauge(
                (50 * _MIB, 10), (90 * _MIB, 20), (50 * _MIB, 10)
            ),
            'valkey_memory_max_bytes{job="cart-service",instance="a"}': gauge((100 * _MIB, 40)),
        },
        before=15, during=28, after=31,
        # Without a limit there is no share.
        harmless={
            'valkey_memory_used_bytes{job="cart-service",instance="a"}': gauge((90 * _MIB, 40)),
            'valkey_memory_max_bytes{job="cart-service",instance="a"}': gauge((0, 40)),
        },
    ),
    Case(
        "ValkeyEvicting", ticket(),
        broken={'valkey_evicted_keys{job="cart-service",instance="a"}': counter((0, 10), (100, 10), (0, 30))},
        before=10, during=20, after=36,
        # Valkey was started anew.
        harmless={'valkey_evicted_keys{job="cart-service",instance="a"}': gauge((900, 20), (0, 30))},
    ),
    Case(
        "PostgresServerNotReady", ticket(server="main"),
        broken={f"souk_operator_server_ready{{{_SERVER}}}": gauge((1, 10), (0, 10), (1, 20))},
        before=12, during=18, after=21,
        harmless={f"souk_operator_server_ready{{{_SERVER}}}": gauge((1, 10), (0, 2), (1, 20))},
    ),
    Case(
        "PostgresConnectionsHigh", ticket(server="main"),
        broken={
            _SESSIONS % ("order_db", "active"): gauge((5, 10), (50, 20), (5, 20)),
            _SESSIONS % ("cart_db", "idle"): gauge((40, 50)),
            f"souk_postgres_max_connections{{{_SERVER}}}": gauge((100, 50)),
        },
        before=15, during=28, after=32,
        # An operator that has handed over still tells what it saw.
        harmless={
            _SESSIONS % ("order_db", "active"): gauge((50, 50)),
            _SESSIONS.replace('"a"', '"b"') % ("order_db", "active"): gauge((50, 50)),
            f"souk_postgres_max_connections{{{_SERVER}}}": gauge((100, 50)),
        },
    ),
    Case(
        "PostgresTransactionAge", ticket(server="main", database="order_db"),
        broken={
            f'souk_postgres_transaction_age{{{_SERVER},database="order_db"}}':
                gauge((9e8, 10), (1.2e9, 60), (5e7, 20)),
        },
        before=30, during=60, after=72,
        # What autovacuum begins to work at.
        harmless={f'souk_postgres_transaction_age{{{_SERVER},database="order_db"}}': gauge((2.5e8, 90))},
    ),
    Case(
        "PostgresLongTransaction", ticket(server="main"),
        broken={f"souk_postgres_oldest_transaction_seconds{{{_SERVER}}}": "0+60x45 0+0x20"},
        before=30, during=42, after=48,
        harmless={f"souk_postgres_oldest_transaction_seconds{{{_SERVER}}}": "0+60x15 0+60x15 0+0x30"},
    ),
)  # fmt: skip
