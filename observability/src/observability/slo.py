"""Service level objectives, and the Prometheus rules that watch how fast their error budgets burn.

Multi-window, multi-burn-rate alerts as in the SRE Workbook, chapter 5: a page when 2 % of a month's budget burns in an
hour or 5 % in six, a ticket when a tenth burns in three days; the short window ends the alert soon after the trouble.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from observability.promql import (
    AT_GATEWAY,
    BEHIND_GATEWAY,
    CHECKOUT,
    DURATION,
    REQUESTS,
    SERVED,
    SERVICES,
    STREAMS,
    named_like_services,
    select,
)

Rule = dict[str, Any]

_HEADER = "# Written by `make dashboards` from observability/src/observability/slo.py.\n"
_READS = 'http_request_method="GET"'
_NOT_FAILED = 'http_response_status_code!~"5.."'
_LEAST = 5
"""Bad requests in the long window before anybody is alerted: one failure of ten at night is no trend."""


@dataclass(frozen=True, slots=True)
class Objective:
    """A share `target` of `every` must be `good` (two counters); `sentence` says what is bad.

    `at_gateway` is the same pair as the gateway counts it. For a service that it has counted, it alone is believed: it
    also answers when no pod does. The services' own counters are for balancers that no Prometheus reads.
    """

    name: str
    target: float
    good: str
    every: str
    sentence: str
    at_gateway: tuple[str, str] | None = None

    @property
    def budget(self) -> str:
        """The share that may be bad."""
        return f"{1 - self.target:.4g}"


@dataclass(frozen=True, slots=True)
class Burn:
    """The budget burns `rate` times too fast, in the long window and still in the short one."""

    rate: float
    long: str
    short: str
    lasting: str
    severity: str

    @property
    def speed(self) -> str:
        """How fast the budget burns, in words."""
        return "faster than it may" if self.rate == 1 else f"{self.rate:g} times faster than it may"


OBJECTIVES = (
    Objective(
        "Availability",
        0.9995,
        select(REQUESTS, SERVICES, SERVED, _NOT_FAILED),
        select(REQUESTS, SERVICES, SERVED),
        "of requests failed with 5xx",
        at_gateway=(
            select(AT_GATEWAY, BEHIND_GATEWAY, 'code!~"5.."'),
            select(AT_GATEWAY, BEHIND_GATEWAY),
        ),
    ),
    Objective(
        "Checkout",
        0.999,
        select(f"{DURATION}_bucket", SERVICES, CHECKOUT, _NOT_FAILED, 'le="2.5"'),
        select(REQUESTS, SERVICES, CHECKOUT),
        "of checkouts or payments failed or took longer than 2.5 s",
    ),
    Objective(
        "Latency",
        0.99,
        select(f"{DURATION}_bucket", SERVICES, STREAMS, _READS, 'le="0.25"'),
        select(REQUESTS, SERVICES, STREAMS, _READS),
        "of reads took longer than 250 ms",
    ),
)
BURNS = (
    Burn(14.4, "1h", "5m", "2m", "page"),
    Burn(6, "6h", "30m", "15m", "page"),
    Burn(1, "3d", "6h", "1h", "ticket"),
)


def rule_file() -> str:
    """The text of alerts/slo.yaml."""
    groups = [
        {"name": f"souk-slo-{objective.name.lower()}", "rules": [*_recorded(objective), *_alerts(objective)]}
        for objective in OBJECTIVES
    ]
    return _HEADER + yaml.dump({"groups": groups}, Dumper=_Dumper, sort_keys=False, width=1000, allow_unicode=True)


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as one reads it."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def _recorded(objective: Objective) -> Iterator[Rule]:
    for window in sorted({window for burn in BURNS for window in (burn.long, burn.short)}, key=_minutes):
        expr = _bad(
            *(f"sum by (namespace, job) (rate({each}[{window}]))" for each in (objective.good, objective.every))
        )
        if objective.at_gateway:
            # Counted together first: the gateway may know one service under two names, and of a share no sum is one.
            counts = (f"sum by (service) (rate({each}[{window}]))" for each in objective.at_gateway)
            expr = f"({_bad(*map(named_like_services, counts))})\nor\n({expr})"
        yield {"record": _ratio(objective, window), "expr": expr}
    for burn in BURNS:
        expr = f"sum by (namespace, job) (increase({objective.every}[{burn.long}]))"
        if objective.at_gateway:
            every = f"sum by (service) (increase({objective.at_gateway[1]}[{burn.long}]))"
            expr = f"{named_like_services(every)}\nor\n{expr}"
        yield {"record": _requests(objective, burn.long), "expr": expr}


def _bad(good: str, every: str) -> str:
    """The share that was bad, kept apart by whatever labels both have."""
    return f"1 - (\n  {good}\n  or 0 * {every}\n) / {every}"


def _alerts(objective: Objective) -> Iterator[Rule]:
    name = f"{objective.name}Burn"
    for burn in BURNS:
        limit = f"{burn.rate} * {objective.budget}"
        long, short = _ratio(objective, burn.long), _ratio(objective, burn.short)
        yield {
            "alert": name,
            "expr": f"{long} > {limit}\nand {short} > {limit}\n"
            f"and {long} * {_requests(objective, burn.long)} >= {_LEAST}",
            "for": burn.lasting,
            "labels": {"severity": burn.severity, "window": burn.long},
            "annotations": {
                "summary": f"{{{{ $labels.job }}}}: the {objective.name.lower()} budget burns {burn.speed}",
                "description": f"{{{{ $value | humanizePercentage }}}} {objective.sentence} in the last {burn.long};"
                f" {float(objective.budget):.2%} is allowed.",
                "runbook": f"observability/runbooks/{name}.md",
            },
        }


def burn_rate(objective: Objective, window: str) -> str:
    """How many times too fast the budget burns, as recorded: 1 spends it exactly by the end of the month."""
    return f"{_ratio(objective, window)} / {objective.budget}"


def _ratio(objective: Objective, window: str) -> str:
    return f"namespace_job:souk_{objective.name.lower()}_bad:ratio_rate{window}"


def _requests(objective: Objective, window: str) -> str:
    return f"namespace_job:souk_{objective.name.lower()}_requests:increase{window}"


def _minutes(window: str) -> int:
    return int(window[:-1]) * {"m": 1, "h": 60, "d": 1440}[window[-1]]
