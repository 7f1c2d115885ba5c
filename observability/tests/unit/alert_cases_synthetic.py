"""The synthetic purchase: alerts/synthetic.yaml."""

from alert_case import Case, gauge, page, ticket

_SUCCESS = 'souk_synthetic_purchase_success{job="souk-synthetic",instance="%s"}'
_UP = 'up{job="souk-synthetic",instance="a"}'

SYNTHETIC_CASES = (
    Case(
        "SyntheticPurchaseFailing", page(sign="failing"),
        # A pod that takes over from another does not end the alert.
        broken={
            _SUCCESS % "a": gauge((1, 10), (0, 20)),
            _SUCCESS % "b": gauge((None, 31), (0, 9), (1, 20)),
        },
        before=15, during=38, after=41,
        harmless={_SUCCESS % "a": gauge((1, 10), (0, 4), (1, 2), (0, 4), (1, 30))},
    ),
    Case(
        "SyntheticPurchaseFailing", ticket(job="souk-synthetic", sign="gone"),
        broken={_UP: gauge((1, 10), (0, 10), (None, 10), (1, 20))},
        before=18, during=28, after=32,
        harmless={_UP: gauge((1, 10), (0, 8), (1, 30))},
    ),
)  # fmt: skip
