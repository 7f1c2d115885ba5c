"""Causes inside a service: alerts/services.yaml."""

from alert_case import Case, counter, gauge, page, ticket

_POOL = '{job="order-service",instance="a"}'
_CALL = 'job="cart-service",instance="a",upstream="order-service"'
_MIB = 2**20

SERVICE_CASES = (
    Case(
        "ServiceDown", page(job="order-service"),
        broken={'up{job="order-service",instance="a"}': gauge((1, 30), (0, 5), (None, 5), (1, 20))},
        before=29, during=38, after=42,
        harmless={
            'up{job="order-service",instance="a"}': gauge((1, 30), (0, 30)),
            'up{job="order-service",instance="b"}': gauge((1, 60)),
            'up{job="somebody-elses-service",instance="a"}': gauge((0, 60)),
        },
    ),
    Case(
        "ServiceNotReady", page(job="order-service"),
        # Away for ten minutes, and paged for as long.
        broken={
            'service_ready{job="order-service",instance="a"}': gauge((1, 10), (0, 20), (1, 20)),
            'service_ready{job="order-service",instance="b"}': gauge((1, 10), (0, 20), (1, 20)),
        },
        before=11, during=29, after=31,
        # One of two, and both for a moment.
        harmless={
            'service_ready{job="order-service",instance="a"}': gauge((1, 10), (0, 30)),
            'service_ready{job="order-service",instance="b"}': gauge((1, 20), (0, 1), (1, 20)),
        },
    ),
    Case(
        "InstanceDown", ticket(job="order-service", instance="a"),
        broken={'up{job="order-service",instance="a"}': gauge((1, 10), (0, 20), (1, 20))},
        before=20, during=28, after=32,
        harmless={'up{job="order-service",instance="a"}': gauge((1, 10), (0, 12), (1, 20))},
    ),
    Case(
        "PoolExhausted", ticket(job="order-service"),
        broken={
            f"db_client_connections_used{_POOL}": gauge((3, 10), (10, 20), (3, 20)),
            f"db_client_connections_max{_POOL}": gauge((10, 50)),
        },
        before=10, during=25, after=32,
        harmless={
            f"db_client_connections_used{_POOL}": gauge((3, 10), (10, 3), (9, 37)),
            f"db_client_connections_max{_POOL}": gauge((10, 50)),
        },
    ),
    Case(
        "EventLoopLag", ticket(job="auth-service"),
        broken={'event_loop_lag_seconds{job="auth-service",instance="a"}': gauge((0.002, 20), (0.5, 30), (0.002, 30))},
        before=20, during=45, after=62,
        harmless={'event_loop_lag_seconds{job="auth-service",instance="a"}': gauge((0.002, 20), (0.9, 1), (0.02, 60))},
    ),
    Case(
        "BreakerOpen", ticket(job="cart-service", upstream="order-service"),
        broken={
            f"http_client_breaker_state{{{_CALL}}}": gauge((0, 10), (2, 10), (0, 20)),
            f'http_client_request_duration_seconds_count{{{_CALL},outcome="breaker_open"}}':
                counter((0, 10), (30, 10), (0, 20)),
        },
        before=10, during=16, after=24,
        # It opened, and nobody has asked since.
        harmless={
            f"http_client_breaker_state{{{_CALL}}}": gauge((0, 10), (2, 30)),
            f'http_client_request_duration_seconds_count{{{_CALL},outcome="breaker_open"}}': counter((0, 40)),
            f'http_client_request_duration_seconds_count{{{_CALL},outcome="answered"}}': counter((30, 40)),
        },
    ),
    Case(
        "MemoryGrowing", ticket(job="cart-service", instance="a"),
        broken={
            'process_resident_memory_bytes{job="cart-service",instance="a"}':
                f"{150 * _MIB}+{_MIB // 2}x300 {120 * _MIB}+0x100",
            'process_start_time_seconds{job="cart-service",instance="a"}': gauge((0, 300), (300 * 60, 100)),
        },
        before=100, during=260, after=310,
        # Young and still filling its caches, then large and level.
        harmless={
            'process_resident_memory_bytes{job="cart-service",instance="a"}':
                f"{80 * _MIB}+{2 * _MIB}x90 {260 * _MIB}+0x300",
            'process_start_time_seconds{job="cart-service",instance="a"}': gauge((0, 400)),
        },
    ),
)  # fmt: skip
