"""Databases and their operator: alerts/operator.yaml."""

from alert_case import Case, counter, gauge, ticket

_DAY = 86400
_DB = 'job="souk-operator-metrics",instance="a",database="order-service"'
_CONDITION = f'souk_operator_database_condition{{{_DB},type="%s"}}'
_PENDING = f"souk_operator_migration_pending_since_timestamp_seconds{{{_DB}}}"
_DRIFT = f"souk_operator_drift_repaired_total{{{_DB}}}"
_ROTATED = f"souk_operator_credentials_rotated_timestamp_seconds{{{_DB}}}"
_RECONCILES = (
    'souk_operator_reconcile_duration_seconds_count{job="souk-operator-metrics",instance="a",kind="Database",'
    'outcome="%s"}'
)


OPERATOR_CASES = (
    Case(
        "OperatorDown", ticket(job="souk-operator-metrics"),
        broken={'up{job="souk-operator-metrics",instance="a"}': gauge((1, 10), (0, 20), (1, 20))},
        before=18, during=25, after=32,
        harmless={'up{job="souk-operator-metrics",instance="a"}': gauge((1, 10), (0, 8), (1, 20))},
    ),
    Case(
        "OperatorWithoutLeader", ticket(),
        broken={
            'souk_operator_leader{job="souk-operator-metrics",instance="a"}': gauge((1, 10), (0, 20), (1, 20)),
            'souk_operator_leader{job="souk-operator-metrics",instance="b"}': gauge((0, 50)),
        },
        before=12, during=20, after=31,
        # One hands over to the other.
        harmless={
            'souk_operator_leader{job="souk-operator-metrics",instance="a"}': gauge((1, 10), (0, 40)),
            'souk_operator_leader{job="souk-operator-metrics",instance="b"}': gauge((0, 12), (1, 38)),
        },
    ),
    Case(
        "NamespaceSkipped", ticket(),
        broken={'souk_operator_namespace_skipped{job="souk-operator-metrics",instance="a"}':
                gauge((0, 10), (1, 20), (0, 20))},
        before=15, during=28, after=31,
        harmless={'souk_operator_namespace_skipped{job="souk-operator-metrics",instance="a"}':
                  gauge((0, 10), (1, 8), (0, 20))},
    ),
    Case(
        "DatabaseStalled", ticket(database="order-service"),
        broken={_CONDITION % "Stalled": gauge((0, 10), (1, 20), (0, 20))},
        before=12, during=20, after=32,
        harmless={_CONDITION % "Stalled": gauge((0, 40)), _CONDITION % "Reconciling": gauge((1, 40))},
    ),
    Case(
        "DatabaseNotReady", ticket(database="order-service"),
        broken={_CONDITION % "Ready": gauge((1, 10), (0, 30), (1, 20))},
        before=20, during=35, after=42,
        harmless={_CONDITION % "Ready": gauge((1, 10), (0, 15), (1, 30))},
    ),
    Case(
        "MigrationPending", ticket(database="order-service"),
        broken={_PENDING: gauge((0, 10), (600, 30), (0, 20))},
        before=20, during=35, after=42,
        harmless={_PENDING: gauge((0, 10), (600, 15), (0, 35))},
    ),
    Case(
        "DriftRepairedAgain", ticket(database="order-service"),
        broken={_DRIFT: counter((0, 30), *[(2, 1), (0, 9)] * 6, (0, 120))},
        before=30, during=85, after=160,
        # One person, once, thoroughly.
        harmless={_DRIFT: counter((0, 30), (40, 1), (0, 150))},
    ),
    Case(
        "CredentialsOld", ticket(database="order-service"),
        broken={_ROTATED: gauge((0, 35 * 24 + 12), (36 * _DAY, 48))},
        before=34 * 24, during=35 * 24 + 10, after=35 * 24 + 14,
        harmless={_ROTATED: gauge((0, 31 * 24), (31 * _DAY, 200))},
        step="1h",
    ),
    Case(
        "ReconcilesFailing", ticket(kind="Database"),
        broken={
            _RECONCILES % "done": counter((3, 30), (0, 40), (3, 40)),
            _RECONCILES % "failed": counter((0, 30), (3, 40), (0, 40)),
        },
        before=30, during=65, after=82,
        harmless={
            _RECONCILES % "done": counter((3, 110)),
            _RECONCILES % "failed": counter((0, 30), (2, 80)),
        },
    ),
)  # fmt: skip
